"""What counts from a day and holds no other expression: lengths away from it, what refers back, units of a whole."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from timeline import hijri
from timeline.temporal import expr as e
from timeline.temporal.fields import NO_DAY, OUTSIDE, candidates, hijri_unit, nearest
from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import (
    Answer,
    Interval,
    Length,
    Reference,
    Unknown,
    beyond,
    shift,
    unit_around,
)


def away(length: Length, sign: int, today: Interval | None) -> Answer:
    """«قبل ثلاث سنوات» → the year 2013: as fine as its unit; «قبل أكثر من 8 سنوات» has the year as its latest."""
    if today is None or today.start is None:
        return Unknown(NO_DAY, length)
    if length.amount is None or length.unit is None:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    unit = _finest(length)
    grain = Grain.DAY if unit.rank <= Grain.WEEK.rank else unit
    if grain.rank > Grain.DAY.rank:
        grain = Grain.YEAR if grain.rank >= Grain.YEAR.rank else Grain.MONTH
    if today.grain.rank > grain.rank:
        return Unknown(f"only the {today.grain} of writing is known", length)
    if beyond(today.start, sign * length.amount, length.unit):
        return Unknown(OUTSIDE, length)
    moved = length.before(today.start) if sign < 0 else length.after(today.start)
    found = unit_around(moved, grain)
    if length.hedge == Hedge.MORE_THAN:
        earlier = sign < 0
        whole = (found.start or moved, found.end or moved)
        return replace(
            found, start=None if earlier else found.start, end=found.end if earlier else None,
            hedge=Hedge.BEFORE if earlier else Hedge.AFTER, whole=whole,
        )  # fmt: skip
    hedge = Hedge.AFTER if length.hedge == Hedge.LESS_THAN and sign < 0 else length.hedge
    return replace(found, hedge=hedge)


def _finest(length: Length) -> Grain:
    """«قبل سنتين وثلاثة أشهر» is as fine as a month."""
    while length.tail is not None:
        length = length.tail
    return length.unit or Grain.DAY


def anaphor(grain: Grain | None, context: e.Context) -> Answer:
    """The date spoken of before, or the unit of that grain around it."""
    before = context.antecedent
    if before is None or before.start is None:
        return Unknown("the date that it refers back to is not told")
    if grain is None:
        return before
    if before.grain.rank > grain.rank:
        return Unknown(f"the date that it refers back to has no {grain}")
    first = before.whole[0] if before.whole else before.start
    if before.calendar == "hijri" and grain in (Grain.MONTH, Grain.YEAR):
        year, month = hijri.month_of(first)
        found = hijri_unit(e.Fields(month=month if grain == Grain.MONTH else None, calendar="hijri"), year)
        return found or Unknown("no such month")
    return unit_around(first, grain)


def moved_to(found: Answer, whole: Interval) -> Answer:
    """«الشهر نفسه من 2019»: the time spoken of before, in another year."""
    if not isinstance(found, Interval) or found.start is None or found.end is None or whole.start is None:
        return found if isinstance(found, Unknown) else Unknown("the date that it refers back to is not told")
    first = found.whole[0] if found.whole else found.start
    months = 12 * (whole.start.year - first.year)
    bounds = found.whole and (shift(found.whole[0], months, Grain.MONTH), shift(found.whole[1], months, Grain.MONTH))
    return replace(
        found, start=shift(found.start, months, Grain.MONTH), end=shift(found.end, months, Grain.MONTH), whole=bounds
    )


def current(f: e.Fields, context: e.Context) -> Answer:
    """«مارس الجاري», «هذا الخميس»: the one in today's week, month or year, else the nearest one on either side."""
    today = context.today
    if today is None or today.start is None:
        return Unknown(NO_DAY)
    unit = (
        Grain.WEEK
        if f.month is None and f.season is None and f.day is None
        else Grain.MONTH
        if f.month is None
        else Grain.YEAR
    )
    if today.grain.rank > unit.rank:
        return Unknown(f"only the {today.grain} of writing is known")
    if f.calendar == "gregorian" and (found := next(candidates(f, unit_around(today.start, unit)), None)):
        return found
    sides = [nearest(f, context, side, strict=False) for side in (-1, 1)]
    dated = [s for s in sides if isinstance(s, Interval) and s.start]
    return min(dated, key=lambda s: abs((s.start or today.start) - today.start), default=sides[0])


def fiscal(f: e.Fiscal, today: Interval | None) -> Answer:
    """A year that need not begin in January: the printed one, the one that today lies in, the one about to begin."""
    year = f.year
    if year is None:
        if today is None or today.start is None:
            return Unknown(NO_DAY)
        if today.grain.rank > Grain.MONTH.rank:
            return Unknown(f"only the {today.grain} of writing is known")
        year = _newest(f.first_month, today.start) if f.new else _running(f, today.start)
        if not 2 <= year + f.steps < 9998:
            return Unknown(OUTSIDE)
        year += f.steps
    first = dt.date(year, f.first_month, 1)
    calendar = "gregorian" if f.first_month == 1 else "fiscal"
    return Interval(first, shift(first, 12, Grain.MONTH), Grain.YEAR, calendar=calendar)


def year_to(last: Answer) -> Answer:
    """The twelve months that a date ends."""
    if not isinstance(last, Interval) or last.end is None or last.end.year < 3:
        return last if isinstance(last, Unknown) else Unknown("the day that it ends on is not told")
    first = shift(last.end, -12, Grain.MONTH)
    calendar = "gregorian" if (first.month, first.day) == (1, 1) else "fiscal"
    return Interval(first, last.end, Grain.YEAR, calendar=calendar)


def _running(f: e.Fiscal, today: dt.date) -> int:
    return shift(today, 1 - f.first_month - f.settles, Grain.MONTH).year


def _newest(first_month: int, today: dt.date) -> int:
    years = range(max(today.year - 1, 1), today.year + 2)
    return min(years, key=lambda year: abs(dt.date(year, first_month, 1) - today))


def units(whole: Interval, unit: Grain, enough: int) -> Iterator[Interval]:
    """The units that make up `whole`, from its first day on: the weeks of a month are its days 1 to 7, 8 to 14 …"""
    assert whole.start is not None and whole.end is not None
    if unit == Grain.HALF and (days := whole.days() or 0) < 32:
        middle = whole.start + dt.timedelta(days=15 if days > 7 else days // 2)
        yield Interval(whole.start, middle, Grain.DAY)
        yield Interval(middle, whole.end, Grain.DAY)
        return
    if unit in (Grain.HALF, Grain.QUARTER) and whole.grain.rank > Grain.YEAR.rank:
        step = (whole.end.year - whole.start.year) // (2 if unit == Grain.HALF else 4)
        for year in range(whole.start.year, whole.end.year, step):
            yield Interval(dt.date(year, 1, 1), dt.date(year + step, 1, 1), Grain.YEAR)
        return
    if unit == Grain.MONTH and whole.calendar == "hijri":
        year = hijri.year_of(whole.start)
        yield from (u for m in range(1, 13) if (u := hijri_unit(e.Fields(month=m, calendar="hijri"), year)))
        return
    first, count = whole.start, 0
    limit = 4000 if enough <= 0 else max(enough, 1)
    while first < whole.end and count < limit:
        following = shift(first, 1, unit)
        if following <= first:
            return
        yield Interval(first, min(following, whole.end), unit)
        first, count = following, count + 1


def afternoon(a: e.At, context: e.Context) -> str:
    """«من التاسعة صباحا حتى الخامسة»: an hour before the one spoken of last, of the morning, is of the afternoon."""
    last = context.antecedent.clock if context.antecedent else None
    if not a.twelve or not last or last[1:].isalpha() or a.clock >= last or last[1:3] > "12":
        return a.clock
    return f"T{int(a.clock[1:3]) + 12:02}{a.clock[3:]}"


def spoken_day(context: e.Context) -> Interval | None:
    """The one day that a clock without a day goes with."""
    for day in (context.antecedent, context.today):
        if day and day.start and day.grain.rank <= Grain.DAY.rank and day.days() == 1:
            return replace(day, grain=Grain.DAY, clock=None, hedge=None, whole=None)
    return None


def as_today(base: Interval) -> Interval:
    """A date that another is counted from, as sure of its bounds as a day."""
    return Interval(base.start, base.end, Grain.DAY)


def counted_from(day: Interval, length: Length, sign: int) -> Answer:
    """A length away from a date of the text: never finer than that date, and unknown where the length is vague."""
    if length.amount is None or length.unit is None:
        return Unknown("how long before or after is not told", length)
    found = away(length, sign, day)
    return (
        Unknown("the date that it is counted from is not known so finely", length)
        if isinstance(found, Unknown)
        else found
    )


def hanging(length: Length, event: str | None, sign: int, context: e.Context) -> Answer:
    """«بعد يومين من القمة»: counted from the event where its day is known, without one from the date spoken of."""
    if event is None and context.antecedent is not None:
        return counted_from(context.antecedent, length, sign)
    anchor = context.events.get(event) if event else None
    if anchor is None or anchor.start is None:
        return Unknown("it hangs on the date of another event" + (f", «{event}»" if event else ""), length)
    return away(length, sign, anchor)


def hijri_year(steps: int | None, context: e.Context) -> Answer:
    """«العام الهجري الجاري»; without steps the one whose beginning is nearest."""
    today = context.today
    if today is None or today.start is None:
        return Unknown(NO_DAY)
    if today.grain.rank > Grain.MONTH.rank:
        return Unknown(f"only the {today.grain} of writing is known")
    year = hijri.year_of(today.start)
    if steps is None:
        behind, ahead = today.start - hijri.month(year, 1).first, hijri.month(year + 1, 1).first - today.start
        steps = int(ahead < behind)
    return hijri_unit(e.Fields(calendar="hijri"), year + steps) or Unknown(OUTSIDE)
