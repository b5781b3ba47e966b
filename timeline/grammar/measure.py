"""Constructors of lengths and references: what the words of a matched rule mean together."""

from dataclasses import replace

from timeline.grammar.build import date, definite, grain, number, steps
from timeline.grammar.engine import Found, Node
from timeline.temporal import (
    After,
    Ago,
    Anaphor,
    At,
    Before,
    Expr,
    Fields,
    Grain,
    Hedge,
    Lasting,
    Length,
    Offset,
    Pick,
    Ref,
    Same,
)

_UNIT_KINDS = ("Uday", "Uweek", "Umonth", "Uyear", "Ulong", "Uclock", "units")
_HALVES = {
    Grain.YEAR: Length(6, Grain.MONTH),
    Grain.HOUR: Length(30, Grain.MINUTE),
    Grain.DECADE: Length(5, Grain.YEAR),
    Grain.CENTURY: Length(50, Grain.YEAR),
    Grain.DAY: Length(12, Grain.HOUR),
    Grain.MONTH: Length(15, Grain.DAY),
    Grain.MINUTE: Length(30, Grain.SECOND),
}
_IN_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100}

# ---- lengths --------------------------------------------------------------------------------------------------------


def length(f: Found) -> Length | None:
    unit = grain(f.need("u"))
    if f.n is None:
        return Length(None, unit)
    amount = number(f.n) or f.n.get("thousands")
    return Length(amount, unit) if amount and 0 < amount < 100_000 else None


def two_units(f: Found) -> Length:
    return Length(2, grain(f.need("u")))


def one_unit(f: Found) -> Length | None:
    return Length(1, grain(f.need("u"))) if number(f.need("n")) == 1 else None


def some_length(node: Node) -> Length:
    """The length that a node says: «3 سنوات», «سنة» is one, «سنوات» some, «وقت قصير» has no unit."""
    found = node.get("length")
    if isinstance(found, Length):
        return found
    if "shorttime" in node.senses:
        return Length(None, None)
    return Length(None if "units" in node.senses else 1, grain(node))


def hedged_length(f: Found) -> Length:
    return replace(some_length(f.need("x")), hedge=Hedge(f.need("h").get("approx", "more", "less")))


def and_share(f: Found) -> Length | None:
    """«ساعة ونصف», «ساعة وربع الساعة», «سنتين ونصف السنة»."""
    whole = some_length(f.need("x"))
    if f.t is not None and _unit(f.t) != whole.unit:
        return None  # «دقيقة ونصف ثانية»
    share = share_of(whole.unit, f.need("h").get("clockfrac", "half")) if whole.unit else None
    return _joined(whole, share) if share and whole.amount else None


def _unit(node: Node) -> Grain:
    """The unit of «… ونصف الساعة», «… ونصف اليوم»."""
    return Grain.HOUR if "hourword" in node.senses else Grain.DAY if "dayw" in node.senses else grain(node)


def less_share(f: Found) -> Length | None:
    """«ساعة إلا ربعا»: 45 minutes."""
    unit = grain(f.need("u"))
    share = share_of(unit, 60 - f.need("h")["clockfrac"])
    return None if definite(f.need("u")) else share


def unit_and(f: Found) -> Length | None:
    """«ساعة و20 دقيقة», «عام وشهران»."""
    return None if definite(f.need("u")) else _joined(some_length(f.need("u")), some_length(f.need("b")))


def length_and_unit(f: Found) -> Length | None:
    """«سنتين وشهرا», «ساعتان ودقيقة»."""
    return None if definite(f.need("u")) else _joined(some_length(f.need("a")), some_length(f.need("u")))


def two_lengths(f: Found) -> Length | None:
    """«ثلاث ساعات وعشرين دقيقة»; a third part joins the second: «يومان و3 ساعات و40 دقيقة»."""
    return _joined(some_length(f.need("a")), some_length(f.need("b")))


def three_lengths(f: Found) -> Length | None:
    """«3 سنوات، 4 أشهر، 10 أيام»."""
    first = two_lengths(f)
    return first and _joined(first, some_length(f.need("c")))


def _joined(a: Length, b: Length) -> Length | None:
    """One length of two, the second of a finer unit than the last part of the first."""
    if a.tail:
        tail = _joined(a.tail, b)
        return tail and replace(a, tail=tail)
    if not a.unit or not b.unit or b.unit.rank >= a.unit.rank or not a.amount or not b.amount:
        return None
    if years := _IN_YEARS.get(a.unit):
        if b.unit == Grain.YEAR:
            return replace(a, amount=a.amount * years + b.amount, unit=Grain.YEAR)
        a = replace(a, amount=a.amount * years, unit=Grain.YEAR)
    return replace(a, tail=b)


def share_of(unit: Grain, share: int) -> Length | None:
    """So many sixtieths of a unit, in a finer one: a quarter of an hour is 15 of its minutes."""
    half = _HALVES.get(unit)
    if half is None or half.amount is None or half.amount * share % 30:
        return None
    amount = half.amount * share // 30
    return Length(amount, half.unit) if amount else None


def half_a_unit(f: Found) -> Length | None:
    """«نصف ساعة», «ربع قرن», «ثلث ساعة», «ثلاثة أرباع الساعة»; «نصف الساعة» goes with a number."""
    node, share = f.need("u"), f.need("h")
    amount = share.get("clockfrac", "half")
    if amount < 45 and (definite(node) or share.definite("clockfrac")):
        return None
    return share_of(grain(node), amount)


def lasting(f: Found) -> Expr:
    return Lasting(some_length(f.need("x")))


def lasting_side(f: Found) -> Expr:
    return Lasting(some_length(f.need("x")), side=steps(f.need("r")))


def bare_unit(f: Found) -> Expr | None:
    """«منذ عام», «خلال أسابيع», «لسنوات»; «لعام» and «خلال العام» are no lengths."""
    x = f.need("x")
    kind = next(k for k in _UNIT_KINDS if k in x.senses)
    return None if x.definite(kind) else Lasting(some_length(x))


def units_of(f: Found) -> Expr | None:
    """«الأشهر الأولى من 2021»: a length at the start of something, or at its end."""
    order = number(f.need("o"))
    if order not in (1, -1):
        return None
    amount = number(f.n) if f.n is not None else None
    return Lasting(Length(amount, grain(f.need("u")), Hedge.START if order == 1 else Hedge.END))


def months_of_year(f: Found) -> Expr | None:
    """«أرباح 9 أشهر 2022»: those that it begins with."""
    months = number(f.need("n"))
    if grain(f.need("u")) != Grain.MONTH or not months or not 2 <= months < 12:
        return None
    return Lasting(Length(months, Grain.MONTH, Hedge.START))


def first_units(f: Found) -> Expr | None:
    """«الأحد عشر شهرا الأولى», of something not told; «السنوات العشر الأخيرة» end today."""
    if number(f.need("o")) == -1:
        return Lasting(Length(number(f.need("n")), grain(f.need("u"))), side=-1)
    return units_of(f)


def before(f: Found) -> Expr | None:
    return None if definite(f.need("x")) else Before(some_length(f.need("x")), None)


def after(f: Found) -> Expr | None:
    """«بعد عامين من …»; «بعد العام» is none."""
    return None if definite(f.need("x")) else After(some_length(f.need("x")), None)


def last_unit(f: Found) -> Expr | None:
    """«خلال الشهر الأخير»: a length that ends today; «الدقيقة الأخيرة» is one of a match."""
    node = f.need("u")
    unit = grain(node)
    return Lasting(Length(1, unit), side=-1) if definite(node) and unit.rank >= Grain.HOUR.rank else None


def eve_of_day(f: Found) -> Expr:
    """«عشية السبت» and «عشية أمس» are the evenings of those days, «عشية 14 آذار» is the day before; «غداة» is after."""
    day, side = date(f.need("x")), f.need("e")["eve"]
    return At(day, "TEV") if side < 0 and _of_the_week(day) else Offset(side, Grain.DAY, day)


def _of_the_week(expr: Expr) -> bool:
    """The day is told by its weekday or from today."""
    match expr:
        case Fields():
            return expr.weekday is not None
        case Same(a, b):
            return _of_the_week(a) or _of_the_week(b)
        case Pick(_, what):
            return _of_the_week(what)
        case Offset(_, Grain.DAY):
            return True
        case _:
            return False


def eve(f: Found) -> Expr:
    """«عشية القمة», «غداة الانتخابات»: a day before or after what follows."""
    day = Length(1, Grain.DAY)
    return Before(day, None) if f.need("e")["eve"] < 0 else After(day, None)


def ago(f: Found) -> Expr | None:
    return None if definite(f.need("x")) else Ago(some_length(f.need("x")))


def moment_before(_: Found) -> Expr:
    """«قبل لحظات من الانفجار»."""
    return Before(Length(None, None), None)


def moment_ago(f: Found) -> Expr:
    return Ref(f.need("n")["now"], Offset(0, Grain.DAY))


# ---- references --------------------------------------------------------------------------------------------


def reference(f: Found) -> Expr:
    return Ref(f.need("r")["ref"])


def until_now(_: Found) -> Expr:
    """«حتى الساعة», «حتى هذه اللحظة»."""
    return Ref("PRESENT_REF")


def then(_: Found) -> Expr:
    return Anaphor(None)
