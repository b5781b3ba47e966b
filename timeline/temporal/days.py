"""What is known of a day before it is known: its bounds, its weekday, its place in a year; and which days fit."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.temporal import names as n
from timeline.temporal.grain import Grain
from timeline.temporal.interval import ONE_DAY, Interval, unit_around
from timeline.temporal.wording import Reason

DayOfYear = tuple[int, int]
# A window of more days than this is not searched day by day, and years outside these hold no Arabic newspaper.
_MOST_DAYS = 1200
_YEARS = (1900, 2100)
_LEAP, _COMMON = 2000, 2001


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a constraint leaves.

    «اليوم الخميس 17 أيار» leaves the Thursdays that are a 17 May: Days(weekday=3, dates={(5, 17)}).

    `first` is the earliest day, `end` the day after the last; `dates` are days of a year as (month, day). None where
    nothing is known.
    """

    first: dt.date | None = None
    end: dt.date | None = None
    weekday: int | None = None
    month: int | None = None
    dates: frozenset[DayOfYear] | None = None

    def allows(self, day: dt.date) -> bool:
        """The day is one of them."""
        return (
            (self.first is None or day >= self.first)
            and (self.end is None or day < self.end)
            and self.weekday in (None, day.weekday())
            and self.month in (None, day.month)
            and (self.dates is None or (day.month, day.day) in self.dates)
        )

    def fits(self) -> tuple[dt.date, ...] | None:
        """All of them in order, None where they can't be counted up (no year is known, nor a day of the year)."""
        if self.dates is not None:
            return tuple(self._yearly())
        span = self._span()
        if span is None or span > _MOST_DAYS:
            return None
        return tuple(self._daily())

    def _span(self) -> int | None:
        return None if self.first is None or self.end is None else (self.end - self.first).days

    def _daily(self) -> Iterator[dt.date]:
        assert self.first is not None and self.end is not None
        for ordinal in range(self.first.toordinal(), self.end.toordinal()):
            if self.allows(day := dt.date.fromordinal(ordinal)):
                yield day

    def _yearly(self) -> Iterator[dt.date]:
        first, last = self.first or dt.date(_YEARS[0], 1, 1), self.end or dt.date(_YEARS[1], 1, 1)
        for year in range(first.year, last.year + 1):
            for month, day in sorted(self.dates or ()):
                try:
                    found = dt.date(year, month, day)
                except ValueError:
                    continue
                if self.allows(found):
                    yield found

    def empty(self) -> bool:
        """No day fits."""
        span = self._span()
        if span is not None and span <= 0:
            return True
        if self.dates is not None and (span is not None or self.month is not None):
            return next(self._yearly(), None) is None
        if span is None or span > _MOST_DAYS or self.dates is not None:
            return self.dates == frozenset()
        return next(self._daily(), None) is None

    def nearest(self, day: dt.date, reach: int) -> dt.date | None:
        """The one nearest to `day`, at most `reach` days away; of two as near, the earlier."""
        for distance in range(reach + 1):
            for sign in (-1, 1):
                ordinal = day.toordinal() + sign * distance
                if 0 < ordinal <= dt.date.max.toordinal() and self.allows(found := dt.date.fromordinal(ordinal)):
                    return found
        return None

    def interval(self) -> Interval | None:
        """The one day that fits, else the one month or year that holds all that fit."""
        found = self.fits()
        if not found:
            return None
        for grain in (Grain.DAY, Grain.MONTH, Grain.YEAR):
            whole = unit_around(found[0], grain)
            if whole.end is not None and found[-1] < whole.end:
                return whole
        return None

    def said(self) -> Reason:
        """«on a Thursday, 17 May», «يوم الخميس، 17 أيار/مايو»."""
        parts: list[tuple[str, str]] = []
        if self.weekday is not None:
            parts.append((f"on a {n.EN_DAYS[self.weekday]}", f"يوم {n.AR_DAYS[self.weekday]}"))
        if self.dates is not None:
            month, day = min(self.dates)
            on = "" if parts else "on "
            parts.append((f"{on}{day} {n.EN_MONTHS[month - 1]}", f"{day} {n.AR_MONTHS[month - 1]}"))
        elif self.month is not None:
            parts.append((f"in {n.EN_MONTHS[self.month - 1]}", f"في {n.AR_MONTHS[self.month - 1]}"))
        parts += self._bounds()
        return Reason(", ".join(en for en, _ in parts), "، ".join(ar for _, ar in parts))

    def _bounds(self) -> Iterator[tuple[str, str]]:
        first, last = self.first, self.end - ONE_DAY if self.end else None
        if first is not None and last is not None:
            whole = Interval(first, self.end, Grain.DAY)
            for grain in (Grain.DAY, Grain.MONTH, Grain.YEAR):
                if unit_around(first, grain) == Interval(first, self.end, grain):
                    whole = unit_around(first, grain)
                    break
            name = whole.timex() if whole.grain != Grain.DAY or first == last else None
            yield (f"in {name}", f"في {name}") if name else (f"from {first} to {last}", f"من {first} إلى {last}")
        elif first is not None:
            yield f"not before {first}", f"لا قبل {first}"
        elif last is not None:
            yield f"not after {last}", f"لا بعد {last}"

    def missing(self) -> Reason:
        """What is not known of it: the year, the day, the whole date."""
        if self.first is not None and self.end is not None:
            return Reason("the day is missing", "ينقصه اليوم")
        if self.dates is not None or self.month is not None:
            return Reason("the year is missing", "تنقصه السنة")
        return Reason("the date is missing", "ينقصه التاريخ")


ALL = Days()


def met(a: Days, b: Days) -> Days | None:
    """The days of both; None where there are none."""
    if a == ALL or b == ALL:
        return b if a == ALL else a
    if _differ(a.weekday, b.weekday) or _differ(a.month, b.month):
        return None
    firsts = [first for first in (a.first, b.first) if first]
    ends = [end for end in (a.end, b.end) if end]
    dates = a.dates if b.dates is None else b.dates if a.dates is None else a.dates & b.dates
    both = Days(
        max(firsts, default=None),
        min(ends, default=None),
        b.weekday if a.weekday is None else a.weekday,
        b.month if a.month is None else a.month,
        dates,
    )
    return None if both.empty() else both


def _differ(a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and a != b


def only(day: dt.date) -> Days:
    """Just this day."""
    return Days(day, day + ONE_DAY)


def within(whole: Interval) -> Days:
    """The days of an interval."""
    return Days(whole.start, whole.end)


def days_after(month: int, day: int, shift: int) -> frozenset[DayOfYear]:
    """The days of a year that lie `shift` days after this one: 29 February or 1 March after 28 February."""
    found = set()
    for year in (_LEAP, _COMMON):
        try:
            moved = dt.date(year, month, day) + dt.timedelta(days=shift)
        except (ValueError, OverflowError):
            continue
        found.add((moved.month, moved.day))
    return frozenset(found)
