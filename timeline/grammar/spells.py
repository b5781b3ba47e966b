"""Constructors of lengths in unusual counts, of two lengths that share their unit, and of lengths from now."""

from dataclasses import replace

from timeline.grammar.build import Extents, definite, grain, number, steps
from timeline.grammar.engine import Found, Node
from timeline.grammar.measure import share_of, some_length
from timeline.temporal import After, Ago, Ahead, Before, Expr, Grain, Hedge, Lasting, Length


def decimal(f: Found) -> Length:
    """«1.5 ساعة», «3.5 سنوات»."""
    return with_half(Length(f.need("n")["nhalf"], grain(f.need("u"))))


def with_half(whole: Length) -> Length:
    """The length and half of its unit; of weeks in days and hours, for no unit divides a week."""
    assert whole.amount is not None and whole.unit is not None
    if whole.unit == Grain.WEEK:
        return replace(whole, amount=7 * whole.amount + 3, unit=Grain.DAY, tail=Length(12, Grain.HOUR))
    return replace(whole, tail=share_of(whole.unit, 30))


def weeks_and_half(f: Found) -> Length | None:
    """«أسبوع ونصف», «أسبوعين ونصف الأسبوع»."""
    whole = some_length(f.need("x"))
    if whole.unit != Grain.WEEK or not whole.amount or f.need("h").get("clockfrac", "half") != 30:
        return None
    return with_half(whole)


def counted_side(f: Found) -> Expr | None:
    """«الـ12 شهرا الماضية», «الخمسة عشر عاما المقبلة»; «15 الشهر الماضي» is a day."""
    amount = number(f.need("n"))
    if definite(f.need("u")) or not amount:
        return None
    return Lasting(Length(amount, grain(f.need("u"))), steps(f.need("r")))


def teens(f: Found) -> Length | None:
    """«بضعة عشر عاما»: more than ten, how many is not told."""
    return Length(None, grain(f.need("u"))) if number(f.need("n")) == 10 else None


def over(f: Found) -> Length | None:
    """«نيف وعشرون سنة», «عشرون سنة ونيف»."""
    if f.x is not None:
        found = some_length(f.x)
        return replace(found, hedge=Hedge.MORE_THAN) if found.amount else None
    amount = number(f.need("n"))
    return Length(amount, grain(f.need("u")), Hedge.MORE_THAN) if amount and amount >= 20 else None


def whole_unit(f: Found) -> Length | None:
    """«سنة كاملة», «يوما كاملا»."""
    return None if definite(f.need("u")) else Length(1, grain(f.need("u")))


def range_of_units(f: Found) -> Length | None:
    """«3-5 أيام», «3 - 5 أسابيع»."""
    first, last = f.r["range"] if f.r is not None else (number(f.need("a")), number(f.need("b")))
    return Length(first, grain(f.need("u")), most=last) if first and last and first < last else None


def two_counts(f: Found) -> Extents | None:
    """«من ثلاثة إلى خمسة أيام», «يومين أو ثلاثة», «بين شهر وشهرين»: two lengths, of which one lends its unit."""
    a, b = f.need("a"), f.need("b")
    one, other = _length(a), _length(b)
    match one, other:
        case Length(), None:
            other = _counted(b, one)
        case None, Length():
            one = _counted(a, other)
        case _:
            pass
    if one is None or other is None or not one.amount or not other.amount or not _rises(one, other):
        return None
    return (Lasting(one), a.start, a.end), (Lasting(other), b.start, b.end)


def _length(node: Node) -> Length | None:
    if any(kind in node.senses for kind in ("nw", "n", "d2", "dn")):
        return None
    return None if definite(node) else some_length(node)


def _counted(node: Node, like: Length) -> Length | None:
    amount = number(node)
    return Length(amount, like.unit) if amount else None


def _rises(one: Length, other: Length) -> bool:
    """The second is the longer one: «من 10 إلى 3 أيام» is no range."""
    if one.unit is None or other.unit is None:
        return False
    same = one.unit == other.unit
    return (one.amount or 0) < (other.amount or 0) if same else one.unit.rank < other.unit.rank


def then_after(f: Found) -> Expr | None:
    """«يوما واحدا بعد اغتيال السفير»."""
    x = f.need("x")
    if definite(x):
        return None
    found = some_length(x)
    return After(found, None) if "after" in f.need("b").senses else Before(found, None)


def from_now(f: Found) -> Expr:
    """«قبل عقدين من الآن», «بعد عام من الآن»."""
    found = some_length(f.need("x"))
    return Ago(found) if "ago" in f.nodes[0].senses else Ahead(found)
