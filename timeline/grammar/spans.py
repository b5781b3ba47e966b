"""Constructors of times longer than a day: years, decades, seasons, months. None declines the match."""

from dataclasses import replace

from timeline.grammar.build import (
    CALENDAR_YEARS,
    LAST_HIJRI_YEAR,
    Extents,
    date,
    definite,
    expression,
    full_year,
    grain,
    number,
    steps,
    with_fields,
)
from timeline.grammar.engine import Found, Node
from timeline.lexicon.words import Word
from timeline.temporal import (
    Anaphor,
    Between,
    Expr,
    Fields,
    Grain,
    Hedge,
    Nth,
    Offset,
    Part,
    Pick,
    Same,
    Within,
)

# ---- units that lean on another date --------------------------------------------------------------------------------


def unit_offset(f: Found) -> Expr:
    return Offset(steps(f.need("r")), grain(f.need("u")))


def misspelt_year(f: Found) -> Expr | None:
    """«العالم الماضي» is a slip for «العام الماضي»; the world of today and the one to come are no years."""
    count = steps(f.need("r"))
    return Offset(count, Grain.YEAR) if count < 0 else None


def this_unit(f: Found) -> Expr:
    return Offset(0, grain(f.need("u")))


def unit_of_today(f: Found) -> Expr:
    """«السنة دي», «الشهر ده»."""
    (word,) = f.nodes
    return Offset(0, Grain(word.get("thisyear", "thismonth", "thisweek")))


def same_unit(f: Found) -> Expr:
    return Anaphor(grain(f.need("u")))


def unit_beside(f: Found) -> Expr:
    """«العام التالي», «الأسبوع السابق»: after or before the one spoken of."""
    unit = grain(f.need("u"))
    return Offset(steps(f.need("r")), unit, Anaphor(unit))


# ---- years, decades, centuries --------------------------------------------------------------------------------------


def year(f: Found) -> Expr | None:
    """«عام 2017»; with its era any year: «عام 79م»."""
    value = number(f.need("y"))
    fits = value in CALENDAR_YEARS or (f.m is not None and value and value < CALENDAR_YEARS.stop)
    return Fields(year=value) if fits else None


def short_year(f: Found) -> Expr | None:
    """«عام 67», «حرب 73», «عام ثمانية وأربعين», «عام 711»; a smaller number counts something."""
    value = number(f.need("y"))
    return Fields(year=full_year(value)) if value and 32 <= value < CALENDAR_YEARS.start else None


def hijri_year(f: Found) -> Expr | None:
    value = number(f.need("y"))
    return Fields(year=value, calendar="hijri") if value and 0 < value < LAST_HIJRI_YEAR else None


def picked_hijri_year(f: Found) -> Expr:
    """«العام الهجري الجاري»."""
    return Pick(steps(f.need("r")), Fields(calendar="hijri"))


def new_hijri_year(_: Found) -> Expr:
    """«العام الهجري الجديد»: the one whose beginning is nearest."""
    return Fields(calendar="hijri")


def before_our_era(f: Found) -> Expr | None:
    """«عام 500 ق.م», «القرن الثالث قبل الميلاد»: a year below zero."""
    value = number(f.need("y"))
    if not value or value < 0:
        return None
    if f.u is None:
        return Fields(year=-value)
    return Fields(year=-100 * value, years=100) if f.u["Ulong"] == "century" else None


def year_twice(f: Found) -> Expr:
    """The printed year counts where they differ: «العام السابق» may be the one before another year of the text."""
    return Same(expression(f.need("b"), "year"), f.need("a")["yearx"])


def two_years(f: Found) -> Expr | None:
    """«عامي 1992 و2015», «عامي 2021 - 2022»."""
    first, last = f.need("a")["d4"], f.need("b")["d4"]
    if f.need("p")["pair"] != "year" or first >= last or last not in CALENDAR_YEARS:
        return None
    return Between(_year(first, f), _year(last, f))


def first_and_last_year(f: Found) -> Extents | None:
    """«بين عامي 1240 و1310هـ»: the era is that of both."""
    a, b = f.need("a"), f.need("b")
    if f.need("p")["pair"] != "year":
        return None
    return (_year(a["d4"], f), f.nodes[0].start, a.end), (_year(b["d4"], f), b.start, f.nodes[-1].end)


def _year(value: int, f: Found) -> Fields:
    return Fields(year=value, calendar="hijri" if f.h is not None else "gregorian")


def year_range(f: Found) -> Expr:
    first, last = f.need("y")["yearrange"]
    return Between(_year(first, f), _year(last, f))


def decade(f: Found) -> Expr | None:
    tens = f.need("d")["decade"]
    century_: Expr | None = f.c["longx"] if f.c is not None else None
    if century_ is None:
        return Fields(year=1900 + tens, years=10)
    if isinstance(century_, Fields) and century_.years == 100 and century_.year is not None:
        return Fields(year=century_.year + tens, years=10)
    return Nth(tens // 10 + 1, Grain.DECADE, century_)


def century(f: Found) -> Expr | None:
    value = number(f.need("o"))
    least = 1 if f.m is not None else 2  # «القرن الأول» alone may be of anything
    if not value or not least <= value < 23 or f.need("u")["Ulong"] != "century":
        return None
    if "d2" in f.need("o").senses and not definite(f.need("u")):
        return None
    return Fields(year=(value - 1) * 100, years=100)


def two_centuries(f: Found) -> Expr | None:
    """«القرنين 18 و19», «القرنين الثامن عشر والتاسع عشر»."""
    first, last = number(f.need("a")), number(f.need("b"))
    if f.need("u")["dual"] != "century" or not first or last != first + 1 or last > 22 or not definite(f.need("u")):
        return None
    return Between(Fields(year=(first - 1) * 100, years=100), Fields(year=(last - 1) * 100, years=100))


def hijri_century(f: Found) -> Expr | None:
    value = number(f.need("o"))
    if not value or not 1 <= value <= 16 or f.need("u")["Ulong"] != "century":
        return None
    first, last = ((value - 1) * 100 + 1, value * 100)
    return Between(Fields(year=first, calendar="hijri"), Fields(year=last, calendar="hijri"))


def season(f: Found) -> Expr | None:
    fields = Fields(season=f.need("s")["season"])
    if f.y is not None and "dn" in f.y.senses:
        return replace(fields, year=full_year(f.y["dn"])) if 32 <= f.y["dn"] <= 99 else None
    return Pick(steps(f.r), fields) if f.r is not None else _of_year(fields, f.need("y"))


def season_at_hand(f: Found) -> Expr | None:
    """«منذ بداية الصيف»: the season carries the article."""
    node = f.need("s")
    return Fields(season=node["season"]) if definite(node) else None


def _of_year(fields: Fields, node: Node) -> Expr:
    whole = expression(node, "year", "yearx")
    if isinstance(whole, Fields) and whole.calendar != fields.calendar:
        return Within(fields, whole)
    if isinstance(whole, Between) and fields.season == 4:
        whole = whole.first  # «شتاء 2015-2016» begins in the first of them
    if isinstance(whole, Fields) and whole.year is not None:
        return replace(fields, year=whole.year)
    return Within(fields, whole)


def hedged(f: Found) -> Expr | None:
    """«أواخر أيلول», «العشر الأوائل من شعبان»; «بداية من مارس» only says where it begins."""
    hedge = Hedge(f.need("h")["hedge"])
    begins = hedge == Hedge.START and f.o is not None and not definite(f.need("h"))
    return None if begins else Part(hedge, date(f.need("x")))


def hedged_day(f: Found) -> Expr | None:
    """«نهاية يوم الخميس»; its middle is midday."""
    hedge = Hedge(f.need("h")["hedge"])
    return Part(hedge, date(f.need("x"))) if hedge in (Hedge.START, Hedge.END) else None


def hedged_by_order(f: Found) -> Expr | None:
    """«آخر الأسبوع الماضي», «أول الشهر المقبل»; «أول أسبوع من مايو» is a week of its own."""
    order, whole = number(f.need("o")), date(f.need("x"))
    if order not in (1, -1) or not isinstance(whole, Offset | Anaphor):
        return None
    return Part(Hedge.START if order == 1 else Hedge.END, whole)


def part_of_this(f: Found) -> Expr | None:
    """«نهاية الشهر», «آخر السنة» with nothing more: of the one that today lies in."""
    node = f.need("u")
    if not definite(node):
        return None
    this = Offset(0, grain(node))
    if f.h is not None:
        return Part(Hedge(f.h["hedge"]), this)
    order = number(f.need("o"))
    return Part(Hedge.START if order == 1 else Hedge.END, this) if order in (1, -1) else None


# ---- months ---------------------------------------------------------------------------------------------------------


def month_of(node: Node) -> Fields:
    value = node.get("month", "lmonth", "emonth")
    if value is not None:
        return Fields(month=value)
    return Fields(month=node.get("hmonth", "lhmonth"), calendar="hijri")


def libyan_month(f: Found) -> int:
    value: int = f.need("m")["libyan"]
    return value


def month_pair(f: Found) -> int | None:
    """«تشرين الأول/أكتوبر»: the month that both names mean."""
    first: int = f.need("a").get("month", "lmonth", "libyan")
    return first if first == f.need("b").get("month", "lmonth", "emonth") else None


def two_months(f: Found) -> Expr | None:
    """Two names of one tradition are two months («مايو/يونيو»), of two a slip («تموز/أغسطس»), as in brackets."""
    a, b = f.need("a"), f.need("b")
    first, second = month_of(a), month_of(b)
    if first.month == second.month:
        return None
    return Between(first, second) if _syriac(a) == _syriac(b) and f.o is None else Same(first, second)


def _syriac(node: Node) -> bool:
    """A month by its name in the Levant and Iraq."""
    word = node.senses.get("month") or node.senses.get("lmonth")
    return isinstance(word, Word) and word.key.endswith("_levantine")


def one_of_two(f: Found) -> Expr | None:
    """«تموز/أغسطس 2021», «مايو/يونيو 2021»; beside a day number one of the two is always a slip."""
    names: Same | Between = f.need("m")["twomonths"]
    one, other = (names.a, names.b) if isinstance(names, Same) else (names.first, names.last)
    first, second = _fields(one), _fields(other)
    slip = f.d is not None or isinstance(names, Same)
    if f.y is not None:
        one, other = _of_year(first, f.y), _of_year(second, f.y)
        if not isinstance(one, Fields) or not isinstance(other, Fields):
            return None  # months of one calendar, a year of the other
        first, second = one, other
    if slip:
        return Same(first, second)
    if first.year is not None and (first.month or 0) > (second.month or 0):
        first = replace(first, year=first.year - 1)  # «ديسمبر/يناير 2020»
    return Between(first, second)


def day_of_two(f: Found) -> Expr | None:
    day = number(f.need("d"))
    months = one_of_two(f)
    return with_fields(months, day=day) if months is not None and day and 1 <= day <= 31 else None


def _fields(expr: Expr) -> Fields:
    assert isinstance(expr, Fields)
    return expr


def bare_month(f: Found) -> Expr:
    return month_of(f.need("m"))


def in_year(f: Found) -> Expr | None:
    month, node = month_of(f.need("m")), f.need("y")
    value = node.get("d4")
    return None if value is not None and value not in CALENDAR_YEARS else _of_year(month, node)


def month_of_worded_year(f: Found) -> Expr | None:
    """«أكتوبر ألفين وثلاثة وعشرين»."""
    value = number(f.need("y"))
    return replace(month_of(f.need("m")), year=value) if value and 1900 <= value < 2100 else None


def month_of_short_year(f: Found) -> Expr | None:
    """«حرب أكتوبر 73»."""
    value = f.need("y")["dn"]
    return replace(month_of(f.need("m")), year=full_year(value)) if 32 <= value <= 99 else None


def day_of_short_year(f: Found) -> Expr | None:
    month, day = month_of_short_year(f), number(f.need("d"))
    return with_fields(month, day=day) if month and day and 1 <= day <= 31 else None


def hijri_month(f: Found) -> Expr | None:
    """«محرم 1445 هـ», and «رمضان 2023»: the Ramadan that a Gregorian year holds."""
    month, whole = month_of(f.need("m")), expression(f.need("y"), "year")
    if not isinstance(whole, Fields) or whole.year is None:
        return None
    return replace(month, year=whole.year) if whole.year < 1700 else Within(month, whole)


def solar_year(f: Found) -> Expr | None:
    """«1402 هجري شمسي»: the year of Iran and Afghanistan begins with spring."""
    value = number(f.need("y"))
    if not value or value > LAST_HIJRI_YEAR:
        return None
    return Between(Fields(year=value + 621, month=3, day=21), Fields(year=value + 622, month=3, day=20))


def picked_month(f: Found) -> Expr:
    return Pick(steps(f.need("r")), month_of(f.need("m")))


def month_of_this_year(f: Found) -> Expr:
    return Pick(0, month_of(f.need("m")))


def numbered_month(f: Found) -> Expr | None:
    month = number(f.need("d"))
    counted = month == 1 and "nw" in f.need("d").senses  # «شهر واحد» is a length
    if not month or not 1 <= month <= 12 or counted:
        return None
    fields = Fields(month=month)
    if f.y is not None:
        return _of_year(fields, f.y)
    return Pick(steps(f.r), fields) if f.r is not None else fields


def pair_in_year(f: Found) -> Expr | None:
    first, last = month_of(f.need("a")), in_year(f)
    match last:
        case Fields():
            return Between(replace(first, year=last.year), last)
        case Within(_, whole):
            return Between(Within(first, whole), last)
        case _:
            return None


def pair_of_months(f: Found) -> Expr:
    first, last = month_of(f.need("a")), month_of(f.need("m"))
    return Between(first, last) if f.r is None else Between(Pick(steps(f.r), first), Pick(steps(f.r), last))


def range_of_months(f: Found) -> Expr | None:
    a = f.need("a")
    first = a.get("monthx") or month_of(a)
    if not isinstance(first, Fields) or first.year is not None or first.day is not None:
        return None
    last: Expr = f.need("m")["monthx"]
    match last:
        case Fields(month=int()):
            return Between(replace(first, calendar=last.calendar), last)
        case Within(Fields(month=int()), whole):
            return Between(Within(first, whole), last)
        case _:
            return None
