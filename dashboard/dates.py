"""Values of dates (`2021-09-13TEV`, `2021-W36`) as a reader says them; the values themselves are for programs."""

import datetime as dt
import re
from collections.abc import Callable

from dashboard.data import Event, Grain, Interval, interval_words, season, unit_around

_DAY = r"\d{4}-\d\d-\d\d"
_SEASONS = {"SP": 1, "SU": 2, "AU": 3, "FA": 3, "WI": 4}


def value_words(value: str, language: str) -> str | None:
    """A TIMEX value or an EDTF date in words; None where it is no date (a length, a set), or one that can't be.

    >>> value_words("2021-W36", "en"), value_words("2021-09-13TEV", "en"), value_words("P2Y", "en")
    ('week of 6–12 September 2021', '13 September 2021, evening', None)
    """
    try:
        when = _interval(value)
    except (ValueError, OverflowError):
        return None
    return interval_words(when, language) if when else None


def use_words(mention: Event, language: str) -> str | None:
    """What a sentence's time expression says, as finely as it is known: «أواخر أيلول/سبتمبر 2015», «مساء 13 …»."""
    value = (mention.time.value if mention.time else None) or ""
    told = value_words(value, language)
    finer = mention.when is None or "T" in value  # the event's own date is a day at the finest
    return told if told and finer else interval_words(mention.when, language) if mention.when else None


def _interval(value: str) -> Interval | None:
    first, slash, last = value.partition("/")
    if slash:
        begins, ends = (None if end in ("", "..") else _unit(end) for end in (first, last))
        if (begins is None and first not in ("", "..")) or (ends is None and last not in ("", "..")):
            return None
        grain = begins.grain if begins else Grain.DAY
        return Interval(begins.start if begins else None, ends.end if ends else None, grain)
    return _unit(value)


def _unit(value: str) -> Interval | None:
    """One calendar unit, with the part of the day or the hour that it names."""
    for pattern, made in _SHAPES:
        if found := re.fullmatch(pattern, value):
            return made(*found.groups())
    return None


def _on(day: str, clock: str | None) -> Interval:
    whole = unit_around(dt.date.fromisoformat(day), Grain.DAY)
    return Interval(whole.start, whole.end, Grain.PART, clock=clock) if clock else whole


def _around(year: str, month: int, grain: Grain) -> Interval:
    return unit_around(dt.date(int(year), month, 1), grain)


_SHAPES: tuple[tuple[str, Callable[..., Interval]], ...] = (
    (rf"({_DAY})(T(?:[A-Z]{{2}}|\d\d(?::\d\d)*))?", _on),
    (r"(\d{4})-(\d\d)", lambda y, m: _around(y, int(m), Grain.MONTH)),
    (r"(\d{4})-W(\d\d)", lambda y, w: unit_around(dt.date.fromisocalendar(int(y), int(w), 1), Grain.WEEK)),
    (r"(\d{4})-Q([1-4])", lambda y, q: _around(y, 3 * int(q) - 2, Grain.QUARTER)),
    (r"(\d{4})-H([12])", lambda y, h: _around(y, 6 * int(h) - 5, Grain.HALF)),
    (r"(\d{4})-(SP|SU|AU|FA|WI)", lambda y, s: season(int(y), _SEASONS[s])),
    (r"(\d{4})", lambda y: _around(y, 1, Grain.YEAR)),
)
