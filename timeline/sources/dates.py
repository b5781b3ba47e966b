"""A date that a person wrote in a cell or typed («14 أيلول 2021», ٢٠٢١/٩/١٤, 14 Sep 2021), as an ISO date.

ISO dates are read as they are. For the rest dateparser is asked, one locale after the other, since each family of
Arabic month names is a locale of its own; it answers too much where a part is missing, so the year must be there, and
a month stays a month («أيلول 2021» is 2021-09, no day is made up).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.temporal import parse_published

if TYPE_CHECKING:
    from dateparser.date import DateData, DateDataParser

_LOCALES = ("ar-SY", "ar", "ar-DZ", "ar-MA", "ar-MR", "en-GB")  # Levant, Egypt and Gulf, the Maghreb's three, English
_DIGITS = {**{0x660 + i: str(i) for i in range(10)}, **{0x6F0 + i: str(i) for i in range(10)}}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]")
_ISO = re.compile(r"(\d{4})(-\d{2}(-\d{2}([T ].*)?)?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2}[/. \-])?\d{1,2}[/. \-]\d{4}|\d{4}[/. \-]\d{1,2}(?:[/. \-]\d{1,2})?(?!\d)", re.ASCII)
_CLOCK_ON = re.compile(r"\d{1,2}:\d\d.*")
_WORD = r"[^\W\d_]+(?:[ \t]+[^\W\d_]+)?"
_TWO_NAMES = re.compile(rf"({_WORD})\s*(?:/\s*({_WORD})|\(\s*({_WORD})\s*\))")
_SIGNED = re.compile(r"[-+−–]\s*\d")
_EARLIEST_YEAR = 1700  # a number below it is a year of another calendar, or none
_FIRST, _LAST = 1800, 2200  # of writing: before, no newspaper was Arabic; what is later was never written
_HIJRI = re.compile(r"(?<!\d)1[345]\d\d(?!\d)")


def parse(value: str) -> str:
    """The ISO date, date-time, month or year that `value` names; ValueError, with the reason, where it names none.

    >>> parse("٢٠٢١/٩/١٤"), parse("14 أيلول/سبتمبر 2021"), parse("أيلول 2021")
    ('2021-09-14', '2021-09-14', '2021-09')
    """
    text = _plain(value)
    if not text:
        raise ValueError("the date is empty")
    if _ISO.fullmatch(text):
        return _iso(text)
    if _SIGNED.match(text):
        raise ValueError(f"{value.strip()!r} is no date")  # dateparser would drop the sign
    readings = {found for reading in _readings(text) if (found := _asked(reading))}
    if len(readings) != 1:
        raise ValueError(f"{value.strip()!r} is no date" if not readings else f"{value.strip()!r} names two dates")
    return readings.pop()


def day_of_writing(value: str) -> str:
    """As `parse`, for the day of an article: ValueError too where no article can have been written then.

    >>> day_of_writing("1443-02-07")
    Traceback (most recent call last):
    ValueError: '1443-02-07' looks like a Hijri date: give the Gregorian one
    """
    try:
        found = parse(value)
    except ValueError:
        if _HIJRI.search(_plain(value)):
            raise _hijri(value) from None
        raise
    year = int(found[:4])
    if _FIRST <= year <= _LAST:
        return found
    if _HIJRI.fullmatch(found[:4]):
        raise _hijri(value)
    raise ValueError(f"{value.strip()!r} is not between the years {_FIRST} and {_LAST}")


def _hijri(value: str) -> ValueError:
    return ValueError(f"{value.strip()!r} looks like a Hijri date: give the Gregorian one")


def _plain(value: str) -> str:
    return " ".join(_INVISIBLE.sub("", value).translate(_DIGITS).split())


def _iso(text: str) -> str:
    try:
        parse_published(text)
        if len(text) > len("2021-09-14"):
            import datetime as dt

            dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} does not exist in the calendar") from error
    return text


def _readings(text: str) -> tuple[str, ...]:
    """The text with one name of the month each, where it has two («أيلول/سبتمبر», «كانون الثاني (يناير)»)."""
    if not _TWO_NAMES.search(text):
        return (text,)
    return (
        _TWO_NAMES.sub(lambda m: m[1], text),
        _TWO_NAMES.sub(lambda m: m[2] or m[3], text),
    )


def _asked(text: str) -> str | None:
    """dateparser's answer, as fine as its words: the first locale's that has one."""
    for parser in _parsers():
        found: DateData = parser.get_date_data(text)
        moment = found.date_obj
        if moment is None:
            continue
        if (
            moment.year < _EARLIEST_YEAR
            or str(moment.year) not in text
            or not _in_order(text, moment.day, moment.month)
        ):
            return None
        if found.period == "day":
            return moment.isoformat() if _CLOCK_ON.search(text) else moment.date().isoformat()
        return {"month": f"{moment:%Y-%m}", "year": f"{moment:%Y}"}.get(str(found.period))
    return None


def _in_order(text: str, day: int, month: int) -> bool:
    """Nothing is left over («14-15 آذار» is no day), and numbers stand as day, month, year or year, month, day.

    dateparser drops what it has no use for, and turns day and month about where only that gives a date.
    """
    date = _CLOCK_ON.sub("", text)
    numbers = [int(number) for number in re.findall(r"\d+", date) if len(number) < 4]
    if match := _NUMERIC.search(date):
        return numbers in ([day, month] if match[1] else [month, day], [month])
    return numbers in ([day], [])


@cache
def _parsers() -> "tuple[DateDataParser, ...]":
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_LOCALE_DATE_ORDER": False,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year"],
    }
    return tuple(DateDataParser(locales=[name], settings=settings) for name in _LOCALES)
