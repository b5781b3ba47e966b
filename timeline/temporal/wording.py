"""The words that reasons are made of, in both languages: days, clocks, lengths, what refers back, what is missing."""

from dataclasses import dataclass, replace

from timeline.temporal import expr as e
from timeline.temporal import names as n
from timeline.temporal.grain import Grain
from timeline.temporal.interval import Interval, Length


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: one sentence in each language of the readers."""

    en: str
    ar: str


def day_words(day: Interval) -> Reason:
    """«2021-09-14, a Tuesday», «الثلاثاء 14 أيلول/سبتمبر 2021»; a month or a year by its name."""
    if day.start is None:
        return Reason(day.edtf(), day.edtf())
    if day.days() == 1:
        weekday = day.start.weekday()
        return Reason(
            f"{day.start.isoformat()}, a {n.EN_DAYS[weekday]}", f"{n.AR_DAYS[weekday]} {n.arabic_day(day.start)}"
        )
    name = day.timex() or day.edtf()
    if day.grain == Grain.MONTH and len(name) == 7:
        return Reason(name, f"{n.AR_MONTHS[day.start.month - 1]} {day.start.year}")
    return Reason(name, name)


def today_words(context: e.Context) -> Reason:
    """The day that the words count from."""
    day = context.today
    return Reason("an unknown day", "يوم كتابة غير معروف") if day is None or day.start is None else day_words(day)


def missing(why: str) -> str:
    """The reason of an `Unknown`, in Arabic."""
    if "day of writing" in why:
        return "يوم الكتابة غير معروف"
    if why.startswith("only the"):
        known = "السنة" if "year" in why else "الشهر"
        return f"لا يُعرف من تاريخ الكتابة إلا {known}"
    if "not told" in why and "how long" in why:
        return "المدة غير محددة"
    if "so finely" in why:
        return "التاريخ الذي تُحسب منه غير دقيق بما يكفي"
    if "another event" in why:
        return "يتوقف على تاريخ حدث آخر"
    if "outside" in why:
        return "خارج سنوات التقويم"
    if "refers back" in why or "lean on" in why:
        return "التاريخ الذي يحيل إليه غير مذكور"
    return "لا يوجد تاريخ كهذا"


def side_of(steps: int) -> int:
    """How a step is said: 1 next, 0 this, -1 last, -2 the one before the last; the key of `EN_SIDES` and `AR_SIDES`."""
    return max(-2, min(steps, 1))


def away(length: Length, base: Reason, *, after: bool) -> Reason:
    """«قبل الثلاثاء 14 أيلول/سبتمبر 2021 بمدة: يومين», "2 days before 2021-09-14, a Tuesday"."""
    said = length_words(length)
    return Reason(
        f"{said.en} {'after' if after else 'before'} {base.en}",
        f"بعد {base.ar} بمدة: {said.ar}" if after else f"قبل {base.ar} بمدة: {said.ar}",
    )


def spoken_of(context: e.Context) -> Reason:
    """What «بعد يومين» is counted from where it names no event."""
    return Reason("another event", "حدث آخر") if context.antecedent is None else anaphor(None, context)


def anaphor(grain: Grain | None, context: e.Context) -> Reason:
    """What refers back, with the date that was spoken of: «الشهر المذكور من قبل: أيلول/سبتمبر 2021»."""
    en, ar = (n.EN_UNITS[grain], f"ال{n.AR_UNITS[grain][0]}") if grain else ("date", "التاريخ")
    feminine = bool(grain and n.AR_UNITS[grain][4])
    spoken = "المذكورة" if feminine else "المذكور"
    said = Reason(f"the {en} spoken of before", f"{ar} {spoken} من قبل")
    if context.antecedent is None:
        return said
    back = day_words(context.antecedent)
    return Reason(f"{said.en}, of {back.en}", f"{said.ar}: {back.ar}")


def year_name(year: int, years: int, *, islamic: bool) -> tuple[str, str]:
    """A year, decade or century by its name in both languages; before our era it is negative."""
    if year < 0:
        en, ar = year_name(-year - (years if years > 1 else 0), years, islamic=False)
        return f"{en} BC", f"{ar} ق.م"
    if years == 10:
        return f"{year}s", f"عقد {year}"
    if years == 100:
        return f"century {year // 100 + 1}", f"القرن {year // 100 + 1}"
    return (f"{year} AH", f"{year} هـ") if islamic else (str(year), str(year))


def clock_words(clock: str) -> Reason:
    """A clock («T14:05») or a part of the day («TMO»)."""
    return Reason(*n.PARTS.get(clock, (f"at {clock[1:]}", f"الساعة {clock[1:]}")))


def year_at_hand(context: e.Context) -> Reason:
    """The year of a quarter that names none."""
    today = today_words(context)
    if context.direction > 0:
        return Reason(f"the nearest year from {today.en}", f"أقرب سنة بعد {today.ar}")
    return Reason(f"the nearest year up to {today.en}", f"أقرب سنة حتى {today.ar}")


def length_words(length: Length) -> Reason:
    """«3 أسابيع», «نحو سنتين وشهر»."""
    if length.unit is None:
        return Reason("a vague length", "مدة غير محددة")
    said = Reason(n.english_length(length.amount, length.unit), n.arabic_length(length.amount, length.unit))
    if length.most is not None:
        most = length_words(replace(length, amount=length.most, most=None, hedge=None))
        said = Reason(f"{length.amount} to {most.en}", f"من {length.amount} إلى {most.ar}")
    if length.tail:
        rest = length_words(length.tail)
        said = Reason(f"{said.en} and {rest.en}", f"{said.ar} و{rest.ar}")
    if length.hedge is None:
        return said
    en, ar = n.HEDGES[length.hedge]
    return Reason(f"{en} {said.en}", f"{ar} {said.ar}")


def lasting(length: Length, side: int, context: e.Context) -> Reason:
    """A length of time; with a side, one that ends (-1) or begins (1) today."""
    said = length_words(length)
    if not side:
        return Reason(f"a length of {said.en}", f"مدة زمنية: {said.ar}")
    today = today_words(context)
    ends = ("ends", "تنتهي") if side < 0 else ("begins", "تبدأ")
    return Reason(f"a length of {said.en} that {ends[0]} on {today.en}", f"مدة {ends[1]} في {today.ar}: {said.ar}")
