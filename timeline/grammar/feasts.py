"""Constructors of feasts, their days, eves and nights. None declines."""

from dataclasses import replace

from timeline.grammar.build import HIJRI_YEARS, expression, grain, number, steps
from timeline.grammar.engine import Found
from timeline.temporal import At, Expr, Fields, Grain, Holiday, Pick


def feast(f: Found, word: str = "holiday") -> Holiday:
    """The feast that a rule's `h` names, in the year that its `y` does."""
    value = f.need("h")[word]
    calendar, value = ("hijri", value) if value > 0 else ("gregorian", -value)
    year_: Expr | None = None
    if f.y is not None:
        year_ = expression(f.y, "year", "yearx")
        if isinstance(year_, Fields) and year_.year in HIJRI_YEARS:
            year_ = replace(year_, calendar="hijri")
    return Holiday(value // 100, value % 100, year_, calendar)


def holiday(f: Found) -> Expr | None:
    """«عيد الفطر 2023», «ثاني أيام عيد الأضحى», «وقفة عيد الفطر»."""
    nth = (number(f.o) or 0) if f.o is not None else 0 if f.v is not None else 1
    if f.o is not None and (not 1 <= nth <= 7 or grain(f.need("u")) != Grain.DAY):
        return None
    named = replace(feast(f), nth=nth)
    return Pick(steps(f.r), named) if f.r is not None else named


def eve_of(expr: Expr) -> Expr:
    """The day whose evening begins a feast; any other day is left as it is."""
    match expr:
        case Holiday(nth=1):
            return replace(expr, nth=0)
        case Pick(back, Holiday(nth=1) as named):
            return Pick(back, replace(named, nth=0))
        case _:
            return expr


def night_of_feast(f: Found) -> Expr:
    """«ليلة القدر 2023»."""
    named = feast(f, "holynight")
    return At(eve_of(Pick(steps(f.r), named) if f.r is not None else named), "TNI")
