"""Constructors of parts of a longer time by their number: weeks and days of a month, quarters, decades of a century."""

from timeline.grammar.build import definite, expression, falls_on, grain, weekday_of, with_fields
from timeline.grammar.engine import Found, Node
from timeline.grammar.measure import share_of
from timeline.temporal import (
    Anaphor,
    Between,
    Either,
    Expr,
    Fields,
    Grain,
    Hedge,
    Lasting,
    Nth,
    Offset,
    Part,
)

_THIRDS = {1: Hedge.START, 2: Hedge.MID, 3: Hedge.END, -1: Hedge.END}


def order_of(node: Node) -> int | None:
    """«الثالث» is 3, «الأخير» -1."""
    value = node.get("ord", "n", "nw", "recent")
    return value if isinstance(value, int) else None


def whole_of(f: Found) -> Expr | None:
    """What a part is of: a date named `w`, or `x`, this month or year («آخر يوم من الشهر»)."""
    if f.x is not None:
        return Offset(0, grain(f.x)) if definite(f.x) else None
    return expression(f.need("w"), "monthx", "yearx", "year", "longx")


# ---- quarters, halves, thirds, decades ------------------------------------------------------------------------------


def part_of(f: Found) -> Expr | None:
    """«الربع الثالث من 2021», «السداسي الأول من العام», «النصف الثاني من القرن الماضي»."""
    order, kind, whole = order_of(f.need("o")), f.need("u").get("Upart", "Uterm", "Ushare"), whole_of(f)
    if not order or whole is None or (f.w is not None and "longx" in f.w.senses and not _century(whole)):
        return None
    return _nth_part(order, kind, whole, of_month=f.w is not None and "monthx" in f.w.senses)


def _nth_part(order: int, kind: str, whole: Expr | None, *, of_month: bool) -> Expr | None:
    if kind != "third":
        return Nth(order, Grain(kind), whole)
    if of_month:
        return Part(_THIRDS[order], whole) if whole and order in _THIRDS else None
    return Nth(9 if order == -1 else order * 4 - 3, Grain.MONTH, whole, count=4)


def two_parts(f: Found) -> Expr | None:
    """«الربعين الأول والثاني من 2020»: with no year, of the nearest that fits."""
    first, last, kind = order_of(f.need("a")), order_of(f.need("b")), f.need("u")["Dpart"]
    whole = expression(f.w, "yearx", "year") if f.w is not None else None
    if not first or not last or first >= last:
        return None
    return Between(Nth(first, Grain(kind), whole), Nth(last, Grain(kind), whole))


def _century(expr: Expr) -> bool:
    match expr:
        case Fields():
            return expr.years == 100
        case Offset(_, unit) | Anaphor(unit):
            return unit == Grain.CENTURY
        case _:
            return False


def decade_of(f: Found) -> Expr | None:
    """«العقد الثاني من القرن الماضي»."""
    order, whole = order_of(f.need("o")), f.need("w")["longx"]
    decades = f.need("u")["Ulong"] == "decade" and _century(whole)
    return Nth(order, Grain.DECADE, whole) if decades and order and order <= 10 else None


def decade_of_millennium(f: Found) -> Expr | None:
    """«العقد الأول من الألفية الثالثة»."""
    order, thousand = order_of(f.need("o")), order_of(f.n) if f.n is not None else 3
    if f.need("u")["Ulong"] != "decade" or not order or not thousand or not 1 <= order <= 10:
        return None
    return Fields(year=1000 * (thousand - 1) + 10 * (order - 1), years=10)


def share_beside_today(f: Found) -> Expr | None:
    """«ربع القرن الماضي»: the last 25 years."""
    node = f.need("u")
    length = share_of(grain(node), f.need("h")["clockfrac"])
    side = f.need("r").get("rel", "previous", "recent")
    return Lasting(length, side) if length and definite(node) and side else None


# ---- weeks and days -------------------------------------------------------------------------------------------------


def week_of(f: Found) -> Expr | None:
    """«الأسبوع الثالث من مايو», «آخر أسبوع من آب»."""
    order, whole = order_of(f.need("o")), whole_of(f)
    return Nth(order, Grain.WEEK, whole) if order and whole is not None else None


def day_of(f: Found) -> Expr | None:
    """«آخر يوم من الشهر», «اليوم الأول من السنة», «أول أيام مايو»."""
    order, whole, node = order_of(f.need("o")), whole_of(f), f.need("u")
    if not order or whole is None or node.get("Uday", "units") != Grain.DAY:
        return None
    return Nth(order, Grain.DAY, whole)


def nth_weekday(f: Found) -> Expr | None:
    """«آخر جمعة من رمضان», «ثاني أحد في مايو»."""
    order, weekday = order_of(f.need("o")), f.need("w").get("wday") or weekday_of(f)
    return Nth(order, weekday, f.need("m")["monthx"]) if order and isinstance(weekday, Fields) else None


def numbered_weekday(f: Found) -> Expr | None:
    """«الثلاثاء الثالث من أيلول» is the third Tuesday where the third of the month is none.

    «الثلاثاء السابع من يناير» is the seventh.
    """
    order, weekday, month = order_of(f.need("o")), f.need("w")["weekday"], f.need("m")["monthx"]
    if order is None or not (1 <= order <= 5 or order == -1):
        return None
    numbered = Nth(order, Fields(weekday=weekday), month)
    plain = with_fields(month, day=order) if order > 0 else None
    if plain is None:
        return numbered
    if isinstance(plain, Fields) and plain.year:
        return None if falls_on(plain, weekday) else numbered
    return Either(plain, weekday, numbered)
