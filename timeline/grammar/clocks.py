"""Constructors of clocks and parts of the day: what the words of a matched rule mean together. None declines."""

from dataclasses import replace

from timeline.grammar.build import Extents, date, definite, grain, number
from timeline.grammar.engine import Found, Node
from timeline.grammar.feasts import eve_of
from timeline.temporal import At, Between, Expr, Fields, Grain, Hedge, Offset

_MERIDIEM = {"TMO": "am", "TMI": "pm", "TAF": "pm", "TEV": "pm", "TNI": "night"}


def _twelve(text: str, half: str | None) -> str:
    """A clock of twelve hours as one of 24; at night ten is 22:00 and two is 02:00."""
    hour, rest = int(text[1:3]), text[3:]
    if hour == 24:
        return text  # the end of the day
    if half == "night":
        half = "pm" if 6 <= hour < 12 else "am"
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02}{rest}"


def _clock(text: str, half: str | None, day: Expr | None = None, *, twelve: bool = False) -> At:
    """A clock with the half of the day that goes with it; «الثانية عشرة ليلا» begins the following day."""
    midnight = half == "night" and text[1:3] == "12"
    return At(day, _twelve(text, half), next_day=midnight, twelve=twelve and half is None)


def _meridiem(node: Node | None) -> str | None:
    if node is None:
        return None
    ampm = node.get("ampm")
    if isinstance(ampm, str):
        return ampm
    return _MERIDIEM.get(str(node.get("advpart", "daypart", "ladvpart")).split(":")[0])


def printed_clock(f: Found) -> Expr:
    """«14:05», «9:30 مساء»; «2:30» with nothing more may be of either half of the day."""
    node = f.need("c")
    clock: str = node.get("clock", "decimal")
    return _clock(clock, _meridiem(f.p), twelve=node.end - node.start == len("2:30") and clock[1:3] > "00")


def clock_with_comma(f: Found) -> Expr | None:
    """«الساعة ٥،٢٦»: an Arabic comma, with nothing around it."""
    hour, comma, minute = f.need("h"), f.need("k"), f.need("i")
    if hour.end != comma.start or comma.end != minute.start or minute.end - minute.start != 2:
        return None
    return spoken_clock(f)


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
    minute = f.q.get("clockfrac", "half") if f.q is not None else 0
    if f.u is not None and grain(f.u) != Grain.MINUTE:
        return None
    if f.i is not None:
        minute += number(f.i) or 0
    if minute >= 60:
        return None
    half = _meridiem(f.p)
    at = _clock(f"T{hour:02}:{minute:02}", half, twelve=1 <= hour < 12)
    if f.r is None:
        return at
    less = f.r["clockfrac"] if "clockfrac" in f.r.senses else number(f.r) or 0
    return _earlier(at, less, either=half is None)


def _earlier(at: At, minutes: int, *, either: bool) -> At:
    """«الثانية عشرة إلا ربعا ظهرا» is 11:45; a quarter to one of either half of the day is 12:45."""
    hour, minute = divmod(int(at.clock[1:3]) * 60 + int(at.clock[4:6]) - minutes, 60)
    if hour < 0:
        return replace(at, clock=f"T23:{minute:02}", next_day=False)
    if either and hour == 0:
        hour = 12
    return replace(at, clock=f"T{hour:02}:{minute:02}", twelve=either and 1 <= hour < 12)


def hour_of_twelve(f: Found) -> Expr | None:
    """«تغادر 5 صباحا»: a number up to twelve before a part of the day."""
    return spoken_clock(f) if f.need("h")["d2"] <= 12 else None


def clock_of_number(f: Found) -> Expr | None:
    """«الساعة الرابعة وأربعون دقيقة»: a unit and a ten, read as 44, are an hour and its minutes."""
    minute, hour = divmod(f.need("n")["n"], 10)
    if grain(f.need("u")) != Grain.MINUTE or not 20 <= minute * 10 < 60 or not hour:
        return None
    return _clock(f"T{hour:02}:{minute * 10}", _meridiem(f.p), twelve=True)


def spoken_hour(f: Found) -> Expr | None:
    """«العاشرة صباحا»: an hour without its noun carries the article."""
    node = f.need("h")
    hour = number(node)
    sure = definite(node) or "n" in node.senses
    return spoken_clock(f) if sure and hour is not None and 1 <= hour <= 12 else None


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
    """«مساء الاثنين»; «ليلة العيد» is the night before it, for a feast begins at sunset."""
    code, hedge = _part(f.need("p"))
    day = date(f.x) if f.x is not None else Offset(0, Grain.DAY)
    return At(eve_of(day) if code == "TNI" else day, code, hedge)


def bare_part(f: Found) -> Expr:
    return At(None, *_part(f.need("p")))


def _part(node: Node) -> tuple[str, Hedge | None]:
    code, _, hedge = str(node.get("daypart", "advpart", "ladvpart")).partition(":")
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


def night_of_two(f: Found) -> Expr | None:
    """«ليلة 3-4 أكتوبر» is the night that the third ends with."""
    match f.need("x")["pairx"]:
        case Between(Fields(day=int() as first) as day, Fields(day=int() as last)) if last == first + 1:
            return At(day, "TNI") if _part(f.need("p"))[0] == "TNI" else None
        case _:
            return None


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
        return replace(_clock(at.clock, _MERIDIEM.get(timed.clock), timed.day), others=at.others)
    return replace(timed, clock=at.clock, hedge=None, others=at.others)


def _own_half(hour: int, part: str) -> bool:
    """The hour is one of that part of the day as it stands."""
    return hour > 12 or (_MERIDIEM.get(part) == "am" and hour < 12) or (part == "TNI" and hour < 6)


def hour_of_part(f: Found) -> Expr | None:
    """«السادسة من صباح الأحد المقبل», «السادسة وثماني دقائق من مساء أمس»."""
    hour, timed = spoken_hour(f), _at(f.need("x"), "timex")
    if not isinstance(hour, At) or not timed.clock[1:].isalpha():
        return None
    return _clock(hour.clock, _MERIDIEM.get(timed.clock), timed.day)


def clock_of_part(f: Found) -> Expr | None:
    """«8:30 من مساء أمس»."""
    timed = _at(f.need("x"), "timex")
    part = timed.clock if timed.clock[1:].isalpha() else None
    return _clock(f.need("c")["clock"], _MERIDIEM.get(part), timed.day) if part else None


def zone(f: Found) -> str:
    """«(غرينتش)», «(بتوقيت مكة المكرمة)»."""
    return str(f.nodes[1].get("zone", "local"))


def clock_before_date(f: Found) -> Expr | None:
    """«15:27 23.03.2020», as pages print it: a full date."""
    day = f.need("x")["dayx"]
    full = isinstance(day, Fields) and day.year is not None and day.day is not None
    return _clock(f.need("c")["clock"], _meridiem(f.p), day) if full else None


def part_with_hour(f: Found) -> Expr | None:
    """«مساء اليوم عند الثامنة والنصف»."""
    hour, timed = spoken_hour(f), _at(f.need("x"), "timex")
    if not isinstance(hour, At) or not timed.clock[1:].isalpha():
        return None
    return _clock(hour.clock, _MERIDIEM.get(timed.clock), timed.day)


def hours_to_clock(f: Found) -> Extents | None:
    """«من الثالثة إلى الخامسة مساء»: the first hour is of the second's day, and of its half if it comes before."""
    a, b = f.need("a"), f.need("b")
    first, last = _hour(a), b.get("clockx", "timex") or _hour(b)
    if first is None or not isinstance(last, At) or last.clock[1:].isalpha():
        return None
    hour, end = int(first.clock[1:3]), int(last.clock[1:3])
    if first.twelve and not last.twelve and end > 12 and hour < end - 12:
        first = replace(first, clock=_twelve(first.clock, "pm"))
    if first.day is None and last.day is not None and first.twelve:
        first = replace(first, day=last.day)
    return ((first, a.start, a.end), (_overnight(first, last), b.start, b.end))


def clock_to_hour(f: Found) -> Extents | None:
    """«من الثامنة صباحا حتى الخامسة»."""
    a, b = f.need("a"), f.need("b")
    first, last = _at(a), _hour(b)
    return ((first, a.start, a.end), (_overnight(first, last), b.start, b.end)) if last else None


def _overnight(first: At, last: At) -> At:
    """«من الساعة 22:00 إلى 07:00» ends on the following day."""
    over = last.day is None and not last.twelve and last.clock <= first.clock
    return replace(last, next_day=True) if over else last


def _hour(node: Node) -> At | None:
    """The hour that a bare number or clock says in company."""
    if "clockx" in node.senses:
        return _at(node)
    if "clock" in node.senses:
        return At(None, node["clock"], twelve=node.end - node.start == len("2:30"))
    hour = number(node)
    return At(None, f"T{hour:02}:00", twelve=hour < 12) if hour and hour <= 24 else None


def midday(f: Found) -> Expr:
    return At(date(f.need("x")), f.need("m")["midday"])


def bare_midday(f: Found) -> Expr:
    return At(None, f.need("m")["midday"])


def midnight(f: Found) -> Expr:
    return At(date(f.need("x")), "T00:00", next_day=True)


def midnight_twice(f: Found) -> Expr | None:
    """«الساعة الثانية عشرة منتصف الليل»."""
    return bare_midnight(f) if number(f.need("h")) == 12 else None


def after_midnight(f: Found) -> Expr | None:
    """«الساعة الثانية بعد منتصف الليل», «الواحدة والنصف بعد منتصف ليل السبت»: the latter is on Sunday."""
    at = _at(f.c) if f.c is not None else spoken_hour(f)
    if not isinstance(at, At):
        return None
    day = date(f.x) if f.x is not None else None
    return replace(_clock(at.clock, "night", day), next_day=day is not None)


def bare_midnight(_: Found) -> Expr:
    return At(None, "T00:00", next_day=True)
