"""The day, month or year that an article says it was published on."""

import datetime as dt
import re

from timeline.temporal.grain import Grain
from timeline.temporal.interval import Interval, unit_around

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


def parse_published(value: str) -> Interval:
    """The day, month or year that an ISO date, date-time, month or year names. ValueError where it names none."""
    match = _PUBLISHED.fullmatch(value.strip())
    if not match:
        raise ValueError(f"not an ISO date: {value!r}")
    year, month, day = (int(g) if g else None for g in match.groups()[:3])
    assert year is not None
    first = dt.date(year, month or 1, day or 1)
    return unit_around(first, Grain.DAY if day else Grain.MONTH if month else Grain.YEAR)
