"""Two names of one month that differ («تشرين الأول/نوفمبر»): which of them the rest supports."""

from timeline.temporal import expr as e
from timeline.temporal.interval import Answer, Interval

# A month that is named without its year is seldom so many days away.
_FAR = 240


def two_months(expr: e.Expr) -> bool:
    """The two sides are one date but for the month."""
    match expr:
        case e.Same(e.Fields(month=int() as one) as a, e.Fields(month=int() as other) as b):
            return one != other and a.calendar == b.calendar and a.year == b.year
        case _:
            return False


def turned_round(s: e.Same, a: Answer, b: Answer, context: e.Context) -> bool:
    """The second is meant: a report means the month that is not still to come, a plan the one that is.

    A weekday has settled it before, when the date was read.
    """
    if _fits_weekday(s.a, a):
        return False
    return _unfit(s.a, a, context) and not _unfit(s.b, b, context)


def _fits_weekday(expr: e.Expr, answer: Answer) -> bool:
    weekday = expr.weekday if isinstance(expr, e.Fields) else None
    day = answer.start if isinstance(answer, Interval) else None
    return day is not None and day.weekday() == weekday


def _unfit(expr: e.Expr, answer: Answer, context: e.Context) -> bool:
    """A date on the wrong side of today; without its year it is always on the right one, but may be far away."""
    today = context.today
    if today is None or not (today.start and today.end):
        return False
    if not isinstance(answer, Interval) or not (answer.start and answer.end):
        return True
    if isinstance(expr, e.Fields) and expr.year is None:
        return abs((answer.start - today.start).days) > _FAR
    return answer.start >= today.end if context.direction < 0 else answer.end <= today.start
