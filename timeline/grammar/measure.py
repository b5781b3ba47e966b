"""Constructors of clocks, parts of the day, lengths and sets: what the words of a matched rule mean together."""

from dataclasses import replace

from timeline.grammar.build import date, grain, number, steps
from timeline.grammar.engine import Found, Node
from timeline.temporal import (
    After,
    Ago,
    Anaphor,
    At,
    Before,
    Every,
    Expr,
    Fields,
    Grain,
    Hedge,
    Lasting,
    Length,
    Offset,
    Ref,
)

_UNIT_KINDS = ("Uday", "Uweek", "Umonth", "Uyear", "Ulong", "Uclock", "units")
_MERIDIEM = {"TMO": "am", "TMI": "pm", "TAF": "pm", "TEV": "pm"}
_HALVES = {
    Grain.YEAR: Length(6, Grain.MONTH),
    Grain.HOUR: Length(30, Grain.MINUTE),
    Grain.DECADE: Length(5, Grain.YEAR),
    Grain.CENTURY: Length(50, Grain.YEAR),
    Grain.DAY: Length(12, Grain.HOUR),
    Grain.MONTH: Length(15, Grain.DAY),
    Grain.MINUTE: Length(30, Grain.SECOND),
}

# ---- times of day ---------------------------------------------------------------------------------------------------


def _twelve(text: str, ampm: str | None) -> str:
    hour, rest = int(text[1:3]), text[3:]
    if ampm == "pm" and hour < 12:
        hour += 12
    elif ampm == "am" and hour == 12:
        hour = 0
    return f"T{hour % 24:02}{rest}"


def _meridiem(node: Node | None) -> str | None:
    if node is None:
        return None
    ampm = node.get("ampm")
    if isinstance(ampm, str):
        return ampm
    return _MERIDIEM.get(str(node.get("advpart", "daypart")).split(":")[0])


def printed_clock(f: Found) -> Expr:
    return At(None, _twelve(f.need("c").get("clock", "decimal"), _meridiem(f.p)))


def plain_clock(f: Found) -> Expr | None:
    """«الساعة 0530 بتوقيت غرينتش», as news agencies write it."""
    node = f.need("c")
    hour, minute = divmod(node.get("dn", "d4"), 100)
    return At(None, f"T{hour:02}:{minute:02}") if node.end - node.start == 4 and hour < 24 and minute < 60 else None


def about_the_hour(f: Found) -> Expr | None:
    """«حوالي الساعة العاشرة», «قرابة التاسعة من مساء أمس»; «نحو مساء» is none."""
    at: Expr = f.need("x").get("clockx", "timex")
    if not isinstance(at, At) or at.clock[1:].isalpha():
        return None
    return replace(at, hedge=Hedge(f.need("h")["approx"]))


def spoken_clock(f: Found) -> Expr | None:
    hour = number(f.need("h"))
    if hour is None or not 0 <= hour <= 24:
        return None
    minute = f.q["clockfrac"] if f.q is not None else 0
    if f.i is not None:
        minute += number(f.i) or 0
    if f.minus is not None:
        hour, minute = hour - 1, 60 - minute
    if minute >= 60:
        return None
    ampm = _meridiem(f.p)
    return At(None, _twelve(f"T{hour:02}:{minute:02}", ampm), twelve=ampm is None and 1 <= hour < 12)


def spoken_hour(f: Found) -> Expr | None:
    """«العاشرة صباحا»: an hour without its noun carries the article."""
    node = f.need("h")
    hour = number(node)
    definite = any(node.definite(kind) for kind in node.senses) or "n" in node.senses
    return spoken_clock(f) if definite and hour is not None and 1 <= hour <= 12 else None


def clock_gloss(f: Found) -> Expr:
    first, second = _at(f.need("a")), _at(f.need("b"))
    return replace(first, others=(second.clock,))


def glossed_clock(f: Found) -> Expr:
    """«22:00 (19:00 ت غ)»: the gloss says that the first is a clock too."""
    return At(None, f.need("c")["clock"], others=(_at(f.need("b")).clock,))


def _at(node: Node, kind: str = "clockx") -> At:
    found = node[kind]
    assert isinstance(found, At)
    return found


def part_of_day(f: Found) -> Expr:
    code, hedge = _part(f.need("p"))
    return At(date(f.x) if f.x is not None else Offset(0, Grain.DAY), code, hedge)


def bare_part(f: Found) -> Expr:
    return At(None, *_part(f.need("p")))


def _part(node: Node) -> tuple[str, Hedge | None]:
    code, _, hedge = str(node.get("daypart", "advpart")).partition(":")
    return code, Hedge(hedge) if hedge else None


def night_between(f: Found) -> Expr | None:
    """«ليل السبت-الأحد» is the night that Saturday ends with."""
    code, _ = _part(f.need("p"))
    first, second = f.need("x").get("wday", "dayw", "dayx"), f.need("b")["wday"]
    if code != "TNI" or not isinstance(first, Fields) or not isinstance(second, Fields):
        return None
    if first.weekday is None or second.weekday != (first.weekday + 1) % 7:
        return None
    return At(first, code)


def last_night(f: Found) -> Expr:
    return At(Offset(steps(f.need("r")), Grain.DAY), "TNI")


def tonight(_: Found) -> Expr:
    return At(Offset(0, Grain.DAY), "TNI")


def day_clock(f: Found) -> Expr | None:
    """A clock with its day; the part of the day that goes with it tells which half."""
    at, day = _at(f.need("c")), f.need("x")
    if not at.clock[1:].replace(":", "").isdigit():
        return None
    if "timex" not in day.senses:
        return replace(at, day=date(day))
    timed = _at(day, "timex")
    hour = int(at.clock[1:3])
    if timed.clock[1:].isalpha():
        if not at.twelve and _own_half(hour, timed.clock):
            return None  # «فجر الاثنين، الساعة 04:17»: the clock says by itself which half of the day it means
        ampm = "pm" if timed.clock == "TNI" and 6 <= hour < 12 else _MERIDIEM.get(timed.clock)
        return replace(timed, clock=_twelve(at.clock, ampm), hedge=None, others=at.others)
    return replace(timed, clock=at.clock, hedge=None, others=at.others)


def _own_half(hour: int, part: str) -> bool:
    """The hour is one of that part of the day as it stands."""
    return hour > 12 or (_MERIDIEM.get(part) == "am" and hour < 12) or (part == "TNI" and hour < 6)


def hour_of_part(f: Found) -> Expr | None:
    """«السادسة من صباح الأحد المقبل», «السادسة وثماني دقائق من مساء أمس»."""
    hour, timed = spoken_hour(f), _at(f.need("x"), "timex")
    if not isinstance(hour, At) or not timed.clock[1:].isalpha():
        return None
    late = timed.clock == "TNI" and int(hour.clock[1:3]) >= 6
    return replace(timed, clock=_twelve(hour.clock, "pm" if late else _MERIDIEM.get(timed.clock)), hedge=None)


def clock_before_date(f: Found) -> Expr | None:
    """«15:27 23.03.2020», as pages print it: a full date."""
    day = f.need("x")["dayx"]
    full = isinstance(day, Fields) and day.year is not None and day.day is not None
    clock = _twelve(f.need("c")["clock"], _meridiem(f.p))
    return At(day, clock) if full else None


def part_with_hour(f: Found) -> Expr | None:
    """«مساء اليوم عند الثامنة والنصف»."""
    hour, timed = spoken_hour(f), _at(f.need("x"), "timex")
    if not isinstance(hour, At) or not timed.clock[1:].isalpha():
        return None
    return replace(timed, clock=_twelve(hour.clock, _MERIDIEM.get(timed.clock)), hedge=None)


def midnight(f: Found) -> Expr:
    return At(date(f.need("x")), "T00:00", next_day=True)


def bare_midnight(_: Found) -> Expr:
    return At(None, "T00:00", next_day=True)


# ---- lengths --------------------------------------------------------------------------------------------------------


def length(f: Found) -> Length | None:
    unit = grain(f.need("u"))
    if f.n is None:
        return Length(None, unit)
    amount = number(f.n)
    return Length(amount, unit) if amount and 0 < amount < 10000 else None


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


def and_half(f: Found) -> Length | None:
    whole = some_length(f.need("x"))
    half = _HALVES.get(whole.unit) if whole.unit else None
    return replace(whole, tail=half) if half and whole.amount and f.need("h").get("clockfrac") == 30 else None


def half_a_unit(f: Found) -> Length | None:
    """«نصف ساعة», «ربع قرن», «ثلث ساعة»; «نصف الساعة» goes with a number."""
    node, share = f.need("u"), f.need("h")["clockfrac"]
    if any(node.definite(kind) for kind in node.senses) or f.need("h").definite("clockfrac"):
        return None
    half = _HALVES.get(grain(node))
    if half is None or half.amount is None or half.amount * share % 30:
        return None
    amount = half.amount * share // 30
    return Length(amount, half.unit) if amount else None


def two_lengths(f: Found) -> Length | None:
    a, b = some_length(f.need("a")), some_length(f.need("b"))
    finer = a.unit and b.unit and b.unit.rank < a.unit.rank
    return replace(a, tail=b) if finer and a.amount and b.amount and not a.tail else None


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


def first_units(f: Found) -> Expr | None:
    """«الأحد عشر شهرا الأولى», of something not told; «السنوات العشر الأخيرة» end today."""
    if number(f.need("o")) == -1:
        return Lasting(Length(number(f.need("n")), grain(f.need("u"))), side=-1)
    return units_of(f)


def before(f: Found) -> Expr:
    return Before(some_length(f.need("x")), None)


def after(f: Found) -> Expr:
    return After(some_length(f.need("x")), None)


def last_unit(f: Found) -> Expr | None:
    """«خلال الشهر الأخير»: a length that ends today."""
    node = f.need("u")
    definite = any(node.definite(kind) for kind in node.senses)
    return Lasting(Length(1, grain(node)), side=-1) if definite else None


def eve_of_day(f: Found) -> Expr:
    """«عشية الأحد», «غداة الأحد»: the day before it, the day after it."""
    return Offset(f.need("e")["eve"], Grain.DAY, date(f.need("x")))


def eve(f: Found) -> Expr:
    """«عشية القمة», «غداة الانتخابات»: a day before or after what follows."""
    day = Length(1, Grain.DAY)
    return Before(day, None) if f.need("e")["eve"] < 0 else After(day, None)


def ago(f: Found) -> Expr:
    return Ago(some_length(f.need("x")))


def moment_ago(f: Found) -> Expr:
    return Ref(f.need("n")["now"], Offset(0, Grain.DAY))


# ---- sets and references --------------------------------------------------------------------------------------------


def every(f: Found) -> Expr | None:
    """«كل يوم»; «كل اليوم» is the whole of it."""
    node = f.need("u")
    return Every(Length(1, grain(node))) if not any(node.definite(kind) for kind in node.senses) else None


def every_length(f: Found) -> Expr | None:
    found = some_length(f.need("x"))
    return Every(found) if found.amount else None


def every_weekday(f: Found) -> Expr | None:
    return Every(Length(1, Grain.WEEK)) if f.need("w").senses else None


def every_word(f: Found) -> Expr:
    return Every(Length(1, Grain(f.need("e")["every"])))


def reference(f: Found) -> Expr:
    return Ref(f.need("r")["ref"])


def then(_: Found) -> Expr:
    return Anaphor(None)
