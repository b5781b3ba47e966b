"""Hijri dates as Gregorian days.

Umm al-Qura (Saudi Arabia's civil calendar, by hijridate) covers 1343 to 1500 AH; outside it the tabular calendar of
convertdate answers, which can be two days off. Where a month begins by sighting, a printed day may differ by one.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1343, 1500
_EPOCH = dt.date(622, 7, 19)  # 1 Muharram 1 AH
_END = dt.date(9990, 12, 31)


@dataclass(frozen=True, slots=True)
class HijriMonth:
    """First day and length of a Hijri month; `exact` False where it comes from the tabular calendar."""

    first: dt.date
    days: int
    exact: bool


@lru_cache(4096)  # as many as there are months of two centuries and more
def month(year: int, number: int) -> HijriMonth:
    """The Hijri month `number` (1 Muharram … 12 Dhu al-Hijja) of `year`.

    >>> month(1444, 9).first
    datetime.date(2023, 3, 23)
    """
    if FIRST_YEAR <= year <= LAST_YEAR:
        from hijridate import Hijri

        start = Hijri(year, number, 1)
        return HijriMonth(dt.date(*start.to_gregorian().datetuple()), start.month_length(), exact=True)
    from convertdate import islamic

    first, following = (
        dt.date(*islamic.to_gregorian(y, m, 1)) for y, m in ((year, number), (year + number // 12, number % 12 + 1))
    )
    return HijriMonth(first, (following - first).days, exact=False)


def day(year: int, number: int, day_number: int) -> dt.date | None:
    """The Gregorian day of a Hijri one; the 30th of a month of 29 days is the day after the 29th. None: no such day."""
    if not (1 <= number <= 12 and 1 <= day_number <= 30 and 1 <= year <= 9000):
        return None
    return month(year, number).first + dt.timedelta(days=day_number - 1)


def year_of(when: dt.date) -> int:
    """The Hijri year that `when` lies in; 0 for all before the first, and one for all after the year 9990."""
    if when < _EPOCH:
        return 0
    when = min(when, _END)
    guess = int((when.year - 622) * 33 / 32) + 1
    while month(guess, 1).first > when:
        guess -= 1
    while month(guess + 1, 1).first <= when:
        guess += 1
    return guess


def month_of(when: dt.date) -> tuple[int, int]:
    """The Hijri (year, month) that `when` lies in."""
    year = year_of(when)
    number = 1
    while number < 12 and month(year, number + 1).first <= when:
        number += 1
    return year, number
