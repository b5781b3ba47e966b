"""Constructors of what recurs: «كل خميس», «أول أحد من كل شهر», «مرتين في الأسبوع», «أيام الجمعة». None declines."""

from timeline.grammar.build import Extents, definite, grain, number
from timeline.grammar.engine import Found, Node
from timeline.grammar.measure import some_length
from timeline.temporal import Anaphor, Every, Expr, Fields, Grain, Lasting, Length, Offset, Pick

_DAILY, _WEEKLY = Every(Length(1, Grain.DAY)), Every(Length(1, Grain.WEEK))


def every(f: Found) -> Expr | None:
    """«كل يوم», «نهاية كل شهر», «الأول من مايو من كل عام»; «كل اليوم» is the whole of it."""
    node = f.need("u")
    if definite(node) or (f.x is not None and _leans(f.x)):
        return None
    return Every(Length(1, grain(node)))


def _leans(node: Node) -> bool:
    """«مايو الماضي من كل عام» is none."""
    expr = node.get("dayx", "monthx", "partx", "wday")
    return isinstance(expr, Pick | Offset | Anaphor)


def every_length(f: Found) -> Expr | None:
    found = some_length(f.need("x"))
    return Every(found) if found.amount else None


def every_weekday(_: Found) -> Expr:
    return _WEEKLY


def days_of_week(f: Found) -> Expr | None:
    """«أيام الجمعة», «أيام السبت والأحد»; «أيام الجمعة الماضية» were once."""
    plain = all(_plain_weekday(node) for node in (f.need("a"), f.b) if node is not None)
    return _WEEKLY if plain and f.need("u")["units"] == Grain.DAY else None


def _plain_weekday(node: Node) -> bool:
    return isinstance(expr := node["wday"], Fields) and expr == Fields(weekday=expr.weekday)


def every_part(f: Found) -> Expr | None:
    """«كل صباح», «كل ليلة»; «كل الصباح» is the whole of it."""
    return None if definite(f.need("p")) else _DAILY


def every_word(f: Found) -> Expr:
    return Every(Length(1, Grain(f.need("e")["every"])))


def in_each(f: Found) -> Expr | None:
    """«مرتين في الأسبوع», «مرة في اليوم», «في الشهر الواحد»."""
    node = f.need("w")
    if f.n is not None and number(f.n) != 1:
        return None
    return _per(node)


def hours_in_each(f: Found) -> Extents | None:
    """«ثماني ساعات في اليوم», «خمسة أيام في الأسبوع»: a length, and how often."""
    a, w = f.need("a"), f.need("w")
    lasting, per = a["lasting"], _per(w)
    if not isinstance(lasting, Lasting) or lasting.side or per is None or lasting.length.unit is None:
        return None
    unit = per.length.unit
    shorter = unit is not None and lasting.length.unit.rank < unit.rank
    return ((lasting, a.start, a.end), (per, w.start, w.end)) if shorter else None


def _per(node: Node) -> Every | None:
    """«اليوم», «الأسبوع» and their like, each of them."""
    if "dayw" in node.senses:
        return _DAILY if node["dayw"] == Offset(0, Grain.DAY) else None
    return Every(Length(1, grain(node))) if definite(node) else None
