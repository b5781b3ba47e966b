"""Constructors of times that lean on another: on the date spoken of before, on the year at hand. None declines."""

from timeline.grammar.build import Extents, date, definite, expression, number, steps, weekday_of
from timeline.grammar.engine import Found, Node
from timeline.grammar.measure import some_length
from timeline.grammar.spans import month_of
from timeline.temporal import (
    Ago,
    Ahead,
    Anaphor,
    At,
    Between,
    Edge,
    Expr,
    Fields,
    Fiscal,
    Grain,
    Hedge,
    Lasting,
    Length,
    Nth,
    Offset,
    Part,
    Pick,
    Same,
    Within,
)

_SEASON_OF_SPORTS = 8  # leagues begin in August
_STILL_TOLD = {7: 1}  # the accounts of a fiscal year are told in the month after it

# ---- days and nights ------------------------------------------------------------------------------------------------


def yesterday_but_one(f: Found) -> Expr | None:
    """«أمس (الأول)»."""
    return Offset(-2, Grain.DAY) if f.need("w")["dayword"] == -1 and number(f.need("o")) == 1 else None


def day_beside(f: Found) -> Expr | None:
    """«اليوم التالي», «اليوم الذي سبقه»: the day beside the one spoken of."""
    return Offset(steps(f.need("r")), Grain.DAY, Anaphor(Grain.DAY)) if f.need("w")["dayword"] == 0 else None


def last_weekday(f: Found) -> Expr:
    """«الأحد الأخير»."""
    return Pick(-1, weekday_of(f))


def weekday_beside(f: Found) -> Expr:
    """«الأحد التالي»: the one after the day spoken of."""
    return Pick(steps(f.need("r")), weekday_of(f), Anaphor(Grain.DAY))


def weekdays(f: Found) -> Extents | None:
    """«من الاثنين إلى الأربعاء»: the two look the same way."""
    a, b = f.need("a"), f.need("b")
    first, last = a["wday"], b["wday"]
    if not (isinstance(first, Fields) and isinstance(last, Fields) and first.day is last.day is None):
        return None
    range_ = Between(first, last)
    return (Edge(range_, last=False), a.start, a.end), (Edge(range_, last=True), b.start, b.end)


def weekday_after(f: Found) -> Extents | None:
    """«من غد إلى الجمعة»: the weekday after that day."""
    a, b = f.need("a"), f.need("b")
    first, last = a["dayw"], b["wday"]
    if not isinstance(last, Fields) or last != Fields(weekday=last.weekday):
        return None
    return (first, a.start, a.end), (Pick(1, last, first), b.start, b.end)


def night(f: Found) -> Expr:
    """«الليلة الماضية» is yesterday's, «الليلة المقبلة» the one that today ends with."""
    back = steps(f.need("r"))
    return At(Offset(back - 1 if back > 0 else back, Grain.DAY), "TNI")


def same_night(_: Found) -> Expr:
    return At(Anaphor(Grain.DAY), "TNI")


def night_beside(f: Found) -> Expr:
    return At(Offset(steps(f.need("r")), Grain.DAY, Anaphor(Grain.DAY)), "TNI")


def led_part(f: Found) -> Expr | None:
    """«وقت متأخر من مساء أمس» is that evening."""
    at: Expr = f.need("x")["timex"]
    return at if isinstance(at, At) and at.clock[1:].isalpha() else None


def hours_of_part(f: Found) -> Expr | None:
    """«الساعات الأولى من صباح اليوم»: the beginning of that morning."""
    at: Expr = f.need("x")["timex"]
    hedge = _edge_of_hours(f)
    if hedge is None or not isinstance(at, At) or not at.clock[1:].isalpha():
        return None
    return At(at.day, at.clock, hedge)


def hours_of_day(f: Found) -> Expr | None:
    """«الساعات الأولى من يوم الأحد»."""
    hedge = _edge_of_hours(f)
    return Part(hedge, date(f.need("x"))) if hedge is not None else None


def _edge_of_hours(f: Found) -> Hedge | None:
    if f.need("u")["units"] != Grain.HOUR:
        return None
    order = f.need("o").get("ord", "recent")
    return {1: Hedge.START, -1: Hedge.END}.get(order)


def thence(f: Found) -> Expr:
    """«بعد ذلك بيومين», «قبلها بشهر»: counted from the date spoken of."""
    found = some_length(f.need("x"))
    return (Ahead if f.need("t")["thence"] > 0 else Ago)(found, Anaphor(None))


# ---- quarters, halves, hours ----------------------------------------------------------------------------------------


def part_grain(node: Node) -> Grain | None:
    """The grain of «الربع», «السداسي», «الثلاثي»; the third of a year has none."""
    value = node.get("Upart", "Uterm", "Ushare")
    return None if value == "third" else Grain(value)


def _definite(node: Node) -> bool:
    return any(node.definite(kind) for kind in node.senses)


def part_offset(f: Found) -> Expr | None:
    """«الربع الماضي», «السداسي الجاري»."""
    unit = part_grain(f.need("u"))
    return Offset(steps(f.need("r")), unit) if unit and _definite(f.need("u")) else None


def part_beside(f: Found) -> Expr | None:
    unit = part_grain(f.need("u"))
    return Offset(steps(f.need("r")), unit, Anaphor(unit)) if unit and _definite(f.need("u")) else None


def same_part(f: Found) -> Expr | None:
    unit = part_grain(f.need("u"))
    return Anaphor(unit) if unit and _definite(f.need("u")) else None


def part_at_hand(f: Found) -> Expr | None:
    """«الربع الثاني» with no year: of the nearest year that fits."""
    node, order, unit = f.need("u"), number(f.need("o")), part_grain(f.need("u"))
    if unit is None or order is None or not _definite(node) or not _definite(f.need("o")):
        return None
    return Nth(order, unit, None) if 1 <= order <= (4 if unit == Grain.QUARTER else 2) else None


def hour_beside(f: Found) -> Expr | None:
    """«خلال الساعة الماضية»: a length that ends now; «الدورة الثانية الماضية» is none."""
    node, side = f.need("u"), steps(f.need("r"))
    unit = Grain(node["Uclock"])
    return Lasting(Length(1, unit), side) if side and node.definite("Uclock") and unit != Grain.SECOND else None


# ---- months, seasons, years -----------------------------------------------------------------------------------------


def month_beside(f: Found) -> Expr:
    """«أيلول التالي», «أكتوبر السابق له»: after or before the month spoken of."""
    return Pick(steps(f.need("r")), month_of(f.need("m")), Anaphor(Grain.MONTH))


def month_of_it(f: Found) -> Expr:
    """«أيلول منه»: of the year spoken of."""
    return Within(month_of(f.need("m")), Anaphor(Grain.YEAR))


def month_twice(f: Found) -> Expr | None:
    """«الشهر الماضي (أغسطس)»."""
    left: Expr = f.need("a")["monthx"]
    if not isinstance(left, Offset | Anaphor) or (f.open is None) != (f.close is None):
        return None
    named = f.need("b")
    month: Expr = named["monthx"] if "monthx" in named.senses else month_of(named)
    return Same(left, month) if isinstance(month, Fields | Pick) else None


def season_beside(f: Found) -> Expr:
    """«الخريف التالي»."""
    return Pick(steps(f.need("r")), Fields(season=f.need("s")["season"]), Anaphor(None))


def same_season(f: Found) -> Expr:
    """«الصيف نفسه»: of the year spoken of."""
    return Within(Fields(season=f.need("s")["season"]), Anaphor(Grain.YEAR))


def same_of_year(f: Found) -> Expr | None:
    """«الشهر نفسه من العام الماضي», «الربع ذاته من 2020»: the one spoken of, in another year."""
    same = expression(f.need("x"), "monthx", "partx", "dayw", "weekx")
    return Within(same, expression(f.need("w"), "yearx", "year")) if isinstance(same, Anaphor) else None


def alike_of_year(f: Found) -> Expr:
    """«الشهر المماثل من 2020», «الفترة نفسها من العام الماضي»."""
    grain = Grain.MONTH if f.need("u").get("Umonth") else None
    return Within(Anaphor(grain), expression(f.need("w"), "yearx", "year"))


def year_said_of(f: Found) -> Expr:
    """«عام 2020 الماضي», «هذا العام 2021»."""
    return Same(f.need("y")["year"], Offset(steps(f.need("r")), Grain.YEAR))


def new_year(f: Found) -> Expr:
    """«العام الجديد», «السنة الدراسية الجديدة», «الموسم الجديد»."""
    return Fiscal(None, _first_month(f, 1 if "Uyear" in f.need("u").senses else _SEASON_OF_SPORTS), new=True)


def fiscal(f: Found) -> Expr:
    """«السنة المالية الماضية», «العام الدراسي 2014-2015», «الموسم الماضي»."""
    first_month = _first_month(f, _SEASON_OF_SPORTS)
    if f.y is None:
        return Fiscal(None, first_month, steps(f.r) if f.r is not None else 0, _STILL_TOLD.get(first_month, 0))
    years = f.y.get("yearrange")
    return Fiscal(years[0], first_month) if years else Fields(year=f.y["d4"])


def fiscal_gone_by(f: Found) -> Expr:
    """«السنة المالية المنتهية»."""
    return Fiscal(None, _first_month(f, _SEASON_OF_SPORTS), -1)


def year_that_ended(f: Found) -> Extents | None:
    """«السنة المالية المنتهية في يونيو 2023», «السنة المنتهية في 31 ديسمبر», «السنة المالية المنتهية في 2023»."""
    y, x = f.need("y"), f.need("x")
    year, last = y.get("yearx"), expression(x, "dayx", "monthx", "year")
    if year is None and not definite(y):
        return None
    if year is not None and not (isinstance(year, Fiscal) and year.year is None and not year.steps and not year.new):
        return None
    if isinstance(last, Fields) and last.month is None:
        if year is None or last.year is None:
            return None
        ended: Expr = Fiscal(last.year - 1, year.first_month)
    else:
        ended = Fiscal(None, 1 if year is None else year.first_month, ends=last)
    return (ended, y.start, y.end), (last, x.start, x.end)


def _first_month(f: Found, default: int) -> int:
    month: int = default if f.k is None else f.k["fiscal"]
    return month
