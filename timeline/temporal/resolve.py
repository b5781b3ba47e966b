"""`resolve(expr, context)`: the one place where time words meet a day. Never a guess: Unknown says what is missing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from timeline import hijri
from timeline.temporal import expr as e
from timeline.temporal.fields import NO_DAY, OUTSIDE, candidates, hijri_unit, nearest, unit_in
from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import (
    ONE_DAY,
    Answer,
    Interval,
    Length,
    Recurrence,
    Reference,
    Unknown,
    beyond,
    part,
    shift,
    unit_around,
)


def resolve(expr: e.Expr, context: e.Context) -> Answer:
    """The answer of `expr` said on `context.today`.

    >>> from timeline.temporal import Context, Grain, Offset, parse_published
    >>> resolve(Offset(-1, Grain.DAY), Context(parse_published("2021-09-14"))).timex()
    '2021-09-13'
    """
    match expr:
        case e.Fields():
            return _fields(expr, context)
        case e.Offset():
            return _offset(expr, context)
        case e.Pick():
            return _pick(expr, context)
        case e.Ago(length) | e.Ahead(length):
            return _away(length, -1 if isinstance(expr, e.Ago) else 1, context)
        case e.Within():
            return _within(expr, context)
        case e.Nth():
            return _nth(expr, context)
        case e.Part(hedge, whole):
            answer = resolve(whole, context)
            if isinstance(answer, Length):
                return replace(answer, hedge=hedge)
            return part(answer, hedge) if isinstance(answer, Interval) else answer
        case e.At():
            return _at(expr, context)
        case e.Between():
            return _between(expr, context)
        case e.Same():
            return _same(expr, context)
        case e.Anaphor(grain):
            return _anaphor(grain, context)
        case e.After(length, event) | e.Before(length, event):
            return _hanging(length, event, 1 if isinstance(expr, e.After) else -1, context)
        case e.Lasting(length):
            return length
        case e.Every(length):
            return Recurrence(length)
        case e.Ref(value, near):
            day = resolve(near, context) if near else None
            return day if isinstance(day, Interval) else Reference(value)
        case e.Holiday():
            return _holiday(expr, context)
        case e.Fiscal(year, first_month, steps):
            if year is None:
                if not context.today or not context.today.start:
                    return Unknown(NO_DAY)
                # The year that today lies in; in its first month reports still speak of the one just ended.
                year = shift(context.today.start, -first_month, Grain.MONTH).year + steps
            first = dt.date(year, first_month, 1)
            return Interval(first, shift(first, 12, Grain.MONTH), Grain.YEAR, calendar="fiscal")


# ---- printed dates --------------------------------------------------------------------------------------------------


def _fields(f: e.Fields, context: e.Context) -> Answer:
    if f.year is not None:
        found = unit_in(f, f.year)
        return found or Unknown("there is no such day in the calendar")
    if f.day is not None and f.month is None and f.season is None and f.weekday is None:
        return _day_of_month(f, context)
    return nearest(f, context, context.direction, strict=False)


def _day_of_month(f: e.Fields, context: e.Context) -> Answer:
    month = _anaphor(Grain.MONTH, context) if context.antecedent else Unknown("no month")
    if isinstance(month, Unknown) and context.today and context.today.grain.rank <= Grain.MONTH.rank:
        assert context.today.start is not None
        month = unit_around(context.today.start, Grain.MONTH)
    if not isinstance(month, Interval):
        return Unknown("a day number without a month")
    return next(candidates(f, month), None) or Unknown("there is no such day in that month")


# ---- words that count from today ------------------------------------------------------------------------------------


def _offset(o: e.Offset, context: e.Context) -> Answer:
    base: Answer | None = context.today if o.base is None else resolve(o.base, context)
    if isinstance(o.base, e.Anaphor) and isinstance(base, Unknown) and context.antecedent is None:
        base = context.today  # «الشهر التالي» with nothing before it follows the month of writing
    if o.base is None and base is None:
        return Unknown(NO_DAY)
    if not isinstance(base, Interval) or base.start is None:
        return base if isinstance(base, Unknown) else Unknown("the words lean on a date that is not told")
    if base.grain.rank > o.unit.rank:
        return Unknown(f"only the {base.grain} of writing is known")
    if beyond(base.start, o.amount, o.unit):
        return Unknown(OUTSIDE)
    return unit_around(shift(unit_around(base.start, o.unit).start or base.start, o.amount, o.unit), o.unit)


def _pick(p: e.Pick, context: e.Context) -> Answer:
    match p.what:
        case e.Fields(year=None) as f:
            if p.steps == 0:
                return _current(f, context)
            step = -1 if p.steps < 0 else 1
            answer = nearest(f, context, step, strict=True)
            for _ in range(abs(p.steps) - 1):
                if not isinstance(answer, Interval):
                    break
                answer = nearest(f, replace(context, today=answer), step, strict=True)
            return answer
        case e.Part(hedge, whole):
            answer = _pick(replace(p, what=whole), context)
            return part(answer, hedge) if isinstance(answer, Interval) else answer
        case e.At():
            return _at(replace(p.what, day=replace(p, what=p.what.day or e.Offset(0, Grain.DAY))), context)
        case e.Between(first, last):
            return _between(e.Between(first, replace(p, what=last)), context)
        case e.Holiday():
            return _holiday(p.what, replace(context, direction=p.steps or context.direction))
        case _:
            return resolve(p.what, context)


def _current(f: e.Fields, context: e.Context) -> Answer:
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


def _away(length: Length, sign: int, context: e.Context) -> Answer:
    """«قبل ثلاث سنوات» → the year 2013: as fine as its unit; «قبل أكثر من 8 سنوات» has the year as its latest."""
    today = context.today
    if today is None or today.start is None:
        return Unknown(NO_DAY, length)
    if length.amount is None or length.unit is None:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    grain = Grain.DAY if length.unit.rank <= Grain.WEEK.rank else length.unit
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


def _anaphor(grain: Grain | None, context: e.Context) -> Answer:
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


def _hanging(length: Length, event: str | None, sign: int, context: e.Context) -> Answer:
    anchor = context.events.get(event) if event else None
    if anchor is None or anchor.start is None:
        return Unknown("it hangs on the date of another event" + (f", «{event}»" if event else ""), length)
    return _away(length, sign, replace(context, today=anchor))


# ---- combinations ---------------------------------------------------------------------------------------------------


def _within(w: e.Within, context: e.Context) -> Answer:
    if _hijri_this_year(w) and context.today and context.today.start:
        assert isinstance(w.part, e.Fields) and isinstance(w.whole, e.Offset)
        return unit_in(w.part, hijri.year_of(context.today.start) + w.whole.amount) or Unknown("no such month")
    whole = resolve(w.whole, context)
    if not isinstance(whole, Interval):
        return whole if isinstance(whole, Unknown) else Unknown("the whole has no date")
    match w.part:
        case e.Fields() as f:
            found = next(candidates(f, whole), None)
            return found or Unknown("there is no such day in it")
        case e.Part(hedge, part_):
            found_part = _within(e.Within(part_, w.whole), context)
            return part(found_part, hedge) if isinstance(found_part, Interval) else found_part
        case e.At():
            return _at(replace(w.part, day=e.Within(w.part.day, w.whole) if w.part.day else w.whole), context)
        case e.Between(first, last):
            return _between(e.Between(e.Within(first, w.whole), e.Within(last, w.whole)), context)
        case e.Holiday():
            return _holiday(replace(w.part, year=w.whole), context)
        case _:
            answer = resolve(w.part, context)
            return answer if not isinstance(answer, Interval) or answer.meets(whole) else whole


def _hijri_this_year(w: e.Within) -> bool:
    """«جمادى الآخرة من العام الحالي» counts Hijri years."""
    match w:
        case e.Within(e.Fields(calendar="hijri"), e.Offset(_, Grain.YEAR, None)):
            return True
        case _:
            return False


def _nth(n: e.Nth, context: e.Context) -> Answer:
    whole = resolve(n.whole, context)
    if not isinstance(whole, Interval) or whole.start is None or whole.end is None:
        return whole if isinstance(whole, Unknown) else Unknown("the whole has no date")
    if isinstance(n.unit, e.Fields):
        units = [c for c in candidates(n.unit, whole) if c.within(whole)]
    else:
        units = list(_units(whole, n.unit, enough=n.number + n.count))
    index = n.number - 1 if n.number > 0 else len(units) + n.number
    chosen = units[index : index + n.count] if index >= 0 else []
    if len(chosen) < n.count:
        return Unknown("there are not that many in it")
    return replace(chosen[0], end=chosen[-1].end)


def _units(whole: Interval, unit: Grain, enough: int) -> Iterator[Interval]:
    """The units that make up `whole`, from its first day on: the weeks of a month are its days 1 to 7, 8 to 14 …"""
    assert whole.start is not None and whole.end is not None
    if unit == Grain.HALF and (days := whole.days() or 0) < 32:
        middle = whole.start + dt.timedelta(days=15 if days > 7 else days // 2)
        yield Interval(whole.start, middle, Grain.DAY)
        yield Interval(middle, whole.end, Grain.DAY)
        return
    if unit == Grain.HALF and whole.grain.rank > Grain.YEAR.rank:
        middle = dt.date((whole.start.year + whole.end.year) // 2, 1, 1)
        yield Interval(whole.start, middle, Grain.YEAR)
        yield Interval(middle, whole.end, Grain.YEAR)
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


def _at(a: e.At, context: e.Context) -> Answer:
    if a.day is None:
        day = _spoken_day(context)
        if day is None:
            return Interval(None, None, Grain.MINUTE, a.hedge, clock=_afternoon(a, context))
        a = replace(a, clock=_afternoon(a, context))
    else:
        answer = resolve(a.day, context)
        if not isinstance(answer, Interval):
            return answer
        day = answer
    if day.grain != Grain.DAY or day.start is None:
        # «مساء» of something coarser than a day: the day stays unknown.
        return replace(day, hedge=a.hedge or day.hedge)
    if a.next_day:
        day = replace(day, start=day.start + ONE_DAY, end=day.start + 2 * ONE_DAY)
    grain = Grain.PART if a.clock[1:].isalpha() else Grain.MINUTE
    return replace(day, grain=grain, hedge=a.hedge or day.hedge, clock=a.clock)


def _afternoon(a: e.At, context: e.Context) -> str:
    """«من التاسعة صباحا حتى الخامسة»: an hour before the one spoken of last, of the morning, is of the afternoon."""
    last = context.antecedent.clock if context.antecedent else None
    if not a.twelve or not last or last[1:].isalpha() or a.clock >= last or last[1:3] > "12":
        return a.clock
    return f"T{int(a.clock[1:3]) + 12:02}{a.clock[3:]}"


def _spoken_day(context: e.Context) -> Interval | None:
    for day in (context.antecedent, context.today):
        if day and day.start and day.grain.rank <= Grain.DAY.rank and day.days() == 1:
            return replace(day, grain=Grain.DAY, clock=None, hedge=None, whole=None)
    return None


def _between(b: e.Between, context: e.Context) -> Answer:
    last = resolve(b.last, context)
    if not isinstance(last, Interval) or last.start is None:
        return last
    if isinstance(b.first, e.Fields) and b.first.year is None and not isinstance(b.last, e.Offset):
        reach = 366 if b.first.month is not None else 31
        window = Interval(last.start - dt.timedelta(days=reach), last.start, Grain.DAY)
        found = list(candidates(b.first, window))
        first: Answer = found[-1] if found else Unknown("the range has no beginning")
    else:
        first = resolve(b.first, context)
    if not isinstance(first, Interval):
        return first
    return Interval(first.start, last.end, max(first.grain, last.grain, key=lambda g: g.rank), calendar=last.calendar)


def _same(s: e.Same, context: e.Context) -> Answer:
    """Both sides as one time. Where they exclude each other, what the deictic and the weekday support is kept.

    A day that is only off by its calendar's sighting (Hijri beside a weekday or a deictic) is no contradiction.
    """
    a, b = resolve(s.a, context), resolve(s.b, context)
    if not isinstance(a, Interval):
        return b if isinstance(b, Interval) else a
    inside = _inside(s.b, a, context)
    if inside is not None:
        b = inside
    if not isinstance(b, Interval) or (b.calendar == "hijri" and a.calendar != "hijri"):
        return a
    if a.calendar == "hijri" and b.calendar != "hijri":
        return replace(b, clock=b.clock or a.clock)
    if a.meets(b):
        finer, other = (a, b) if a.grain.rank <= b.grain.rank and not (b.clock and not a.clock) else (b, a)
        return replace(finer, clock=finer.clock or other.clock, hedge=finer.hedge or other.hedge)
    return a


def _inside(expr: e.Expr, window: Interval, context: e.Context) -> Interval | None:
    match expr:
        case e.Fields(year=None):
            found = next(candidates(expr, window), None) if (window.days() or 999) <= 366 else None
            return found if found and (found.within(window) or window.within(found)) else None
        case e.Same(a, b):
            first = _inside(a, window, context)
            return first and _inside(b, first, context)
        case _:
            return None


def _holiday(h: e.Holiday, context: e.Context) -> Answer:
    f = e.Fields(month=h.month, day=h.day, calendar=h.calendar)
    if h.year is None:
        return nearest(f, context, context.direction, strict=False)
    if isinstance(h.year, e.Fields) and h.year.calendar == "hijri" and h.year.year is not None:
        return unit_in(f, h.year.year) or Unknown("no such day")
    year = resolve(h.year, context)
    if not isinstance(year, Interval):
        return year
    found = next((c for c in candidates(f, year) if c.within(year)), None)
    return found or Unknown("it does not fall in that year")


def contradiction(s: e.Same, context: e.Context) -> Interval | None:
    """The other reading of a time said twice, where its two sides exclude each other."""
    a, b = resolve(s.a, context), resolve(s.b, context)
    if isinstance(a, Interval) and isinstance(b, Interval) and not a.meets(b) and _inside(s.b, a, context) is None:
        return b
    return None
