"""How a date was found, in words: one sentence in English and one in Arabic, from the expression and its context."""

from timeline.temporal import expr as e
from timeline.temporal import names as n
from timeline.temporal.fields import unit_in
from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import Answer, Interval, Length, Unknown
from timeline.temporal.resolve import contradiction, resolve, settled
from timeline.temporal.twofold import two_months
from timeline.temporal.wording import (
    Reason,
    anaphor,
    away,
    clock_words,
    day_words,
    lasting,
    length_words,
    missing,
    side_of,
    spoken_of,
    today_words,
    year_at_hand,
    year_name,
)


def reason(expr: e.Expr, context: e.Context, answer: Answer) -> Reason:
    """The reasoning from words to answer.

    «أمس الإثنين» on 2021-09-14: "yesterday of 2021-09-14, a Tuesday; Monday agrees".
    """
    said = _say(expr, context)
    if isinstance(answer, Unknown):
        return Reason(f"{said.en}: not dated, {answer.reason}", f"{said.ar}: بلا تاريخ، {missing(answer.reason)}")
    if not isinstance(answer, Interval):
        return said
    tail = Reason("", "")
    if answer.hedge in (Hedge.START, Hedge.MID, Hedge.END) and answer.start and answer.latest and answer.days() != 1:
        tail = Reason(
            f": {answer.earliest} to {answer.latest}",
            f": من {n.arabic_day(answer.start)} إلى {n.arabic_day(answer.latest)}",
        )
    if answer.calendar == "hijri":
        sure = _reckoned(expr, answer)
        tail = Reason(tail.en + sure.en, tail.ar + sure.ar)
    return Reason(said.en + tail.en, said.ar + tail.ar)


def _reckoned(expr: e.Expr, answer: Interval) -> Reason:
    """By which calendar a Hijri date was reckoned, and how sure it is."""
    if answer.give > 1:
        return Reason(" (by the tabular calendar, up to two days either way)", " (بالتقويم الحسابي، وقد يختلف يومين)")
    match expr:
        case e.Fields(year=int() as year, weekday=int()) if (day := unit_in(expr, year)) and day.start != answer.start:
            return Reason(
                f" (the calendar has it on {day.start}; the weekday tells the day)",
                f" (هو في التقويم {day.start}، ويوم الأسبوع هو الحكم)",
            )
        case _:
            return Reason(
                " (Umm al-Qura; a day either way where the month is sighted)", " (بتقويم أم القرى، وقد يختلف يوما)"
            )


def _say(expr: e.Expr, context: e.Context) -> Reason:
    if _printed(expr):
        named, other = _plain(expr), _other_weekday(expr)
        return Reason(f"printed: {named.en}{other.en}", f"مكتوب صراحة: {named.ar}{other.ar}")
    match expr:
        case e.Fields():
            return _fields(expr, context)
        case e.Offset():
            return _offset(expr, context)
        case e.Pick():
            return _pick(expr, context)
        case e.Ago(length, base) | e.Ahead(length, base):
            from_ = today_words(context) if base is None else _inner(base, context)
            return away(length, from_, after=isinstance(expr, e.Ahead))
        case e.After(length, event) | e.Before(length, event):
            named = Reason(f"«{event}»", f"«{event}»") if event else spoken_of(context)
            return away(length, named, after=isinstance(expr, e.After))
        case e.Within(part, whole):
            if isinstance(part, e.Anaphor):
                a, b = _say(part, context), _inner(whole, context)
                return Reason(f"{a.en}, moved to {b.en}", f"{a.ar}، لكن من {b.ar}")
            a, b = _plain(part), _inner(whole, context)
            return Reason(f"{a.en} in {b.en}", f"{a.ar} من {b.ar}")
        case e.Nth():
            return _nth(expr, context)
        case e.Part(hedge, whole):
            inner = _inner(whole, context)
            return Reason(f"{n.HEDGES[hedge][0]} {inner.en}", f"{n.HEDGES[hedge][1]} {inner.ar}")
        case e.At():
            return _at(expr, context)
        case e.Between(e.Fields() as first, last) if _printed(last):
            a, b = _plain(first), _plain(last)
            return Reason(f"printed: {a.en} to {b.en}", f"مكتوب صراحة: {a.ar} إلى {b.ar}")
        case e.Between(first, last):
            a, b = _say(first, context), _say(last, context)
            return Reason(f"from {a.en} to {b.en}", f"من {a.ar} إلى {b.ar}")
        case e.Edge():
            return _edge(expr, context)
        case e.Either():
            return _either(expr, context)
        case e.Same():
            return _same(expr, context)
        case e.Anaphor(grain):
            return anaphor(grain, context)
        case e.Lasting(length, side):
            return lasting(length, side, context)
        case e.Every(length):
            if length.amount == 1 and length.unit and length.hedge is None:
                return Reason(f"every {n.EN_UNITS[length.unit]}", f"كل {n.AR_UNITS[length.unit][0]}")
            said = length_words(length)
            return Reason(f"every {said.en}", f"كل {said.ar}")
        case e.Ref(value):
            return Reason(*n.REFERENCES[value])
        case e.Holiday():
            return _holiday(expr, context)
        case e.Fiscal():
            return _fiscal(expr, context)


def _inner(expr: e.Expr, context: e.Context) -> Reason:
    """The same as a part of something: what is printed is told by its name alone."""
    if isinstance(expr, e.Same):
        return _same(expr, context, inner=True)
    return _plain(expr) if _printed(expr) else _say(expr, context)


# ---- words that count from today -------------------------------------------------------------------------------------


def _offset(o: e.Offset, context: e.Context) -> Reason:
    singular, *_, feminine = n.AR_UNITS[o.unit]
    if o.base is not None:
        base = _inner(o.base, context)
        following = "التالية" if feminine else "التالي"
        return Reason(
            f"the {n.EN_UNITS[o.unit]} {'after' if o.amount > 0 else 'before'} {base.en}",
            f"ال{singular} {following} بعد {base.ar}" if o.amount > 0 else f"ال{singular} قبل {base.ar}",
        )
    today = today_words(context)
    if o.unit == Grain.DAY and o.amount in n.DAY_WORDS:
        en, ar = n.DAY_WORDS[o.amount]
        return Reason(f"{en} {today.en}", f"«{ar}» قياسا إلى {today.ar}")
    side = side_of(o.amount)
    ar_side = n.AR_SIDES[side][feminine]
    if o.unit == Grain.DAY:
        return away(Length(abs(o.amount), Grain.DAY), today, after=o.amount > 0)
    return Reason(
        f"{n.EN_SIDES[side]} {n.EN_UNITS[o.unit]} as of {today.en}", f"ال{singular} {ar_side} قياسا إلى {today.ar}"
    )


def _pick(p: e.Pick, context: e.Context) -> Reason:
    named, side = _plain(p.what), side_of(p.steps)
    today = today_words(context) if p.base is None else _inner(p.base, context)
    from_ = "before" if p.steps < 0 else "from"
    if isinstance(p.what, e.Holiday) and p.steps:
        return Reason(
            f"{named.en}, {n.EN_SIDES[side]} one {from_} {today.en}",
            f"{named.ar}، {n.AR_SIDES[side][0]} قياسا إلى {today.ar}",
        )
    return Reason(
        f"{n.EN_SIDES[side]} {named.en} {from_} {today.en}", f"{named.ar} {n.AR_SIDES[side][0]} قياسا إلى {today.ar}"
    )


# ---- names of days, months, parts --------------------------------------------------------------------------------


def _fields(f: e.Fields, context: e.Context) -> Reason:
    named = _plain(f)
    if f.season is not None:
        named = Reason(named.en, f"ال{named.ar}")
    today = today_words(context)
    if f == e.Fields(calendar="hijri"):
        return Reason(f"the {named.en} that begins nearest to {today.en}", f"{named.ar} الأقرب بداية إلى {today.ar}")
    if f.day is not None and f.month is None and f.weekday is None:
        return Reason(f"{named.en} of the month spoken of", f"{named.ar} من الشهر المذكور")
    if context.direction > 0:
        return Reason(
            f"the coming {named.en} from {today.en} (a plan)", f"{named.ar} الأقرب بعد {today.ar} (حديث عن المستقبل)"
        )
    return Reason(
        f"the nearest past {named.en} as of {today.en} (a report)", f"{named.ar} الأقرب حتى {today.ar} (خبر عما مضى)"
    )


def _plain(expr: e.Expr) -> Reason:
    """A name without the day it is counted from."""
    match expr:
        case e.Fields():
            islamic = expr.calendar == "hijri"
            words: list[tuple[str, str]] = []
            if islamic and expr.month is None and expr.year is None:
                words.append(("Hijri year", "العام الهجري"))
            if expr.weekday is not None:
                words.append((n.EN_DAYS[expr.weekday], n.AR_DAYS[expr.weekday]))
            if expr.day is not None:
                words.append((str(expr.day), str(expr.day)))
            if expr.month is not None:
                en, ar = (n.EN_HIJRI, n.AR_HIJRI) if islamic else (n.EN_MONTHS, n.AR_MONTHS)
                words.append((en[expr.month - 1], ar[expr.month - 1]))
            if expr.season is not None:
                words.append(n.SEASONS[expr.season - 1])
            if expr.year is not None:
                words.append(year_name(expr.year, expr.years, islamic=islamic))
            return Reason(" ".join(en for en, _ in words), " ".join(ar for _, ar in words))
        case e.Part(hedge, whole):
            inner = _plain(whole)
            return Reason(f"{n.HEDGES[hedge][0]} {inner.en}", f"{n.HEDGES[hedge][1]} {inner.ar}")
        case e.Between(first, last):
            a, b = _plain(first), _plain(last)
            return Reason(f"{a.en} to {b.en}", f"{a.ar} إلى {b.ar}")
        case e.At(day, clock) if day is not None:
            inner, said = _plain(day), clock_words(clock)
            return Reason(f"{inner.en}, {said.en}", f"{inner.ar} {said.ar}")
        case e.Same(a, b):
            return _plain(a)
        case e.Fiscal(None, first_month, _):
            begins = n.EN_MONTHS[first_month - 1], n.AR_MONTHS[first_month - 1]
            return Reason(f"the year that begins in {begins[0]}", f"السنة التي تبدأ في {begins[1]}")
        case _:
            return _say(expr, e.Context(None))


def _printed(expr: e.Expr) -> bool:
    """The words name the year themselves: the date leans on nothing."""
    match expr:
        case e.Fields():
            return expr.year is not None
        case e.Part(_, whole):
            return _printed(whole)
        case e.Between(first, last):
            return _printed(first) and _printed(last)
        case e.At(day):
            return day is not None and _printed(day)
        case _:
            return False


def _other_weekday(expr: e.Expr) -> Reason:
    """«الأحد 18 أكتوبر 2023» was a Wednesday: the day number counts, and the slip is told."""
    match expr:
        case e.Fields(year=int() as year, day=int(), weekday=int() as weekday, calendar="gregorian"):
            day = unit_in(expr, year)
            if day and day.start and day.start.weekday() != weekday:
                fell = day.start.weekday()
                return Reason(f", which was a {n.EN_DAYS[fell]}", f"، وكان يوم {n.AR_DAYS[fell]}")
    return Reason("", "")


def _at(a: e.At, context: e.Context) -> Reason:
    inner = _say(a.day, context) if a.day is not None else Reason("the day spoken of", "اليوم المذكور")
    said = clock_words(a.clock)
    if a.hedge in n.EARLY_OR_LATE:
        en, ar = n.EARLY_OR_LATE[a.hedge]
        said = Reason(f"{en} {said.en}", f"{said.ar} {ar}")
    later = (
        Reason(" (the first moment of the day after)", " (أول لحظات اليوم التالي)") if a.next_day else Reason("", "")
    )
    return Reason(f"{inner.en}, {said.en}{later.en}", f"{inner.ar}، {said.ar}{later.ar}")


def _edge(edge: e.Edge, context: e.Context) -> Reason:
    end = _say(edge.range.last if edge.last else edge.range.first, context)
    whole = _plain(edge.range)
    place = ("the end", "نهاية") if edge.last else ("the beginning", "بداية")
    return Reason(f"{end.en}, {place[0]} of {whole.en}", f"{end.ar}، {place[1]} المدة: {whole.ar}")


def _either(either: e.Either, context: e.Context) -> Reason:
    en, ar = n.EN_DAYS[either.weekday], n.AR_DAYS[either.weekday]
    plain = _say(either.plain, context)
    if resolve(either, context) == resolve(either.plain, context):
        return Reason(f"{plain.en}; {en} agrees", f"{plain.ar}؛ ويوافقه: {ar}")
    other = _say(either.otherwise, context)
    return Reason(f"{other.en}, for that day of the month is no {en}", f"{other.ar}، فذلك اليوم من الشهر ليس {ar}")


def _nth(nth: e.Nth, context: e.Context) -> Reason:
    whole = _inner(nth.whole, context) if nth.whole is not None else year_at_hand(context)
    place = "the last" if nth.number < 0 else f"no. {nth.number}"
    if isinstance(nth.unit, e.Fields):
        named = _plain(nth.unit)
        order = "آخر" if nth.number < 0 else f"رقم {nth.number}:"
        return Reason(f"{named.en}, {place} of {whole.en}", f"{order} {named.ar} من {whole.ar}")
    if nth.count > 1:
        en, ar = n.english_length(nth.count, nth.unit), n.arabic_length(nth.count, nth.unit)
        return Reason(
            f"{en} from {place} of {whole.en}", f"{ar} من {whole.ar}، تبدأ من {n.arabic_order(nth.number, nth.unit)}"
        )
    return Reason(
        f"{n.EN_UNITS[nth.unit]} {place} of {whole.en}", f"{n.arabic_order(nth.number, nth.unit)} من {whole.ar}"
    )


def _same(s: e.Same, context: e.Context, *, inner: bool = False) -> Reason:
    slip = two_months(s)
    s = settled(s, context)
    first = _inner(s.a, context) if inner else _say(s.a, context)
    check = _say(s.b, context) if isinstance(s.b, e.Offset | e.Pick) else _plain(s.b)
    other = contradiction(s, context)
    if other is not None and isinstance(s.a, e.Same) and resolve(s, context) == other:
        deictic, weekday = _say(s.a.a, context), _plain(s.a.b)
        return Reason(
            f"printed: {weekday.en} {check.en}, {other.edtf()}; {deictic.en} disagrees",
            f"مكتوب صراحة: {weekday.ar} {check.ar}، أي {day_words(other).ar}؛ ويخالفه: {deictic.ar}",
        )
    if other is None:
        return Reason(f"{first.en}; {check.en} agrees", f"{first.ar}؛ ويوافقه: {check.ar}")
    otherwise = day_words(other)
    if hijri_day := _beside_gregorian(s, context):
        return Reason(
            f"printed: {check.en}, beside {_plain(s.a).en}, which would be {hijri_day.edtf()} by Umm al-Qura",
            f"مكتوب صراحة: {check.ar}، بجانب {_plain(s.a).ar}، أي {hijri_day.edtf()} بتقويم أم القرى",
        )
    if slip:
        return Reason(
            f"{first.en}; the other name says {check.en}, which would be {other.edtf()}: one of the two is a slip",
            f"{first.ar}؛ والاسم الآخر يقول {check.ar}، أي {otherwise.ar}، وأحد الاسمين سهو",
        )
    return Reason(
        f"{first.en}; {check.en} disagrees, it would be {other.edtf()}",
        f"{first.ar}؛ ويخالفه: {check.ar}، أي {otherwise.ar}",
    )


def literally(s: e.Same) -> Reason:
    """The second naming of a time, taken by its word."""
    said = _plain(s.b)
    return Reason(f"{said.en}, as it stands", f"{said.ar}، كما ورد")


def _beside_gregorian(s: e.Same, context: e.Context) -> Interval | None:
    """The day of a Hijri date beside a printed Gregorian one, which counts where they differ."""
    a, b = resolve(s.a, context), resolve(s.b, context)
    if not (isinstance(a, Interval) and isinstance(b, Interval)) or not _printed(s.b):
        return None
    return a if a.calendar == "hijri" and b.calendar != "hijri" else None


# ---- lengths, feasts, fiscal years --------------------------------------------------------------------------------


def _holiday(h: e.Holiday, context: e.Context) -> Reason:
    """«Eid al-Fitr, 1 Shawwal in 2023», «day 2 of Eid al-Adha, which begins on 10 Dhu al-Hijja»."""
    en_months, ar_months = (n.EN_HIJRI, n.AR_HIJRI) if h.calendar == "hijri" else (n.EN_MONTHS, n.AR_MONTHS)
    en, ar = n.FEASTS[h.calendar, h.month, h.day]
    on = Reason(f"{h.day} {en_months[h.month - 1]}", f"{h.day} {ar_months[h.month - 1]}")
    if h.nth == 0:
        named = Reason(f"the day before {en}, {on.en}", f"اليوم السابق على {ar}، أي على {on.ar}")
    elif h.nth > 1:
        named = Reason(f"day {h.nth} of {en}, which begins on {on.en}", f"اليوم {h.nth} من {ar}، وأوله {on.ar}")
    else:
        named = Reason(f"{en}, {on.en}", f"{ar}، أي {on.ar}")
    if h.year is None:
        return named
    year = _plain(h.year) if isinstance(h.year, e.Fields) else _say(h.year, context)
    return Reason(f"{named.en} in {year.en}", f"{named.ar} في {year.ar}")


def _fiscal(f: e.Fiscal, context: e.Context) -> Reason:
    if f.ends is not None:
        last = _inner(f.ends, context)
        return Reason(f"the year that ends with {last.en}", f"السنة التي تنتهي في {last.ar}")
    en, ar = n.EN_MONTHS[f.first_month - 1], n.AR_MONTHS[f.first_month - 1]
    if f.year is not None:
        return Reason(f"the year that begins in {en} {f.year}", f"السنة التي تبدأ في {ar} {f.year}")
    today = today_words(context)
    if f.new:
        return Reason(
            f"the new year, of the beginnings in {en} the nearest to {today.en}",
            f"السنة الجديدة: أقرب بداية في {ar} إلى {today.ar}",
        )
    if f.steps:
        side = n.EN_SIDES[side_of(f.steps)], n.AR_SIDES[side_of(f.steps)][1]
        return Reason(
            f"{side[0]} year that begins in {en}, from {today.en}",
            f"السنة {side[1]} التي تبدأ في {ar}، قياسا إلى {today.ar}",
        )
    return Reason(f"the year that begins in {en} and holds {today.en}", f"السنة التي تبدأ في {ar} وفيها {today.ar}")
