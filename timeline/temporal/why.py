"""How a date was found, in words: one sentence in English and one in Arabic, from the expression and its context."""

import datetime as dt
from dataclasses import dataclass

from timeline.temporal import expr as e
from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import Answer, Interval, Length, Unknown

_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AR_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AR_MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_HIJRI_EN = (
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal",
    "Dhu al-Qida", "Dhu al-Hijja",
)  # fmt: skip
_HIJRI_AR = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
_SEASONS = (("spring", "الربيع"), ("summer", "الصيف"), ("autumn", "الخريف"), ("winter", "الشتاء"))
_UNITS = {
    Grain.SECOND: ("second", "ثانية"), Grain.MINUTE: ("minute", "دقيقة"), Grain.HOUR: ("hour", "ساعة"),
    Grain.PART: ("part of the day", "جزء من اليوم"), Grain.DAY: ("day", "يوم"), Grain.WEEK: ("week", "أسبوع"),
    Grain.MONTH: ("month", "شهر"), Grain.SEASON: ("season", "فصل"), Grain.QUARTER: ("quarter", "ربع"),
    Grain.HALF: ("half", "نصف"), Grain.YEAR: ("year", "سنة"), Grain.DECADE: ("decade", "عقد"), Grain.CENTURY: ("century", "قرن"),
}  # fmt: skip
_DAY_WORDS = {-2: ("two days before", "أول أمس"), -1: ("yesterday", "أمس"), 0: ("today", "اليوم"), 1: ("tomorrow", "غدا"), 2: ("two days after", "بعد غد")}
_HEDGES = {
    Hedge.START: ("the beginning of", "مطلع"), Hedge.MID: ("the middle of", "منتصف"), Hedge.END: ("the end of", "أواخر"),
    Hedge.APPROX: ("about", "نحو"), Hedge.MORE_THAN: ("more than", "أكثر من"), Hedge.LESS_THAN: ("less than", "أقل من"),
    Hedge.BEFORE: ("before", "قبل"), Hedge.AFTER: ("after", "بعد"),
}  # fmt: skip
_CLOCKS = {
    "TMO": ("in the morning", "صباحا"), "TMI": ("at noon", "ظهرا"), "TAF": ("in the afternoon", "بعد الظهر"),
    "TEV": ("in the evening", "مساء"), "TNI": ("at night", "ليلا"), "TDT": ("in daytime", "نهارا"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: one sentence in each language of the readers."""

    en: str
    ar: str


def reason(expr: e.Expr, context: e.Context, answer: Answer) -> Reason:
    """The reasoning from words to answer.

    «أمس الإثنين» on 2021-09-14: "yesterday of 2021-09-14, a Tuesday; Monday agrees".
    """
    if isinstance(answer, Unknown):
        said = _say(expr, context)
        return Reason(f"{said.en}: not dated, {answer.reason}", f"{said.ar}: بلا تاريخ، {_missing(answer.reason)}")
    said = _say(expr, context)
    tail_en = tail_ar = ""
    if isinstance(answer, Interval) and answer.hedge in (Hedge.START, Hedge.MID, Hedge.END) and answer.start and answer.latest:
        tail_en = f": {answer.earliest} to {answer.latest}"
        tail_ar = f": من {answer.earliest} إلى {answer.latest}"
    if isinstance(answer, Interval) and answer.calendar == "hijri":
        tail_en += " (Umm al-Qura; a day either way where the month is sighted)"
        tail_ar += " (بتقويم أم القرى، وقد يختلف يوما بحسب الرؤية)"
    return Reason(said.en + tail_en, said.ar + tail_ar)


def _missing(reason_en: str) -> str:
    if "day of writing" in reason_en:
        return "يوم الكتابة غير معروف"
    if reason_en.startswith("only the"):
        return "لا يُعرف من تاريخ الكتابة إلا الشهر أو السنة"
    if "another event" in reason_en:
        return "يتوقف على تاريخ حدث آخر"
    if "refers back" in reason_en or "lean on" in reason_en:
        return "التاريخ الذي يحيل إليه غير مذكور"
    return "لا يوجد تاريخ كهذا"


def _today(context: e.Context) -> Reason:
    day = context.today
    if day is None or day.start is None:
        return Reason("an unknown day", "يوم غير معروف")
    return day_words(day)


def day_words(day: Interval) -> Reason:
    """«2021-09-14, a Tuesday»."""
    if day.start is None:
        return Reason(day.edtf(), day.edtf())
    if day.grain.rank > Grain.DAY.rank or day.days() != 1:
        return Reason(day.timex() or day.edtf(), day.timex() or day.edtf())
    weekday = day.start.weekday()
    return Reason(f"{day.start.isoformat()}, a {_EN_DAYS[weekday]}", f"{_AR_DAYS[weekday]} {day.start.isoformat()}")


def _say(expr: e.Expr, context: e.Context) -> Reason:
    today = _today(context)
    match expr:
        case e.Fields():
            return _fields(expr, context)
        case e.Offset(amount, unit, base):
            return _offset(amount, unit, base, today)
        case e.Pick(steps, what):
            side = {-2: ("the one before the last", "قبل الماضي"), -1: ("the last", "الماضي"), 0: ("the current", "الجاري")}.get(steps, ("the next", "المقبل"))
            named = _plain(what)
            return Reason(f"{side[0]} {named.en} before {today.en}" if steps < 0 else f"{side[0]} {named.en} from {today.en}", f"{named.ar} {side[1]} بالنسبة إلى {today.ar}")
        case e.Ago(length):
            said = _length(length)
            return Reason(f"{said.en} before {today.en}", f"قبل {said.ar} من {today.ar}")
        case e.Ahead(length):
            said = _length(length)
            return Reason(f"{said.en} after {today.en}", f"بعد {said.ar} من {today.ar}")
        case e.Within(part, whole):
            a, b = _plain(part), _say(whole, context)
            return Reason(f"{a.en} in {b.en}", f"{a.ar} من {b.ar}")
        case e.Nth(number, unit, whole, count):
            b = _say(whole, context)
            name = Reason(*_UNITS[unit]) if isinstance(unit, Grain) else _plain(unit)
            many = f"{count} " if count > 1 else ""
            place = "last" if number < 0 else f"no. {number}"
            return Reason(f"{many}{name.en} {place} of {b.en}", f"{name.ar} رقم {number if number > 0 else 'الأخير'} من {b.ar}")
        case e.Part(hedge, whole):
            inner = _say(whole, context)
            return Reason(f"{_HEDGES[hedge][0]} {inner.en}", f"{_HEDGES[hedge][1]} {inner.ar}")
        case e.At(day, clock):
            inner = _say(day, context) if day is not None else Reason("the day spoken of", "اليوم المذكور")
            said = Reason(*_CLOCKS.get(clock, (f"at {clock[1:]}", f"الساعة {clock[1:]}")))
            return Reason(f"{inner.en}, {said.en}", f"{inner.ar}، {said.ar}")
        case e.Between(first, last):
            a, b = _say(first, context), _say(last, context)
            return Reason(f"from {a.en} to {b.en}", f"من {a.ar} إلى {b.ar}")
        case e.Same(a, b):
            return _same(a, b, context)
        case e.Anaphor(grain):
            unit_en, unit_ar = _UNITS[grain] if grain else ("date", "التاريخ")
            back = day_words(context.antecedent) if context.antecedent else Reason("something not told", "غير مذكور")
            return Reason(f"the {unit_en} spoken of before, of {back.en}", f"{unit_ar} سبق ذكره: {back.ar}")
        case e.After(length, event) | e.Before(length, event):
            said = _length(length)
            side = ("after", "بعد") if isinstance(expr, e.After) else ("before", "قبل")
            name = f"«{event}»" if event else "another event"
            return Reason(f"{said.en} {side[0]} {name}", f"{side[1]} {said.ar} من {name if event else 'حدث آخر'}")
        case e.Lasting(length, side_):
            said = _length(length)
            if side_:
                return Reason(f"a length of {said.en} that {'ends' if side_ < 0 else 'begins'} on {today.en}", f"مدة {said.ar} {'تنتهي' if side_ < 0 else 'تبدأ'} في {today.ar}")
            return Reason(f"a length of {said.en}", f"مدة {said.ar}")
        case e.Every(length):
            said = _length(length)
            return Reason(f"every {said.en}", f"كل {said.ar}")
        case e.Ref(value):
            named_ref = {"PAST_REF": ("some time past", "زمن مضى"), "PRESENT_REF": ("the present", "الوقت الحاضر"), "FUTURE_REF": ("some time to come", "زمن آت")}[value]
            return Reason(*named_ref)
        case e.Holiday(_, month, day_number, _, calendar):
            if calendar == "hijri":
                return Reason(f"{day_number} {_HIJRI_EN[month - 1]}", f"{day_number} {_HIJRI_AR[month - 1]}")
            return Reason(f"{day_number} {_EN_MONTHS[month - 1]}", f"{day_number} {_AR_MONTHS[month - 1]}")
        case e.Fiscal(year, first_month):
            start = _EN_MONTHS[first_month - 1], _AR_MONTHS[first_month - 1]
            name_en = f"the year that begins in {start[0]}" + (f" {year}" if year else f" and holds {today.en}")
            return Reason(name_en, f"السنة التي تبدأ في {start[1]}" + (f" {year}" if year else f" وفيها {today.ar}"))


def _offset(amount: int, unit: Grain, base: e.Expr | None, today: Reason) -> Reason:
    if base is not None:
        return Reason(f"the {_UNITS[unit][0]} {'after' if amount > 0 else 'before'} the one spoken of", f"{_UNITS[unit][1]} {'بعد' if amount > 0 else 'قبل'} ما سبق ذكره")
    if unit == Grain.DAY and amount in _DAY_WORDS:
        en, ar = _DAY_WORDS[amount]
        return Reason(f"{en} of {today.en}" if abs(amount) < 2 else f"{en} {today.en}", f"«{ar}» بالنسبة إلى {today.ar}")
    en, ar = _UNITS[unit]
    side = ("this", "هذا") if amount == 0 else ("the last", "الماضي") if amount == -1 else ("the next", "المقبل") if amount == 1 else (f"{abs(amount)} back:" if amount < 0 else f"{amount} on:", f"{amount:+}")
    return Reason(f"{side[0]} {en} as of {today.en}", f"ال{ar} {side[1] if amount else 'الجاري'} بالنسبة إلى {today.ar}")


def _fields(f: e.Fields, context: e.Context) -> Reason:
    named = _plain(f)
    if f.year is not None:
        return Reason(f"printed: {named.en}", f"مكتوب: {named.ar}")
    today = _today(context)
    if f.day is not None and f.month is None and f.weekday is None:
        return Reason(f"{named.en} of the month spoken of", f"{named.ar} من الشهر المذكور")
    if context.direction > 0:
        return Reason(f"the coming {named.en} from {today.en} (a plan)", f"{named.ar} الآتي بعد {today.ar} (حديث عن المستقبل)")
    return Reason(f"the nearest past {named.en} as of {today.en} (a report)", f"أقرب {named.ar} مضى حتى {today.ar} (خبر عما حدث)")


def _plain(expr: e.Expr) -> Reason:
    if not isinstance(expr, e.Fields):
        return _say(expr, e.Context(None))
    en: list[str] = []
    ar: list[str] = []
    if expr.weekday is not None:
        en.append(_EN_DAYS[expr.weekday])
        ar.append(_AR_DAYS[expr.weekday])
    if expr.day is not None:
        en.append(str(expr.day))
        ar.append(str(expr.day))
    if expr.month is not None:
        islamic = expr.calendar == "hijri"
        en.append((_HIJRI_EN if islamic else _EN_MONTHS)[expr.month - 1])
        ar.append((_HIJRI_AR if islamic else _AR_MONTHS)[expr.month - 1])
    if expr.season is not None:
        en.append(_SEASONS[expr.season - 1][0])
        ar.append(_SEASONS[expr.season - 1][1])
    if expr.year is not None:
        suffix = "s" if expr.years == 10 else ""
        en.append(f"{expr.year}{suffix}" + (" AH" if expr.calendar == "hijri" else ""))
        ar.append((f"عقد {expr.year}" if expr.years == 10 else str(expr.year)) + (" هـ" if expr.calendar == "hijri" else ""))
    return Reason(" ".join(en), " ".join(ar))


def _same(a: e.Expr, b: e.Expr, context: e.Context) -> Reason:
    from timeline.temporal.resolve import contradiction

    first, check = _say(a, context), _plain(b)
    other = contradiction(e.Same(a, b), context)
    if other is None:
        return Reason(f"{first.en}; {check.en} agrees", f"{first.ar}؛ ويوافقه {check.ar}")
    return Reason(f"{first.en}; {check.en} disagrees, it would be {other.edtf()}", f"{first.ar}؛ ويخالفه {check.ar}: {other.edtf()}")


def _length(length: Length) -> Reason:
    hedge = _HEDGES.get(length.hedge) if length.hedge else None
    if length.unit is None:
        return Reason("a vague length", "مدة غير محددة")
    en, ar = _UNITS[length.unit]
    if length.amount is None:
        said = Reason(f"some {en}s", f"عدد من الوحدات ({ar})")
    else:
        said = Reason(f"{length.amount} {en}{'s' if length.amount != 1 else ''}", f"{length.amount} {ar}")
    if length.tail:
        rest = _length(length.tail)
        said = Reason(f"{said.en} and {rest.en}", f"{said.ar} و{rest.ar}")
    return Reason(f"{hedge[0]} {said.en}", f"{hedge[1]} {said.ar}") if hedge else said


def of_date(day: dt.date) -> Reason:
    """A day with its weekday."""
    return day_words(Interval(day, day + dt.timedelta(days=1), Grain.DAY))


