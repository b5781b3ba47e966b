"""RULES: how words of time combine. Read from top to bottom: each stage builds on what the ones above made.

Kinds in capitals and the like come from `lexicon/*.toml`; kinds made here: `n` a number, `year`, `yearx` a time as long
as a year, `monthx`, `weekx`, `longx` (decades, centuries), `partx` (quarters, halves, seasons), `dayx` a day, `dayw` a day
word, `wday` a weekday, `clockx` a time of day, `timex` a day with it, `pairx` a range, `length`, `lasting`, `agox`, `hangx`,
`set`, `refx`.
"""

from dataclasses import replace
from typing import Any

from timeline.grammar.engine import Rule
from timeline.temporal import (
    After,
    Ago,
    Anaphor,
    At,
    Before,
    Between,
    Context,
    Every,
    Expr,
    Fields,
    Fiscal,
    Grain,
    Hedge,
    Holiday,
    Interval,
    Lasting,
    Length,
    Nth,
    Offset,
    Part,
    Pick,
    Ref,
    Same,
    Within,
    resolve,
)

NUM = "n|d2|d4|dn|nw"
MONTHS = "month|lmonth"
ANY_MONTH = "month|lmonth|hmonth|lhmonth|emonth"
UNIT = "Uday|Uweek|Umonth|Uyear|Ulong|Uclock"
UNITS = "Uday|Uweek|Umonth|Uyear|Ulong|Uclock|units"
LONG = "yearx|monthx|weekx|longx|partx|year"
DAY = "dayw|wday|dayx"
BEFORE_TIME = "in|since|to|until|between|during|of|hedge|bi|li|ago|after|and|slash|Umonth|month|monthx"
CALENDAR_YEARS = range(1000, 2200)


def number(node: Any) -> int | None:
    """The number that a node says, as digits, a word or an ordinal."""
    value = node.get("n", "d2", "d4", "dn", "nw", "ord", "n1")
    return value if isinstance(value, int) else None


def grain(node: Any) -> Grain:
    return Grain(node.get(*UNITS.split("|"), "dual", "pair"))


def with_fields(expr: Expr, **known: int) -> Expr | None:
    """`expr` with a day number or a weekday put into the date that it names; None where it names no month."""
    match expr:
        case Fields():
            return replace(expr, **known) if expr.month or "weekday" in known else None
        case Pick(steps, what):
            inner = with_fields(what, **known)
            return inner and Pick(steps, inner)
        case Within(part, whole):
            inner = with_fields(part, **known)
            return inner and Within(inner, whole)
        case Offset(_, Grain.MONTH | Grain.WEEK) | Anaphor(Grain.MONTH | Grain.WEEK):
            return Within(Fields(**known), expr)
        case _:
            return None


def hijri(expr: Expr) -> bool:
    match expr:
        case Fields():
            return expr.calendar == "hijri"
        case Same(a, b) | Within(a, b):
            return hijri(a) or hijri(b)
        case Pick(_, what):
            return hijri(what)
        case _:
            return False


def join(found: Any) -> Expr | None:
    """Two namings of one day side by side: each of day word, weekday and date at most once."""
    a, b = found.need("a"), found.need("b")
    if (found.open is None) != (found.close is None) and found.open is not None:
        return None
    left, right = a.get("dayw", "wday", "dayx"), b.get("dayw", "wday", "dayx")
    both = _says(left) | _says(right)
    if _says(left) & _says(right) or {"picked", "deictic"} <= both or (hijri(left) and not hijri(right) and "date" in _says(right)):
        return None
    if found.comma is not None and "date" not in _says(left) | _says(right) and "deictic" not in _says(left):
        return None
    if isinstance(left, Fields) and left == Fields(weekday=left.weekday):
        merged = with_fields(right, weekday=left.weekday or 0)
        if merged is not None:
            return merged
    return Same(left, right)


def _says(expr: Expr) -> set[str]:
    match expr:
        case Fields(day=None, month=None, weekday=int()):
            return {"weekday"}
        case Fields(weekday=int()):
            return {"weekday", "date"}
        case Offset() | Anaphor():
            return {"deictic"}
        case Same(a, b):
            return _says(a) | _says(b)
        case Pick(_, what):
            return _says(what) | {"picked"}
        case Within(part, _):
            return _says(part)
        case _:
            return {"date"}


def _month_pair(f: Any) -> int | None:
    a, b = f.need("a").get("month", "lmonth"), f.need("b").get("month", "lmonth", "emonth")
    return a if a == b else None


def _mismatched_pair(f: Any) -> Expr | None:
    a, b = f.need("a").get("month", "lmonth"), f.need("b").get("month", "lmonth")
    return Between(Fields(month=a), Fields(month=b)) if a != b else None


def _month(node: Any) -> Fields:
    value = node.get("month", "lmonth", "emonth")
    if value is not None:
        return Fields(month=value)
    return Fields(month=node.get("hmonth", "lhmonth"), calendar="hijri")


def _in_year(f: Any) -> Expr | None:
    month, year = _month(f.need("m")), f.need("y")
    if (value := year.get("d4", "n")) is not None:
        return replace(month, year=value) if value in CALENDAR_YEARS else None
    expr = year.get("year", "yearx")
    if isinstance(expr, Fields) and expr.year is not None:
        return replace(month, year=expr.year)
    return Within(month, expr)


def _year(f: Any) -> Expr | None:
    value = number(f.need("y"))
    return Fields(year=value) if value in CALENDAR_YEARS else None


def _hijri_year(f: Any) -> Expr | None:
    value = number(f.need("y"))
    return Fields(year=value, calendar="hijri") if value and value < 1700 else None


def _picked_month(f: Any) -> Expr:
    return Pick(f.need("r").get("rel", "following", "recent"), _month(f.need("m")))


def _unit_offset(f: Any) -> Expr:
    return Offset(f.need("r").get("rel", "recent", "this"), grain(f.need("u")))


def _day_in(f: Any) -> Expr | None:
    day = number(f.need("d"))
    return with_fields(f.need("m")["monthx"], day=day) if day and 1 <= day <= 31 else None


def _numeric(f: Any) -> Expr | None:
    year, month, day = f.need("x")["numdate"]
    if not (1 <= month <= 12 and (day is None or 1 <= day <= 31)):
        return None
    islamic = 1300 <= year <= 1600 and f.g is None
    return Fields(year=year, month=month, day=day, calendar="hijri" if islamic or f.h is not None else "gregorian")


def _numeric_month(f: Any) -> Expr | None:
    expr = _numeric(f)
    return expr if isinstance(expr, Fields) and expr.day is None else None


def _numeric_day(f: Any) -> Expr | None:
    expr = _numeric(f)
    return expr if isinstance(expr, Fields) and expr.day is not None else None


def _numbered_month(f: Any) -> Expr | None:
    month = number(f.need("d"))
    if not month or not 1 <= month <= 12:
        return None
    fields = Fields(month=month, year=f.y["d4"] if f.y else None)
    return Pick(f.r["rel"], fields) if f.r else fields


def _decade(f: Any) -> Expr | None:
    decade = f.need("d")["decade"]
    century = f.c["longx"] if f.c else None
    if century is None:
        return Fields(year=1900 + decade, years=10)
    if isinstance(century, Fields) and century.years == 100:
        return Fields(year=(century.year or 0) + decade, years=10)
    return Nth(decade // 10 + 1, Grain.DECADE, century)


def _century(f: Any) -> Expr | None:
    value = number(f.need("o"))
    return Fields(year=(value - 1) * 100, years=100) if value and 1 < value < 23 and f.need("u")["Ulong"] == "century" else None


def _part_of(f: Any) -> Expr | None:
    order, part_, whole = number(f.need("o")), f.need("u")["Upart"], f.need("w")
    if not order:
        return None
    whole_expr: Expr = whole.get("yearx", "year", "monthx", "weekx", "longx") or Fields(year=whole["d4"])
    if part_ == "third":
        return Nth(order * 4 - 3, Grain.MONTH, whole_expr, count=4)
    return Nth(order, Grain(part_), whole_expr)


def _week_of(f: Any) -> Expr | None:
    order, whole = number(f.need("o")), f.need("w").get("monthx", "yearx", "year")
    return Nth(order, Grain.WEEK, whole) if order else None


Extents = tuple[tuple[Expr, int, int], tuple[Expr, int, int]]


def _two_days(f: Any) -> Extents | None:
    """«ما بين 13 و18 جويلية», «من 11 إلى 15 يوليو»: two expressions; the first number leans on the second's month."""
    last = f.need("b")["dayx"]
    day = number(f.need("d"))
    first = with_fields(last, day=day) if day and 1 <= day <= 31 else None
    b = f.need("b")
    return ((first, f.nodes[0].start, f.need("d").end), (last, b.start, b.end)) if first else None


def _season(f: Any) -> Expr:
    fields = Fields(season=f.need("s")["season"])
    if f.r is not None:
        return Pick(f.r.get("rel", "this"), fields)
    y = f.need("y")
    value = y.get("d4")
    if value is not None:
        return replace(fields, year=value)
    expr = y.get("year", "yearx")
    return replace(fields, year=expr.year) if isinstance(expr, Fields) and expr.year else Within(fields, expr)


def _hedged(f: Any) -> Expr:
    x = f.need("x")
    whole = x.get("yearx", "year", "monthx", "weekx", "longx", "partx", "dayx", "wday", "dayw")
    if whole is None:
        whole = Fields(year=x["d4"])
    return Part(Hedge(f.need("h")["hedge"]), whole)


def _nth_day(f: Any) -> Expr | None:
    order = number(f.need("o"))
    if not order:
        return None
    whole = f.need("m").get("monthx", "yearx", "year", "weekx", "partx")
    weekday = f.w.get("weekday", "lweekday", "wday") if f.w is not None else None
    if isinstance(weekday, Fields):
        weekday = weekday.weekday
    if weekday is not None:
        return Nth(order, Fields(weekday=weekday), whole)
    return Nth(order, grain(f.need("u")), whole)


def _numbered_weekday(f: Any) -> Expr | None:
    """«الثلاثاء الثالث من أيلول 2014» is the third Tuesday where the third is none; «الثلاثاء السابع من يناير» is the seventh."""
    order, weekday, month = number(f.need("o")), f.need("w")["weekday"], f.need("m")["monthx"]
    if order is None or not (1 <= order <= 5 or order == -1):
        return None
    numbered = Nth(order, Fields(weekday=weekday), month)
    if order == -1:
        return numbered
    plain = with_fields(month, day=order)
    day = resolve(plain, Context(None)) if isinstance(plain, Fields) and plain.year else None
    if not isinstance(day, Interval) or day.start is None or day.start.weekday() == weekday:
        return None
    return numbered


def _first_units(f: Any) -> Expr | None:
    """«الأشهر الأولى من 2021», «الأحد عشر شهرا الأولى»: a length at the start of something."""
    order = number(f.need("o"))
    if order not in (1, -1):
        return None
    amount = number(f.n) if f.n is not None else None
    return Lasting(Length(amount, grain(f.need("u")), Hedge.START if order == 1 else Hedge.END))


def _length(f: Any) -> Length | None:
    unit = grain(f.need("u"))
    if f.n is None:
        return Length(None, unit)
    amount = number(f.n)
    return Length(amount, unit) if amount and amount < 10000 else None


def _hedged_length(f: Any) -> Length:
    x = f.need("x")
    length = x.get("length") or Length(1 if x.get("units") is None else None, grain(x))
    hedge = f.need("h").get("approx", "more", "less")
    return replace(length, hedge=Hedge(hedge))


def _and_half(f: Any) -> Length | None:
    x = f.need("x")
    length = x.get("length") or Length(1, grain(x))
    half = {Grain.YEAR: Length(6, Grain.MONTH), Grain.HOUR: Length(30, Grain.MINUTE), Grain.DECADE: Length(5, Grain.YEAR)}
    tail = half.get(length.unit)
    return replace(length, tail=tail) if tail and length.amount and f.need("h").get("clockfrac") == 30 else None


def _two_lengths(f: Any) -> Length | None:
    a, b = f.need("a")["length"], f.need("b")["length"]
    finer = a.unit and b.unit and b.unit.rank < a.unit.rank
    return replace(a, tail=b) if finer and a.amount and b.amount and not a.tail else None


def _some_length(node: Any) -> Length:
    length = node.get("length")
    if isinstance(length, Length):
        return length
    if node.get("shorttime") is not None:
        return Length(None, None)
    return Length(None if node.get("units") else 1, grain(node))


def _lasting_side(f: Any) -> Expr | None:
    x = f.need("x")
    length = _some_length(x)
    return Lasting(length, side=f.need("r").get("rel", "recent", "following"))


def _clock(text: str, ampm: str | None, next_marker: str = "") -> str:
    hour, rest = int(text[1:3]), text[3:]
    if ampm == "pm" and hour < 12:
        hour += 12
    elif ampm == "am" and hour == 12:
        hour = 0
    return f"T{hour % 24:02}{rest}"


_PART_AMPM = {"TMO": "am", "TMI": "pm", "TAF": "pm", "TEV": "pm", "TNI": None}


def _meridiem(node: Any) -> str | None:
    if node is None:
        return None
    ampm = node.get("ampm")
    if isinstance(ampm, str):
        return ampm
    part = node.get("advpart", "daypart")
    return _PART_AMPM.get(str(part).split(":")[0]) if part else None


def _printed_clock(f: Any) -> Expr:
    text = f.need("c").get("clock", "decimal")
    return At(None, _clock(text, _meridiem(f.p)))


def _spoken_clock(f: Any) -> Expr | None:
    hour = number(f.need("h"))
    if hour is None or not 0 <= hour <= 24:
        return None
    minute = 0
    if f.q is not None:
        minute = f.q["clockfrac"]
    if f.i is not None:
        minute += number(f.i) or 0
    if f.minus is not None:
        hour, minute = hour - 1, 60 - minute
    meridiem = _meridiem(f.p)
    if minute >= 60:
        return None
    return At(None, _clock(f"T{hour:02}:{minute:02}", meridiem), twelve=meridiem is None and 1 <= hour < 12)


def _clock_gloss(f: Any) -> Expr:
    first, second = f.need("a")["clockx"], f.need("b")["clockx"]
    return replace(first, others=(second.clock,))


def _part_of_day(f: Any) -> Expr:
    value = f.need("p").get("daypart", "advpart")
    code, _, hedge = str(value).partition(":")
    x = f.x
    day = x.get("dayx", "wday", "dayw", "monthx") if x is not None else Offset(0, Grain.DAY)
    if f.r is not None:
        day = Offset(f.r.get("rel", "recent"), Grain.DAY)
    return At(day, "T" + code.lstrip("T"), Hedge(hedge) if hedge else None)


def _day_clock(f: Any) -> Expr:
    at = f.need("c")["clockx"]
    day = f.need("x")
    expr = day.get("dayx", "wday", "dayw", "timex")
    if isinstance(expr, At):
        clock = at.clock
        if expr.clock in ("TEV", "TAF", "TNI") and 1 <= int(clock[1:3]) < 12 and not (expr.clock == "TNI" and int(clock[1:3]) < 6):
            clock = _clock(clock, "pm")
        return replace(expr, clock=clock, hedge=None, others=at.others)
    return replace(at, day=expr)


def _midnight(f: Any) -> Expr:
    x = f.need("x")
    day = x.get("dayx", "wday", "dayw")
    return At(day, "T00:00", next_day=True)


def _range_days(f: Any) -> Expr | None:
    month = f.need("m")["monthx"]
    if f.r is not None:
        first, last = f.r["range"]
    else:
        first, last = number(f.need("a")), number(f.need("b"))
    a, b = with_fields(month, day=first), with_fields(month, day=last)
    return Between(a, b) if a and b and 1 <= first <= 31 and 1 <= last <= 31 else None


def _months_range(f: Any) -> Expr | None:
    first, last = _month(f.need("a")), f.need("m")["monthx"]
    match last:
        case Fields(month=int()):
            return Between(replace(first, calendar=last.calendar), last)
        case Within(Fields(month=int()), whole):
            return Between(Within(first, whole), last)
        case Pick(steps, Fields(month=int())):
            return Between(Pick(steps, first), last)
        case _:
            return None


def _weekday_pair(f: Any) -> Expr:
    return Between(_weekday(f.need("a")), _weekday(f.need("b")))


def _weekday(node: Any) -> Fields:
    return Fields(weekday=node.get("weekday", "lweekday"))



def _hanging(f: Any) -> Expr:
    length = _some_length(f.need("x"))
    return Before(length, None) if f.a is not None else After(length, None)


def _every(f: Any) -> Expr | None:
    node = f.need("u")
    return Every(Length(1, grain(node))) if not node.definite("Uday") else None


def _holiday(f: Any) -> Expr:
    value = f.need("h")["holiday"]
    calendar, value = ("hijri", value) if value > 0 else ("gregorian", -value)
    year: Expr | None = None
    if f.y is not None:
        number_ = f.y.get("d4")
        year = Fields(year=number_, calendar="hijri" if 1300 <= number_ <= 1600 else "gregorian") if number_ else f.y.get("year", "yearx")
    holiday = Holiday("", value // 100, value % 100, year, calendar)
    return Pick(f.r["rel"], holiday) if f.r is not None else holiday


def _fiscal(f: Any) -> Expr:
    first_month = f.need("k")["fiscal"]
    if f.y is not None:
        years = f.y.get("yearrange")
        return Fiscal(years[0] if years else f.y["d4"], first_month)
    if f.r is not None and f.r["rel"]:
        return Offset(f.r["rel"], Grain.YEAR, Fiscal(None, first_month))
    return Fiscal(None, first_month)


def _year_range(f: Any) -> Expr:
    first, last = f.need("y")["yearrange"]
    return Between(Fields(year=first), Fields(year=last))


RULES: tuple[Rule, ...] = (
    # -- names of months and years ----------------------------------------------------------------------------------
    Rule("month", "month in two traditions", f"a:{MONTHS} slash|dash? b:{MONTHS}|emonth", _month_pair),
    Rule("month", "month in two traditions, in brackets", f"a:{MONTHS} slash? open b:{MONTHS}|emonth close", _month_pair),
    Rule("year", "Hijri year", "( Uyear of? )? y:d4|d2|dn hera", _hijri_year),
    Rule("year", "year with its era", "Uyear|pair of? y:d4 mera !>yearrange", _year),
    Rule("year", "year with its noun", f"Uyear|pair of? y:{NUM}", _year),
    Rule("year", "year with its era", "y:d4 mera", _year),
    Rule("yearx", "fiscal or school year", "Uyear k:fiscal y:yearrange|d4?", _fiscal),
    Rule("yearx", "fiscal or school year", "Uyear k:fiscal r:rel", _fiscal),
    Rule("yearx", "range of years", "Uyear? y:yearrange", _year_range),
    # -- years, decades and centuries relative to another date --------------------------------------------------------
    Rule("yearx", "year relative to today", "u:Uyear r:rel", _unit_offset),
    Rule("yearx", "year relative to today", "u:lUyear r:rel", lambda f: Offset(f.need("r")["rel"], Grain.YEAR)),
    Rule("yearx", "this year", "this u:Uyear", lambda f: Offset(0, Grain.YEAR)),
    Rule("yearx", "the same year", "u:Uyear self", lambda f: Anaphor(Grain.YEAR)),
    Rule("yearx", "the same year", "same|that u:Uyear", lambda f: Anaphor(Grain.YEAR)),
    Rule("yearx", "the following year", "u:Uyear following", lambda f: Offset(1, Grain.YEAR, Anaphor(Grain.YEAR))),
    Rule("yearx", "a year said twice", "a:yearx comma? open? b:year|d4 close?", lambda f: Same(f.need("a")["yearx"], Fields(year=f.need("b").get("d4") or f.need("b")["year"].year))),
    Rule("longx", "decade or century relative to today", "u:Ulong r:rel", _unit_offset),
    Rule("longx", "the following decade", "u:Ulong following", lambda f: Offset(1, grain(f.need("u")), Anaphor(grain(f.need("u"))))),
    Rule("longx", "the same decade", "u:Ulong self", lambda f: Anaphor(grain(f.need("u")))),
    Rule("longx", "this decade", "this u:Ulong", lambda f: Offset(0, grain(f.need("u")))),
    Rule("longx", "numbered century", "u:Ulong o:ord|nw|n", _century),
    Rule("longx", "decade", "d:decade of|in? c:longx", _decade),
    Rule("longx", "decade", "d:decade", _decade),
    Rule("weekx", "week relative to today", "u:Uweek r:rel", _unit_offset),
    Rule("weekx", "this week", "this u:Uweek", lambda f: Offset(0, Grain.WEEK)),
    Rule("weekx", "the same week", "u:Uweek self", lambda f: Anaphor(Grain.WEEK)),
    Rule("weekx", "the same week", "same|that u:Uweek", lambda f: Anaphor(Grain.WEEK)),
    Rule("weekx", "the following week", "u:Uweek following", lambda f: Offset(1, Grain.WEEK, Anaphor(Grain.WEEK))),
    # -- months -------------------------------------------------------------------------------------------------------
    Rule("pairx", "two months", f"p:pair a:{MONTHS} and m:{MONTHS} of|in? y:d4|year|yearx", lambda f: _pair_in_year(f)),
    Rule("pairx", "two months", f"p:pair a:{MONTHS} and b:{MONTHS}", lambda f: Between(_month(f.need("a")), _month(f.need("b")))),
    Rule("monthx", "month of a year", f"Umonth? m:{MONTHS}|emonth of|in|comma|dash|li|bi? y:d4|year", _in_year),
    Rule("monthx", "month of a year", f"Umonth? m:{MONTHS} of|in|comma? y:yearx", _in_year),
    Rule("monthx", "month relative to today", f"Umonth? m:{MONTHS} r:rel", _picked_month),
    Rule("monthx", "month of this year", f"Umonth? this m:{MONTHS}", lambda f: Pick(0, _month(f.need("m")))),
    Rule("monthx", "Hijri month of a year", "Umonth? m:hmonth|lhmonth of|in|comma? y:d4|year", lambda f: _hijri_month(f)),
    Rule("monthx", "Hijri month of a year", "Umonth? m:hmonth|lhmonth of|in? y:yearx", lambda f: Within(_month(f.need("m")), f.need("y")["yearx"])),
    Rule("monthx", "Hijri month relative to today", "Umonth? m:hmonth|lhmonth r:rel", _picked_month),
    Rule("monthx", "month relative to today", "u:Umonth r:rel", _unit_offset),
    Rule("monthx", "this month", "this u:Umonth", lambda f: Offset(0, Grain.MONTH)),
    Rule("monthx", "the same month", "u:Umonth self", lambda f: Anaphor(Grain.MONTH)),
    Rule("monthx", "the same month", "same|that u:Umonth", lambda f: Anaphor(Grain.MONTH)),
    Rule("monthx", "the following month", "u:Umonth following", lambda f: Offset(1, Grain.MONTH, Anaphor(Grain.MONTH))),
    Rule("monthx", "numbered month", "Umonth d:d2|nw r:rel", _numbered_month),
    Rule("monthx", "numbered month", "Umonth d:d2|nw y:d4?", _numbered_month),
    Rule("monthx", "month in figures", "x:numdate", _numeric_month),
    Rule("monthx", "bare month", f"Umonth m:{ANY_MONTH}", lambda f: _month(f.need("m"))),
    Rule("monthx", "bare month", "m:month|hmonth", lambda f: _month(f.need("m"))),
    Rule("monthx", "bare month after a preposition or a number", "<in|since|to|between|during|hedge|d2|al|ord|range|until m:lmonth|lhmonth", lambda f: _month(f.need("m"))),
    Rule("monthx", "bare month after «of» and a number", "<of m:lmonth|lhmonth", lambda f: _month(f.need("m"))),
    Rule("monthx", "English month beside a day", "<d2|nth|comma m:emonth", lambda f: _month(f.need("m"))),
    # -- ranges of days, before single days take their last number ------------------------------------------------------
    Rule("pairx", "range of days", "al? r:range of|slash? m:monthx", _range_days),
    Rule("pairx", "range of days", "al? a:d2 dash al? b:d2 of|slash? m:monthx", _range_days),
    Rule("pairx", "two days of a month", "pair al? a:d2|ord and al? b:d2|ord of? m:monthx", _range_days),
    Rule("pairx", "two weekdays", "pair a:weekday|lweekday and b:weekday|lweekday", _weekday_pair),
    Rule("pairx", "range of months", f"a:{MONTHS}|monthx dash|slash m:monthx", lambda f: _bare_months_range(f)),
    Rule("partx", "part of a year or month", "u:Upart o:ord|nw of|li|in? w:yearx|year|monthx|d4", _part_of),
    Rule("weekx", "week of a month", "u:Uweek o:ord of|in w:monthx|yearx|year", _week_of),
    # -- days -----------------------------------------------------------------------------------------------------------
    Rule("dayx", "date in figures", "Uday? x:numdate h:hera? g:mera?", _numeric_day),
    Rule("dayx", "numbered weekday", "w:weekday o:ord of|in|bi m:monthx", _numbered_weekday),
    Rule("dayx", "day of a month", "Uday? al? d:d2|ord|n of|slash|dash? m:monthx", _day_in),
    Rule("dayx", "day of a month, the English way", "m:emonth d:d2 nth? comma? y:d4", lambda f: Fields(year=f.need("y")["d4"], month=f.need("m")["emonth"], day=f.need("d")["d2"])),
    Rule("dayx", "day of an English month", "d:d2 nth? of? comma? m:monthx", _day_in),
    Rule("dayx", "day of the month spoken of", "Uday? al? d:d2|ord minh", lambda f: Within(Fields(day=number(f.need("d"))), Anaphor(Grain.MONTH))),
    Rule("dayx", "numbered day of a month", "w:dayword o:ord of m:monthx", lambda f: with_fields(f.need("m")["monthx"], day=number(f.need("o")) or 0)),
    Rule("dayw", "day word", "Uday which? w:dayword|ldayword", lambda f: Offset(f.need("w").get("dayword", "ldayword"), Grain.DAY)),
    Rule("dayw", "day word", "w:dayword which x:dayword", lambda f: Offset(f.need("x")["dayword"], Grain.DAY)),
    Rule("dayw", "day word", "w:dayword x:dayword !>self|rel", lambda f: Offset(f.need("x")["dayword"], Grain.DAY) if f.need("w")["dayword"] == 0 and abs(f.need("x")["dayword"]) == 2 else None),
    Rule("dayw", "day relative to today", "u:dayword r:rel|following", lambda f: Offset(f.need("r").get("rel", "following"), Grain.DAY) if f.need("u")["dayword"] == 0 and f.need("r").get("rel", "following") else None),
    Rule("dayw", "the same day", "u:dayword|Uday self", lambda f: Anaphor(Grain.DAY)),
    Rule("dayw", "the same day", "same|that u:dayword|Uday", lambda f: Anaphor(Grain.DAY)),
    Rule("dayw", "this day", "in? this u:dayword", lambda f: Offset(0, Grain.DAY) if f.need("u")["dayword"] == 0 else None),
    Rule("dayw", "day word", "w:dayword", lambda f: Offset(f.need("w")["dayword"], Grain.DAY)),
    Rule("wday", "weekday of this week", "this Uday? w:weekday", lambda f: Pick(0, _weekday(f.need("w")))),
    Rule("wday", "weekday before or after today", "Uday? w:weekday r:rel|following", lambda f: Pick(f.need("r").get("rel", "following"), _weekday(f.need("w")))),
    Rule("wday", "weekday", "Uday w:weekday|lweekday", lambda f: _weekday(f.need("w"))),
    Rule("dayx", "numbered weekday", "o:ord w:weekday|lweekday|wday of|in|bi? m:monthx", _nth_day),
    Rule("dayx", "numbered day", "o:ord u:Uday of|in|bi? m:monthx", _nth_day),
    Rule("wday", "weekday", "w:weekday", lambda f: _weekday(f.need("w"))),
    Rule("dayx", "holiday", "h:holiday Uyear? y:d4|year|yearx hera?", _holiday),
    Rule("dayx", "holiday", "h:holiday r:rel?", _holiday),
    # -- one day said twice -------------------------------------------------------------------------------------------------
    *(
        Rule("dayx", "a day said twice", pattern, join)
        for pattern in (
            f"a:{DAY} comma:comma? dash? corr? open:open? b:{DAY} close:close?",
            f"a:{DAY} quote b:{DAY} quote",
        )
    ),
    Rule("twox", "first and last day", "<between|of|since al? d:d2|ord and|to b:dayx", lambda f: _two_days(f)),
    Rule("dayx", "day of a longer time", "p:wday of|in w:weekx|monthx|yearx", lambda f: Within(f.need("p")["wday"], f.need("w").get("weekx", "monthx", "yearx"))),
    # -- parts of longer times ------------------------------------------------------------------------------------------------
    Rule("partx", "season", "s:season of|in|li? y:d4|year|yearx", _season),
    Rule("partx", "season", "s:season r:rel", _season),
    Rule("partx", "season", "r:this s:season", _season),
    Rule("lasting", "first units of a longer time", "n:n|nw|d2 u:Uday|Uweek|Umonth|Uyear|units o:ord of|in? monthx|yearx|year|d4", _first_units),
    Rule("lasting", "first units of a longer time", "u:units n:nw|n|d2? o:ord of|in|li? monthx|yearx|year|d4", _first_units),
    Rule("lasting", "first units", "n:n|nw u:Umonth|Uyear|Uday o:ord", _first_units),
    Rule("lasting", "first units", "u:units n:nw|n|d2 o:ord", _first_units),
    Rule("lasting", "units gone by in a year", "x:units r:rel of|in monthx|yearx|year|d4", _lasting_side),
    Rule("monthx", "part of a month", "h:hedge of? x:monthx", _hedged),
    Rule("yearx", "part of a year", "h:hedge of? x:yearx|year|d4", _hedged),
    Rule("longx", "part of a decade or century", "h:hedge of? x:longx|partx", _hedged),
    Rule("weekx", "part of a week", "h:hedge of? x:weekx", _hedged),
    # -- times of day ---------------------------------------------------------------------------------------------------------
    Rule("clockx", "clock", "hourword c:clock|decimal p:ampm|advpart|daypart? zone|local?", _printed_clock),
    Rule("clockx", "clock", "c:clock p:ampm|advpart|daypart zone|local?", _printed_clock),
    Rule("clockx", "clock", "c:clock zone|local", _printed_clock),
    Rule("clockx", "clock", "c:decimal zone|local", _printed_clock),
    Rule("clockx", "clock in words", "hourword h:ord|nw|d2|n comma? and? i:n|nw|ord|d2 of? Uclock p:ampm|advpart|daypart? zone|local?", _spoken_clock),
    Rule("clockx", "clock in words", "hourword h:ord|nw|d2|n minus:minus q:clockfrac p:ampm|advpart|daypart? zone|local?", _spoken_clock),
    Rule("clockx", "clock in words", "hourword h:ord|nw|d2|n ( and q:clockfrac )? p:ampm|advpart|daypart? zone|local?", _spoken_clock),
    Rule("clockx", "clock with its gloss", "a:clockx open b:clockx close", _clock_gloss),
    Rule("timex", "midnight", f"m:midnight x:{DAY} wday?", _midnight),
    Rule("timex", "part of this day", "this p:daypart|advpart", _part_of_day),
    Rule("timex", "last night", "t:tonight r:rel|recent", lambda f: At(Offset(f.need("r").get("rel", "recent"), Grain.DAY), "TNI")),
    Rule("timex", "part of a day", f"p:daypart of? x:{DAY}", _part_of_day),
    Rule("timex", "part of a day", f"x:{DAY} comma? p:advpart|daypart", _part_of_day),
    Rule("timex", "tonight", "t:tonight", lambda f: At(Offset(0, Grain.DAY), "TNI")),
    Rule("timex", "day with its clock", f"x:{DAY}|timex comma|dash|at? comma|at? c:clockx", _day_clock),
    Rule("clockx", "clock after a date", "<dayx|comma|dash c:clock p:ampm|advpart? zone|local?", _printed_clock),
    Rule("timex", "day with its clock", f"x:{DAY}|timex comma|dash|at? c:clockx", _day_clock),
    # -- lengths ----------------------------------------------------------------------------------------------------------------
    Rule("length", "two units", "u:dual n:few?", lambda f: Length(2, grain(f.need("u")))),
    Rule("length", "number of units", f"n:{NUM} u:{UNITS}", _length),
    Rule("length", "units counted after them", "u:units n:nw|n", _length),
    Rule("length", "one unit", "u:Uday|Uweek|Umonth|Uyear|Uclock n:nw", lambda f: Length(1, grain(f.need("u"))) if number(f.need("n")) == 1 else None),
    Rule("length", "a vague number of units", "vague u:units", lambda f: Length(None, grain(f.need("u")))),
    Rule("length", "a vague number of units", "u:units few", lambda f: Length(None, grain(f.need("u")))),
    Rule("length", "length and a half", "x:length|Uyear|Uclock and h:clockfrac", _and_half),
    Rule("length", "length in two units", "a:length and b:length", _two_lengths),
    Rule("length", "about so long", f"h:approx|more|less x:length|{UNITS}", _hedged_length),
    Rule("length", "about so long", f"x:length h:approx", _hedged_length),
    Rule("lasting", "the last or next units", f"x:length|units|dual r:rel|recent|following", _lasting_side),
    Rule("refx", "a moment ago", "n:now", lambda f: Ref(f.need("n")["now"], Offset(0, Grain.DAY))),
    Rule("hangx", "before or after an event by a length", f"a:ago passing? x:length|{UNITS}|shorttime >of", lambda f: _hanging(f)),
    Rule("agox", "so long ago", f"a:ago x:length|{UNITS}|shorttime", lambda f: Ago(_some_length(f.need("x")))),
    Rule("hangx", "before or after an event by a length", f"b:after a:passing? x:length|{UNITS}|shorttime", lambda f: After(_some_length(f.need("x")), None)),
    Rule("lasting", "length", "x:length", lambda f: Lasting(f.need("x")["length"])),
    Rule("lasting", "length after a preposition", f"<since|during|li|bi x:{UNITS}", lambda f: _bare_unit(f)),
    # -- sets and references ---------------------------------------------------------------------------------------------------
    Rule("set", "every unit", "each u:Uday|Uweek|Umonth|Uyear|Uclock", _every),
    Rule("set", "every unit", "e:every", lambda f: Every(Length(1, Grain(f.need("e")["every"])))),
    Rule("refx", "reference", "r:ref", lambda f: Ref(f.need("r")["ref"])),
    Rule("refx", "then", "t:then", lambda f: Anaphor(None)),
)


def _pair_in_year(f: Any) -> Expr | None:
    last = _in_year(f)
    match last:
        case Fields():
            return Between(replace(_month(f.need("a")), year=last.year), last)
        case Within(_, whole):
            return Between(Within(_month(f.need("a")), whole), last)
        case _:
            return None


def _hijri_month(f: Any) -> Expr | None:
    y = f.need("y")
    year = y.get("d4")
    if year is None:
        year = y["year"].year
    return replace(_month(f.need("m")), year=year) if year and year < 1700 else Within(_month(f.need("m")), Fields(year=year))


def _bare_months_range(f: Any) -> Expr | None:
    a = f.need("a")
    first = a.get("monthx")
    if first is None:
        first = _month(a)
    if not isinstance(first, Fields) or first.year is not None or first.day is not None:
        return None
    last = f.need("m")["monthx"]
    match last:
        case Fields(month=int()):
            return Between(replace(first, calendar=last.calendar), last)
        case Within(Fields(month=int()), whole):
            return Between(Within(first, whole), last)
        case _:
            return None


def _bare_unit(f: Any) -> Expr | None:
    """«منذ عام», «خلال أسابيع», «لسنوات»; «لعام» and «خلال العام» are no lengths."""
    x = f.need("x")
    kind = next(k for k in UNITS.split("|") if x.get(k) is not None)
    return None if x.definite(kind) else Lasting(_some_length(x))
