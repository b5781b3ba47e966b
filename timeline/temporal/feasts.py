"""The days of feasts: of the Hijri calendar and of ours, with their year or the one at hand."""

from dataclasses import replace

from timeline.temporal import expr as e
from timeline.temporal.fields import candidates, nearest, unit_in
from timeline.temporal.interval import ONE_DAY, Answer, Interval, Unknown


def feast_day(h: e.Holiday, year: Answer | None, context: e.Context) -> Answer:
    """A feast, or one of its days; where a Gregorian year holds it twice, the one nearer to the day of writing.

    `year` is the answer of its year, None where none is named.
    """
    first = _first_day(h, year, context)
    if not isinstance(first, Interval) or first.start is None:
        return first
    day = first.start + (h.nth - 1) * ONE_DAY
    return replace(first, start=day, end=day + ONE_DAY, give=max(first.give, h.calendar == "hijri"))


def _first_day(h: e.Holiday, year: Answer | None, context: e.Context) -> Answer:
    day = e.Fields(month=h.month, day=h.day, calendar=h.calendar)
    if year is None:
        return nearest(day, context, context.direction, strict=False)
    if isinstance(h.year, e.Fields) and h.year.calendar == "hijri" and h.year.year is not None:
        return unit_in(day, h.year.year) or Unknown("there is no such day in the calendar")
    if not isinstance(year, Interval):
        return year
    today = context.today.start if context.today else None
    return min(
        (found for found in candidates(day, year) if found.within(year)),
        key=lambda found: abs(found.start - today) if found.start and today else ONE_DAY,
        default=Unknown("it does not fall in that year"),
    )
