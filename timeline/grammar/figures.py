"""Constructors of dates in figures: «15/3/2021», «27 / 8 / 1412هـ», «يوم 15/3», «3-5/10/2023». None declines."""

from dataclasses import replace

from timeline.grammar.build import HIJRI_YEARS, LAST_HIJRI_YEAR, steps
from timeline.grammar.engine import Found
from timeline.temporal import Between, Expr, Fields, Pick


def _dated(year: int, month: int, day: int | None, f: Found) -> Fields:
    """By the Hijri calendar where its mark stands there, or where the year can be no other of our time."""
    if f.h is not None and year > LAST_HIJRI_YEAR:
        year = 1400 + year % 100  # two figures: «29/7/47هـ»
    islamic = f.h is not None or (f.g is None and year in HIJRI_YEARS)
    return Fields(year=year, month=month, day=day, calendar="hijri" if islamic else "gregorian")


def _numeric(f: Found) -> Fields | None:
    year_, month, day = f.need("x")["numdate"]
    return _dated(year_, month, day, f) if 1 <= month <= 12 and (day is None or 1 <= day <= 31) else None


def numeric_month(f: Found) -> Expr | None:
    expr = _numeric(f)
    return expr if expr and expr.day is None else None


def numeric_day(f: Found) -> Expr | None:
    expr = _numeric(f)
    return expr if expr and expr.day is not None else None


def spaced_day(f: Found) -> Expr | None:
    """«27 / 8 / 1412هـ», «2 -4-1427»."""
    day = f.need("a")["d2"]
    if f.x is not None:
        year, month, rest = f.x["numdate"]
        if rest is not None:
            return None
    else:
        year, month = f.need("y")["d4"], f.need("b")["d2"]
    if month > 12 >= day:
        day, month = month, day
    return _dated(year, month, day, f) if month <= 12 else None


def spaced_month(f: Found) -> Expr | None:
    """«06 - 2019»: two figures and a year of our time; «5 - 2019» may be anything."""
    a, year = f.need("a"), f.need("y")["d4"]
    if a.end - a.start < 2 or a["d2"] > 12 or not 1900 <= year <= 2100:
        return None
    return Fields(year=year, month=a["d2"])


def day_and_month(f: Found) -> Expr | None:
    """«يوم 15/3», «يوم 15 / 3», «الخميس 12/10»."""
    month, day = f.x["daymonth"] if f.x is not None else (f.need("b")["d2"], f.need("a")["d2"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    fields = Fields(month=month, day=day)
    return fields if f.r is None else Pick(steps(f.r), fields)


def days_in_figures(f: Found) -> Expr | None:
    """«3-5/10/2023», «يومي 3 و4/10/2023», «يومي 3/10 و4/10/2023»."""
    if f.r is not None:
        first, (year, month, last) = f.r["dayrange"]
        day: Expr = Fields(year=year, month=month, day=last)
    else:
        day = f.need("b")["dayx"]
        month, first = f.need("a").get("daymonth") or (None, f.need("a")["d2"])
    match day:
        case Fields(month=int() as ends, day=int() as last) if 0 < first < last <= 31 and month in (None, ends):
            return Between(replace(day, day=first), day) if ends <= 12 else None
        case _:
            return None
