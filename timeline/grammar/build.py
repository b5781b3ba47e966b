"""Constructors of days, and what all constructors read from a node. None declines the match."""

from dataclasses import replace

from timeline.grammar.engine import Found, Node
from timeline.temporal import (
    Anaphor,
    Between,
    Context,
    Edge,
    Expr,
    Fields,
    Grain,
    Holiday,
    Interval,
    Nth,
    Offset,
    Pick,
    Same,
    Within,
    resolve,
)

CALENDAR_YEARS = range(1000, 2200)
HIJRI_YEARS = range(1300, 1601)
_UNIT_KINDS = ("Uday", "Uweek", "lUweek", "Umonth", "Uyear", "Ulong", "Uclock", "units", "dual", "pair", "dayword")
LAST_HIJRI_YEAR = 1700


Extents = tuple[tuple[Expr, int, int], tuple[Expr, int, int]]


def number(node: Node) -> int | None:
    """The number that a node says, as digits, a word or an ordinal."""
    value = node.get("n", "d2", "d4", "dn", "nw", "ord", "n1", "first")
    return value if isinstance(value, int) else None


def grain(node: Node) -> Grain:
    """The unit that a node names."""
    kind = next(k for k in _UNIT_KINDS if k in node.senses)
    return Grain.DAY if kind == "dayword" else Grain(node[kind])


def definite(node: Node) -> bool:
    """A sense of the node carries the article."""
    return any(node.definite(kind) for kind in node.senses)


def expression(node: Node, *kinds: str) -> Expr:
    """What an earlier rule made of a node: its meaning as the first of these kinds, a bare number being a year."""
    found: Expr | None = node.get(*kinds)
    return found if found is not None else Fields(year=node["d4"])


def date(node: Node) -> Expr:
    return expression(node, "dayx", "wday", "dayw", "monthx", "weekx", "yearx", "year", "partx", "longx")


def steps(node: Node) -> int:
    """-1 for «الماضي», 0 for «الجاري», 1 for «المقبل» …"""
    value: int = node.get("rel", "previous", "recent", "following", "this")
    return value


def with_fields(expr: Expr, day: int | None = None, weekday: int | None = None) -> Expr | None:
    """`expr` with a day number or a weekday put into the date that it names; None where it names no month."""
    match expr:
        case Fields():
            if day is not None and expr.month is None:
                return None
            return replace(
                expr, day=expr.day if day is None else day, weekday=expr.weekday if weekday is None else weekday
            )
        case Pick(back, what, base):
            inner = with_fields(what, day, weekday)
            return inner and Pick(back, inner, base)
        case Within(Fields(month=None, season=None) as part, whole) if day is not None:
            return Within(replace(part, day=day), whole)
        case Within(part, whole):
            inner = with_fields(part, day, weekday)
            return inner and Within(inner, whole)
        case Same(Fields() as a, Fields() as b):
            first, second = with_fields(a, day, weekday), with_fields(b, day, weekday)
            return first and second and Same(first, second)
        case Offset(_, Grain.MONTH | Grain.WEEK) | Anaphor(Grain.MONTH | Grain.WEEK):
            return Within(Fields(day=day, weekday=weekday), expr)
        case _:
            return None


def hijri(expr: Expr) -> bool:
    """It counts by the Hijri calendar."""
    match expr:
        case Fields():
            return expr.calendar == "hijri"
        case Same(a, b) | Within(a, b):
            return hijri(a) or hijri(b)
        case Pick(_, what):
            return hijri(what)
        case _:
            return False


# ---- one day named twice --------------------------------------------------------------------------------------------


def join(f: Found) -> Expr | None:
    """Two namings of one day side by side: each of day word, weekday and date at most once."""
    left, right = date(f.need("a")), date(f.need("b"))
    if f.open is not None and _day_word(left) and _day_word(right):
        return right  # «اليوم (أمس)»: what a speaker called today was yesterday
    one, other = _says(left), _says(right)
    if one & other or "feast" in one | other:
        return None
    if {"picked", "deictic"} <= one | other and not {"picked", "date"} <= other:  # «أمس الأربعاء 8 شتنبر الجاري»
        return None
    if hijri(left) and not hijri(right) and "date" in other:
        return None
    if f.comma is not None and "date" not in one | other and "deictic" not in one:
        return None
    match left:
        case Fields(weekday=int() as weekday) if left == Fields(weekday=weekday):
            return _on_weekday(right, weekday, figures="figures" in f.need("b").via) or Same(left, right)
        case _:
            return Same(left, right)


def _day_word(expr: Expr) -> bool:
    return isinstance(expr, Offset) and expr.unit == Grain.DAY and expr.base is None


def _on_weekday(expr: Expr, weekday: int, *, figures: bool) -> Expr | None:
    """The weekday put into a date: of a date with two months, the one that falls on that weekday comes first.

    «الثلاثاء 9/11/2001» is of September: read the other way round it falls on its weekday.
    """
    match expr:
        case Same(Fields(year=int()) as a, Fields(year=int()) as b) if falls_on(b, weekday) and not falls_on(
            a, weekday
        ):
            return with_fields(Same(b, a), weekday=weekday)
        case Fields(year=int(), month=int() as month, day=int() as day) if figures and day <= 12:
            turned = replace(expr, month=day, day=month)
            turn = falls_on(turned, weekday) and not falls_on(expr, weekday)
            return with_fields(turned if turn else expr, weekday=weekday)
        case _:
            return with_fields(expr, weekday=weekday)


def falls_on(expr: Expr, weekday: int) -> bool:
    day = resolve(expr, Context(None))
    return isinstance(day, Interval) and day.start is not None and day.start.weekday() == weekday


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
        case Holiday():
            return {"feast"}
        case _:
            return {"date"}


# ---- days -----------------------------------------------------------------------------------------------------------


def day_in(f: Found) -> Expr | None:
    """«السابع من أيار», «أول أيار»; «أول من مارس» is who first practised."""
    node = f.need("d")
    if f.o is not None and "of" in f.o.senses and "ord" in node.senses and not node.definite("ord"):
        return None
    day = number(node)
    return with_fields(f.need("m")["monthx"], day=day) if day and 1 <= day <= 31 else None


def full_year(year: int) -> int:
    """The year that two figures mean: «98» is 1998, «23» is 2023."""
    return year if year >= 100 else year + (2000 if year < 40 else 1900)


def on_its_weekday(f: Found) -> Expr | None:
    """«أحد, 23/06/2019»: a weekday that could be another word, and is none where the date falls on it."""
    weekday, day = f.need("w")["lweekday"], f.need("x")["dayx"]
    if not isinstance(day, Fields) or day.year is None:
        return None
    dated = _on_weekday(day, weekday, figures="figures" in f.need("x").via)
    return dated if dated is not None and falls_on(dated, weekday) else None


def english_day(f: Found) -> Expr | None:
    """«October 7, 2023», «مارس 3, 2019», «2021 آذار 15», «07-OCT-23», «October 7»."""
    year = None
    if f.y is not None:
        year, figures = full_year(number(f.y) or 0), f.y.end - f.y.start
        if figures not in (2, 4):
            return None
    return Fields(year=year, month=f.need("m").get("emonth", "month", "lmonth"), day=f.need("d")["d2"])


def day_of_it(f: Found) -> Expr | None:
    """«23 منه», «الخامس منه», «الأخير منه»; «كل خامس منه» is none."""
    node = f.need("d")
    day = number(node)
    if "ord" in node.senses and not node.definite("ord"):
        return None
    if day == -1:
        return Nth(-1, Grain.DAY, Anaphor(Grain.MONTH))
    return Within(Fields(day=day), Anaphor(Grain.MONTH))


def day_of_this_month(f: Found) -> Expr | None:
    """«30 الجاري», «15 من الجاري»; «يوم 12 الماضي» needs its noun: «الـ24 الماضية» are hours."""
    back = steps(f.need("r"))
    if back != 0 and f.u is None:
        return None
    return Within(Fields(day=f.need("d")["d2"]), Offset(back, Grain.MONTH))


def range_of_days(f: Found) -> Expr | None:
    month: Expr = f.need("m")["monthx"]
    first, last = _range(f.r) if f.r is not None else (number(f.need("a")), number(f.need("b")))
    if not first or not last or not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    named = [node["weekday"] if node is not None else None for node in (f.v, f.w)]
    a, b = with_fields(month, first, named[0]), with_fields(month, last, named[1])
    return Between(a, b) if a and b else None


def _range(node: Node) -> tuple[int, int]:
    """«3-5», and the «3/4» of «ليلة 3/4 أكتوبر»."""
    if "range" in node.senses:
        first, last = node["range"]
    else:
        last, first = node["daymonth"]
    return first, last


def days_in_a_row(f: Found) -> Expr | None:
    """«في 14 و15 آذار», «أيام 5 و6 و7 مايو»: days that follow each other; «في 5 و20 مايو» are two."""
    days = [number(node) or 0 for node in (f.need("a"), f.c, f.need("b")) if node is not None]
    return range_of_days(f) if days == list(range(days[0], days[0] + len(days))) else None


def two_days(f: Found) -> Extents | None:
    """«ما بين 13 و18 جويلية», «من 11 إلى 15 يوليو»: two expressions; the first number leans on the second's month."""
    b = f.need("b")
    last: Expr = b["dayx"]
    day = number(f.need("d"))
    first = with_fields(last, day=day) if day and 1 <= day <= 31 else None
    return ((first, f.nodes[0].start, f.need("d").end), (last, b.start, b.end)) if first else None


def two_of_a_year(f: Found) -> Extents | None:
    """«بين 17 جانفي و26 فيفري 2011», «من 20 نوفمبر إلى 18 ديسمبر المقبلين»: the first leans on the second's year.

    «من يناير إلى مارس»: with no year at all the two look the same way.
    """
    a, b = f.need("a"), f.need("b")
    first, last = date(a), date(b)
    if not isinstance(first, Fields) or first.year is not None or first.month is None:
        return None
    second = last
    match last:
        case Fields(year=int() as year_, month=int() as month) if last.calendar == first.calendar:
            leaning: Expr = replace(first, year=year_ - (first.month > month))
        case Fields(year=None, month=int() as month) if "to" in f.need("n").senses or first.month <= month:
            range_ = Between(first, last)
            leaning, second = Edge(range_, last=False), Edge(range_, last=True)
        case Pick(back, Fields(month=int()), None):
            leaning = Pick(back, first)
        case Within(Fields(month=int()), whole):
            leaning = Within(first, whole)
        case _:
            return None
    return (leaning, a.start, a.end), (second, b.start, b.end)


def day_word(f: Found) -> Expr:
    return Offset(f.need("w").get("dayword", "ldayword"), Grain.DAY)


def day_relative(f: Found) -> Expr | None:
    return Offset(steps(f.need("r")), Grain.DAY) if f.need("w")["dayword"] == 0 else None


def same_day(f: Found) -> Expr | None:
    """«ذلك اليوم», «اليوم نفسه»; «ذلك يوما واحدا بعد …» is none."""
    return Anaphor(Grain.DAY) if definite(f.need("w")) else None


def this_day(f: Found) -> Expr | None:
    return Offset(0, Grain.DAY) if f.need("w")["dayword"] == 0 else None


def weekday_of(f: Found) -> Fields:
    return _weekday(f.need("w"))


def _weekday(node: Node) -> Fields:
    return Fields(weekday=node.get("weekday", "lweekday"))


def this_weekday(f: Found) -> Expr:
    return Pick(0, weekday_of(f))


def picked_weekday(f: Found) -> Expr:
    return Pick(steps(f.need("r")), weekday_of(f))


def weekday_pair(f: Found) -> Expr:
    """«يومي الإثنين والثلاثاء المقبلين»: the relation says which week the first of them lies in, or the last."""
    first, last = _weekday(f.need("a")), _weekday(f.need("b"))
    if f.r is None:
        return Between(first, last)
    if (back := steps(f.r)) < 0:
        return Between(first, Pick(back, last))
    between = ((last.weekday or 0) - (first.weekday or 0)) % 7
    return Between(Pick(back, first), Offset(between, Grain.DAY, Pick(back, first)))


def day_of(f: Found) -> Expr:
    return Within(f.need("p")["wday"], date(f.need("w")))


def day_of_week(f: Found) -> Expr | None:
    """«الأحد الأسبوع الماضي», «الأسبوع المقبل يوم الأحد», «في جمعة الأسبوع الماضي»."""
    node = f.need("p")
    day = node["wday"] if "wday" in node.senses else _weekday(node)
    plain = isinstance(day, Fields) and day == Fields(weekday=day.weekday)
    return Within(day, date(f.need("w"))) if plain else None
