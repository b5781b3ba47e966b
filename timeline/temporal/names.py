"""What days, months, units and hedges are called in the two languages of the readers."""

import datetime as dt

from timeline.temporal.grain import Grain, Hedge

EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AR_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
AR_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
EN_HIJRI = (
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qida", "Dhu al-Hijja",
)  # fmt: skip
AR_HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
SEASONS = (("spring", "ربيع"), ("summer", "صيف"), ("autumn", "خريف"), ("winter", "شتاء"))
EN_UNITS = {grain: "part of the day" if grain == Grain.PART else str(grain) for grain in Grain}
# Singular, dual, plural (3 to 10), counted (from 11 on), and whether it is feminine.
AR_UNITS = {
    Grain.SECOND: ("ثانية", "ثانيتان", "ثوان", "ثانية", True),
    Grain.MINUTE: ("دقيقة", "دقيقتان", "دقائق", "دقيقة", True),
    Grain.HOUR: ("ساعة", "ساعتان", "ساعات", "ساعة", True),
    Grain.PART: ("جزء من اليوم", "جزءان من اليوم", "أجزاء من اليوم", "جزءا من اليوم", False),
    Grain.DAY: ("يوم", "يومان", "أيام", "يوما", False),
    Grain.WEEK: ("أسبوع", "أسبوعان", "أسابيع", "أسبوعا", False),
    Grain.MONTH: ("شهر", "شهران", "أشهر", "شهرا", False),
    Grain.SEASON: ("فصل", "فصلان", "فصول", "فصلا", False),
    Grain.QUARTER: ("ربع", "ربعان", "أرباع", "ربعا", False),
    Grain.HALF: ("نصف", "نصفان", "أنصاف", "نصفا", False),
    Grain.YEAR: ("سنة", "سنتان", "سنوات", "سنة", True),
    Grain.DECADE: ("عقد", "عقدان", "عقود", "عقدا", False),
    Grain.CENTURY: ("قرن", "قرنان", "قرون", "قرنا", False),
}
# «الماضي», «الجاري», «المقبل» and their feminines.
AR_SIDES = {
    -2: ("قبل الماضي", "قبل الماضية"),
    -1: ("الماضي", "الماضية"),
    0: ("الجاري", "الجارية"),
    1: ("المقبل", "المقبلة"),
}
EN_SIDES = {-2: "the one before the last", -1: "the last", 0: "the current", 1: "the next"}
DAY_WORDS = {
    -2: ("two days before", "أول أمس"), -1: ("yesterday of", "أمس"), 0: ("today of", "اليوم"),
    1: ("tomorrow of", "غدا"), 2: ("two days after", "بعد غد"),
}  # fmt: skip
HEDGES = {
    Hedge.START: ("the beginning of", "مطلع"), Hedge.MID: ("the middle of", "منتصف"),
    Hedge.END: ("the end of", "أواخر"),
    Hedge.APPROX: ("about", "نحو"), Hedge.MORE_THAN: ("more than", "أكثر من"), Hedge.LESS_THAN: ("less than", "أقل من"),
    Hedge.BEFORE: ("before", "قبل"), Hedge.AFTER: ("after", "بعد"),
}  # fmt: skip
PARTS = {
    "TMO": ("in the morning", "صباحا"), "TMI": ("at noon", "ظهرا"), "TAF": ("in the afternoon", "بعد الظهر"),
    "TEV": ("in the evening", "مساء"), "TNI": ("at night", "ليلا"), "TDT": ("in daytime", "نهارا"),
}  # fmt: skip
EARLY_OR_LATE = {Hedge.START: ("early", "باكرا"), Hedge.END: ("late", "متأخرا")}
REFERENCES = {
    "PAST_REF": ("some time past", "زمن مضى"),
    "PRESENT_REF": ("the present", "الوقت الحاضر"),
    "FUTURE_REF": ("some time to come", "زمن آت"),
}
AR_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
AR_FEMININE_ORDINALS = (
    "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة",
)  # fmt: skip
# By calendar, month and day.
FEASTS = {
    ("hijri", 1, 1): ("the Hijri new year", "رأس السنة الهجرية"),
    ("hijri", 1, 10): ("Ashura", "عاشوراء"),
    ("hijri", 2, 20): ("Arbaeen", "الأربعينية"),
    ("hijri", 3, 12): ("the Prophet's birthday", "المولد النبوي"),
    ("hijri", 7, 27): ("Isra and Miraj", "الإسراء والمعراج"),
    ("hijri", 8, 15): ("mid-Shaban", "النصف من شعبان"),
    ("hijri", 9, 27): ("Laylat al-Qadr", "ليلة القدر"),
    ("hijri", 10, 1): ("Eid al-Fitr", "عيد الفطر"),
    ("hijri", 12, 8): ("the day of Tarwiya", "يوم التروية"),
    ("hijri", 12, 9): ("the day of Arafa", "يوم عرفة"),
    ("hijri", 12, 10): ("Eid al-Adha", "عيد الأضحى"),
    ("hijri", 12, 18): ("Eid al-Ghadir", "عيد الغدير"),
    ("gregorian", 1, 1): ("New Year's Day", "رأس السنة"),
    ("gregorian", 5, 1): ("Labour Day", "عيد العمال"),
    ("gregorian", 12, 25): ("Christmas", "عيد الميلاد"),
}


def arabic_day(day: dt.date) -> str:
    """«14 أيلول/سبتمبر 2021»."""
    return f"{day.day} {AR_MONTHS[day.month - 1]} {day.year}"


def english_length(amount: int | None, unit: Grain) -> str:
    """`2 years`, `1 day`, `some weeks`."""
    plural = "centuries" if unit == Grain.CENTURY else "halves" if unit == Grain.HALF else f"{EN_UNITS[unit]}s"
    return f"some {plural}" if amount is None else f"{amount} {EN_UNITS[unit] if amount == 1 else plural}"


def arabic_length(amount: int | None, unit: Grain) -> str:
    """«سنتان», «6 سنوات», «12 سنة», «أسابيع غير محددة العدد»."""
    one, two, few, many, feminine = AR_UNITS[unit]
    if amount is None:
        return f"{few} غير محددة العدد"
    if amount == 1:
        return f"{one} {'واحدة' if feminine else 'واحد'}"
    if amount == 2:
        return two
    if 3 <= amount % 100 <= 10:
        return f"{amount} {few}"
    return f"{amount} {one if amount % 100 < 3 else many}"


def arabic_order(number: int, unit: Grain) -> str:
    """«النصف الأول», «السنة الأخيرة», «الأسبوع 12»."""
    one, *_, feminine = AR_UNITS[unit]
    if number < 0:
        return f"ال{one} {'الأخيرة' if feminine else 'الأخير'}"
    if number > len(AR_ORDINALS):
        return f"ال{one} {number}"
    return f"ال{one} {(AR_FEMININE_ORDINALS if feminine else AR_ORDINALS)[number - 1]}"
