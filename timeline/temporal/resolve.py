"""`resolve(expr, context)`: the one place where time words meet a day. Never a guess: Unknown says what is missing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from timeline import hijri
from timeline.temporal import expr as e
from timeline.temporal.counting import (
    afternoon,
    anaphor,
    as_today,
    away,
    counted_from,
    current,
    fiscal,
    hanging,
    hijri_year,
    moved_to,
    spoken_day,
    units,
    year_to,
)
from timeline.temporal.feasts import feast_day
from timeline.temporal.fields import NO_DAY, OUTSIDE, candidates, nearest, sighted, unit_in
from timeline.temporal.grain import Grain
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
from timeline.temporal.twofold import turned_round, two_months


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
        case e.Ago(length, base) | e.Ahead(length, base):
            return _from(base, length, -1 if isinstance(expr, e.Ago) else 1, context)
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
        case e.Edge(range, last):
            return _ends(range, context)[last]
        case e.Either(plain, weekday, otherwise):
            return _fitting(resolve(plain, context), weekday) or resolve(otherwise, context)
        case e.Same():
            return _same(expr, context)
        case e.Anaphor(grain):
            return anaphor(grain, context)
        case e.After(length, event) | e.Before(length, event):
            return hanging(length, event, 1 if isinstance(expr, e.After) else -1, context)
        case e.Lasting(length):
            return length
        case e.Every(length):
            return Recurrence(length)
        case e.Ref(value, near):
            day = resolve(near, context) if near else None
            return day if isinstance(day, Interval) else Reference(value)
        case e.Holiday(year=year):
            return feast_day(expr, None if year is None else resolve(year, context), context)
        case e.Fiscal(ends=last):
            return fiscal(expr, context.today) if last is None else year_to(resolve(last, context))


# ---- printed dates --------------------------------------------------------------------------------------------------


def _fields(f: e.Fields, context: e.Context) -> Answer:
    if f.year is not None and f.year < 0:
        # The calendar of days begins with our era; TIMEX3 names the years and centuries before it so.
        return Reference(f"BC{-f.year:04}" if f.years == 1 else f"BC{-f.year // f.years - 1:02}")
    if f.year is not None:
        found = unit_in(f, f.year)
        if found is None:
            return Unknown("there is no such day in the calendar" if 0 < f.year < dt.MAXYEAR else OUTSIDE)
        return sighted(found, f.weekday)
    if f == e.Fields(calendar="hijri"):
        return hijri_year(None, context)
    if f.day is not None and f.month is None and f.season is None and f.weekday is None:
        return _day_of_month(f, context)
    return nearest(f, context, context.direction, strict=False)


def _day_of_month(f: e.Fields, context: e.Context) -> Answer:
    month = anaphor(Grain.MONTH, context) if context.antecedent else Unknown("no month")
    if isinstance(month, Unknown) and context.today and context.today.grain.rank <= Grain.MONTH.rank:
        assert context.today.start is not None
        month = unit_around(context.today.start, Grain.MONTH)
    if not isinstance(month, Interval):
        return Unknown("a day number without a month")
    return next(candidates(f, month), None) or Unknown("there is no such day in that month")


# ---- words that count from today ------------------------------------------------------------------------------------


def _offset(o: e.Offset, context: e.Context) -> Answer:
    base: Answer | None = context.today if o.base is None else resolve(o.base, context)
    if isinstance(o.base, e.Anaphor) and isinstance(base, Unknown) and _leans_on_today(o.amount, context):
        base = context.today
    if o.base is None and base is None:
        return Unknown(NO_DAY)
    if not isinstance(base, Interval) or base.start is None:
        return base if isinstance(base, Unknown) else Unknown("the words lean on a date that is not told")
    if base.grain.rank > o.unit.rank:
        return Unknown(f"only the {base.grain} of writing is known")
    if beyond(base.start, o.amount, o.unit):
        return Unknown(OUTSIDE)
    return unit_around(shift(unit_around(base.start, o.unit).start or base.start, o.amount, o.unit), o.unit)


def _from(base: e.Expr | None, length: Length, sign: int, context: e.Context) -> Answer:
    """So long before or after today, or another date: «قبل يومين», «بعد ذلك بيومين», «بعد شهر من 3 أيار»."""
    if base is None:
        return away(length, sign, context.today)
    day = resolve(base, context)
    if not isinstance(day, Interval):
        return Unknown(_reason(day), length)
    return counted_from(day, length, sign)


def _leans_on_today(steps: int, context: e.Context) -> bool:
    """With nothing spoken of, «العام السابق» is the one before today's, «العام التالي» of a plan the one after it."""
    return context.antecedent is None and (steps < 0 or context.direction > 0)


def _reason(answer: Answer) -> str:
    return answer.reason if isinstance(answer, Unknown) else "the words lean on a date that is not told"


def _pick(p: e.Pick, context: e.Context) -> Answer:
    if p.base is not None:
        base = resolve(p.base, context)
        if isinstance(base, Interval):
            context = replace(context, today=as_today(base))
        elif not _leans_on_today(p.steps, context):
            return base
    match p.what:
        case e.Fields(year=None, month=None, day=None, calendar="hijri"):
            return hijri_year(p.steps, context)
        case e.Fields(year=None) as f:
            if p.steps == 0:
                return current(f, context)
            step = -1 if p.steps < 0 else 1
            answer = nearest(f, context, step, strict=True)
            for _ in range(abs(p.steps) - 1):
                if not isinstance(answer, Interval) or answer.start is None:
                    break
                before = unit_around(answer.start, Grain.DAY)
                answer = nearest(f, replace(context, today=before), step, strict=True)
            return answer
        case e.Part(hedge, whole):
            answer = _pick(replace(p, what=whole), context)
            return part(answer, hedge) if isinstance(answer, Interval) else answer
        case e.At():
            return _at(replace(p.what, day=replace(p, what=p.what.day or e.Offset(0, Grain.DAY))), context)
        case e.Between(first, last):
            return _between(e.Between(first, replace(p, what=last)), context)
        case e.Holiday():
            return resolve(p.what, replace(context, direction=p.steps or context.direction))
        case _:
            return resolve(p.what, context)


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
            found = next(_begun_in(f, whole), None) or next(candidates(f, whole), None)
            return found or Unknown("there is no such day in it")
        case e.Part(hedge, part_):
            found_part = _within(e.Within(part_, w.whole), context)
            return part(found_part, hedge) if isinstance(found_part, Interval) else found_part
        case e.At():
            return _at(replace(w.part, day=e.Within(w.part.day, w.whole) if w.part.day else w.whole), context)
        case e.Between(first, last):
            return _between(e.Between(e.Within(first, w.whole), e.Within(last, w.whole)), context)
        case e.Holiday():
            return resolve(replace(w.part, year=w.whole), context)
        case e.Anaphor(grain):
            return moved_to(anaphor(grain, context), whole)
        case _:
            answer = resolve(w.part, context)
            return answer if not isinstance(answer, Interval) or answer.meets(whole) else whole


def _begun_in(f: e.Fields, whole: Interval) -> Iterator[Interval]:
    """«شتاء العام الماضي» is the one that began in it, as «شتاء 2019» is that of December 2019."""
    return (
        c for c in candidates(f, whole) if f.season is not None and c.start and whole.start and c.start >= whole.start
    )


def _hijri_this_year(w: e.Within) -> bool:
    """«جمادى الآخرة من العام الحالي» counts Hijri years."""
    match w:
        case e.Within(e.Fields(calendar="hijri"), e.Offset(_, Grain.YEAR, None)):
            return True
        case _:
            return False


def _nth(n: e.Nth, context: e.Context) -> Answer:
    if n.whole is None:
        return _nth_at_hand(n, context)
    whole = resolve(n.whole, context)
    if not isinstance(whole, Interval) or whole.start is None or whole.end is None:
        return whole if isinstance(whole, Unknown) else Unknown("the whole has no date")
    if n.unit == Grain.WEEK and n.number < 0:
        first = shift(whole.end, 7 * n.number, Grain.DAY)
        return Interval(first, shift(first, 7, Grain.DAY), Grain.WEEK)
    if isinstance(n.unit, e.Fields):
        parts = [c for c in candidates(n.unit, whole) if c.within(whole)]
    else:
        parts = list(units(whole, n.unit, enough=n.number + n.count))
    index = n.number - 1 if n.number > 0 else len(parts) + n.number
    chosen = parts[index : index + n.count] if index >= 0 else []
    if len(chosen) < n.count:
        return Unknown("there are not that many in it")
    return replace(chosen[0], end=chosen[-1].end)


def _nth_at_hand(n: e.Nth, context: e.Context) -> Answer:
    """«الربع الرابع» of a report in February is last year's, of a plan this year's."""
    today = context.today
    if today is None or today.start is None or today.end is None:
        return Unknown(NO_DAY)
    if today.grain.rank > Grain.MONTH.rank:
        return Unknown(f"only the {today.grain} of writing is known")
    this = _nth(replace(n, whole=e.Offset(0, Grain.YEAR)), context)
    if not isinstance(this, Interval) or this.start is None or this.end is None:
        return this
    if context.direction < 0:
        return this if this.start < today.end else _nth(replace(n, whole=e.Offset(-1, Grain.YEAR)), context)
    return this if this.end > today.start else _nth(replace(n, whole=e.Offset(1, Grain.YEAR)), context)


def _at(a: e.At, context: e.Context) -> Answer:
    if a.day is None:
        day = spoken_day(context)
        if day is None:
            return Interval(None, None, Grain.MINUTE, a.hedge, clock=afternoon(a, context))
        a = replace(a, clock=afternoon(a, context))
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


def _between(b: e.Between, context: e.Context) -> Answer:
    first, last = _ends(b, context)
    if not isinstance(last, Interval) or last.start is None:
        return last
    if not isinstance(first, Interval):
        return first
    return Interval(first.start, last.end, max(first.grain, last.grain, key=lambda g: g.rank), calendar=last.calendar)


def _fitting(answer: Answer, weekday: int) -> Answer | None:
    """A day that falls on the weekday."""
    fits = isinstance(answer, Interval) and answer.start is not None and answer.start.weekday() == weekday
    return answer if fits else None


def _ends(b: e.Between, context: e.Context) -> tuple[Answer, Answer]:
    """The two ends of a range: the first is the one before the last; of two weekdays to come the last follows it."""
    weekdays = isinstance(b.last, e.Fields) and b.last == e.Fields(weekday=b.last.weekday)
    if weekdays and context.direction > 0:
        first = resolve(b.first, context)
        if isinstance(first, Interval) and first.start is not None:
            return first, resolve(b.last, replace(context, today=as_today(first)))
    last = resolve(b.last, context)
    if not isinstance(last, Interval) or last.start is None:
        return last, last
    if isinstance(b.first, e.Fields) and b.first.year is None and not isinstance(b.last, e.Offset):
        reach = 366 if b.first.month is not None or b.first.season is not None else 31
        window = Interval(dt.date.fromordinal(max(last.start.toordinal() - reach, 1)), last.start, Grain.DAY)
        found = next(candidates(b.first, window, latest_first=True), None)
        return found or Unknown("the range has no beginning"), last
    return resolve(b.first, context), last


def _same(s: e.Same, context: e.Context) -> Answer:
    """Both sides as one time. Where they exclude each other, what the deictic and the weekday support is kept.

    A printed day with its weekday outvotes a deictic («اليوم الثلاثاء 14 أيلول», published on the 15th). A day that is
    only off by its calendar's sighting (Hijri beside a weekday or a deictic) is no contradiction.
    """
    s = settled(s, context)
    a, b = resolve(s.a, context), resolve(s.b, context)
    if not isinstance(a, Interval):
        return b if isinstance(b, Interval) else a
    inside = _inside(s.b, a, context)
    if inside is not None:
        b = inside
    if not isinstance(b, Interval) or (b.calendar == "hijri" and a.calendar != "hijri"):
        return a
    if a.calendar == "hijri" and b.calendar != "hijri":
        printed_year = a.grain == Grain.YEAR and b.calendar == "gregorian"  # «هذا العام 1445هـ»
        return a if printed_year else replace(b, clock=b.clock or a.clock)
    if a.meets(b):
        finer, other = (a, b) if a.grain.rank <= b.grain.rank and not (b.clock and not a.clock) else (b, a)
        return replace(finer, clock=finer.clock or other.clock, hedge=finer.hedge or other.hedge)
    return b if _outvoted(s.a, a, b) else a


def _outvoted(expr: e.Expr, day: Interval, printed: Interval) -> bool:
    """The weekday beside a deictic is that of the printed day, and not of the day that the deictic means."""
    match expr:
        case e.Same(e.Offset(_, Grain.DAY), e.Fields(weekday=int() as weekday)) if day.start and printed.start:
            return printed.grain == Grain.DAY and printed.start.weekday() == weekday != day.start.weekday()
        case _:
            return False


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


def settled(s: e.Same, context: e.Context) -> e.Same:
    """The side that the rest supports first: of two months, a report means the one that is not still to come."""
    turned = two_months(s) and turned_round(s, resolve(s.a, context), resolve(s.b, context), context)
    return e.Same(s.b, s.a) if turned else s


def contradiction(s: e.Same, context: e.Context) -> Interval | None:
    """The other reading of a time said twice, where its two sides exclude each other."""
    s = settled(s, context)
    a, b = resolve(s.a, context), resolve(s.b, context)
    if isinstance(a, Interval) and isinstance(b, Interval) and not a.meets(b) and _inside(s.b, a, context) is None:
        return b
    return None
