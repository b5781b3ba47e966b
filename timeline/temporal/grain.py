"""How fine a date is, and how its words hedge it."""

from enum import StrEnum


class Grain(StrEnum):
    """Units of the calendar, finest first; also the unit of a length."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"  # of a day: morning, evening …
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        return _RANK[self]


_RANK = {grain: i for i, grain in enumerate(Grain)}


class Hedge(StrEnum):
    """TIMEX3's `mod`."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
