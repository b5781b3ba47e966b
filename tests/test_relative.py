"""What counts from the day of writing, swept: every relation × unit × gender × number, against arithmetic of its own.

Each phrase stands in a sentence; one expression is found, exactly as long as the phrase, with this value, type and mod,
bounds in order, and a reason in both languages.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterator

import pytest

from timeline import pipeline
from timeline.exports.timex import timex
from timeline.model import Article

DATA = pipeline.load()
DAYS = ("2021-09-14", "2020-02-29", "2021-12-31", "2023-01-01")
# A sentence with a phrase in it, said on a day; what is found, and as what.
Case = tuple[str, str, str, str | None, str, str | None]

# Singular, dual, plural, after 11 and more, whether it is feminine; its definite plural.
UNITS = {
    "S": ("ثانية", "ثانيتين", "ثوان", "ثانية", True, "الثواني"),
    "M": ("دقيقة", "دقيقتين", "دقائق", "دقيقة", True, "الدقائق"),
    "H": ("ساعة", "ساعتين", "ساعات", "ساعة", True, "الساعات"),
    "day": ("يوم", "يومين", "أيام", "يوما", False, "الأيام"),
    "week": ("أسبوع", "أسبوعين", "أسابيع", "أسبوعا", False, "الأسابيع"),
    "month": ("شهر", "شهرين", "أشهر", "شهرا", False, "الأشهر"),
    "year": ("سنة", "سنتين", "سنوات", "سنة", True, "السنوات"),
    "year ": ("عام", "عامين", "أعوام", "عاما", False, "الأعوام"),
    "decade": ("عقد", "عقدين", "عقود", "عقدا", False, "العقود"),
    "century": ("قرن", "قرنين", "قرون", "قرنا", False, "القرون"),
}
CODES = {
    "S": "PT{}S", "M": "PT{}M", "H": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y",
    "decade": "P{}0Y", "century": "P{}00Y",
}  # fmt: skip
COUNTS = (1, 2, 3, 5, 8, 10, 11, 12, 13, 18, 20, 21, 22, 23, 35, 48, 99)
MASCULINE = ("", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
FEMININE = ("", "إحدى", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
# Definite singulars, the relations that they take (masculine; feminine with «ة»), and how far each moves them.
DEFINITE = {
    "اليوم": "day", "الأسبوع": "week", "الشهر": "month", "الربع": "quarter", "السداسي": "half", "العام": "year",
    "السنة": "year", "العقد": "decade", "القرن": "century",
}  # fmt: skip
RELATIONS = {
    "الماضي": -1, "الفائت": -1, "المنصرم": -1, "المنقضي": -1, "الفارط": -1, "السابق": -1, "السالف": -1,
    "المقبل": 1, "القادم": 1, "الآتي": 1, "الجاري": 0, "الحالي": 0, "الراهن": 0, "قبل الماضي": -2, "بعد المقبل": 2,
}  # fmt: skip
HEDGES = {"مطلع": "START", "بداية": "START", "منتصف": "MID", "أواسط": "MID", "أواخر": "END", "نهاية": "END"}
APPROXIMATELY = {"نحو": "APPROX", "قرابة": "APPROX", "أكثر من": "MORE_THAN", "أقل من": "LESS_THAN"}
MONTHS = ("كانون الثاني", "شباط", "مارس", "نيسان", "ماي", "جوان", "تموز", "غشت", "سبتمبر", "أكتوبر", "نونبر", "ديسمبر")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
PARTS = {"صباح": "TMO", "ظهر": "TMI", "عصر": "TAF", "مساء": "TEV", "ليل": "TNI", "نهار": "TDT"}


def said(
    text: str, phrase: str, day: dt.date | str, value: str | None, kind: str = "DATE", mod: str | None = None
) -> Case:
    return text.format(phrase), phrase, str(day), value, kind, mod


def wrong(case: Case) -> str | None:
    text, phrase, day, value, kind, mod = case
    rows = [timex(dated, None) for dated in pipeline.tag(Article("swept", text, day), DATA).dated]
    found = [(row["text"], row["value"], row["type"], row["mod"]) for row in rows]
    if found != [(phrase, value, kind, mod)]:
        return f"{text} on {day}: wanted {phrase, value, kind, mod}, found {found}"
    first, last = rows[0]["earliest"], rows[0]["latest"]
    if (first and last and str(first) > str(last)) or not (rows[0]["why"] and rows[0]["why_ar"]):
        return f"{text} on {day}: {rows[0]}"
    return None


# ---- arithmetic -----------------------------------------------------------------------------------------------------


def months_on(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_at(day: dt.date, unit: str, steps: int) -> str:
    """The name of the unit so many steps from the one that a day lies in."""
    if unit == "day":
        return str(day + dt.timedelta(steps))
    if unit == "week":
        week = (day + dt.timedelta(7 * steps)).isocalendar()
        return f"{week.year}-W{week.week:02}"
    if unit == "month":
        return str(months_on(day.replace(day=1), steps))[:7]
    if unit in ("quarter", "half"):
        parts = 4 if unit == "quarter" else 2
        year, part = divmod(day.year * parts + (day.month - 1) * parts // 12 + steps, parts)
        return f"{year}-{'Q' if parts == 4 else 'H'}{part + 1}"
    return str(day.year // {"year": 1, "decade": 10, "century": 100}[unit] + steps)


def away(day: dt.date, unit: str, steps: int) -> str:
    """So many units from a day, as fine as the unit."""
    if unit in "SMH":
        return str(day)
    if unit in ("day", "week"):
        return str(day + dt.timedelta(steps * (7 if unit == "week" else 1)))
    if unit == "month":
        return str(months_on(day, steps))[:7]
    return f"{day.year + steps * {'year': 1, 'decade': 10, 'century': 100}[unit]:04}"


def counted(count: int, unit: str, *, figures: bool = False) -> str:
    """«يومين», «ثلاث سنوات», «أحد عشر عاما», «23 شهرا»."""
    one, two, few, many, feminine, _ = UNITS[unit]
    if count < 3:
        return (one, two)[count - 1]
    return f"{count if figures else numeral(count, feminine=feminine)} {few if count <= 10 else many}"


def numeral(count: int, *, feminine: bool) -> str:
    ones = FEMININE if feminine else MASCULINE
    if count <= 10:
        return ones[count]
    if count < 20:
        stem = {11: "إحدى" if feminine else "أحد", 12: "اثنتي" if feminine else "اثني"}.get(count, ones[count % 10])
        return f"{stem} {'عشرة' if feminine else 'عشر'}"
    return f"{ones[count % 10]} و{TENS[count // 10]}" if count % 10 else TENS[count // 10]


def short(unit: str, count: int) -> bool:
    """So few hours, minutes or seconds that the day stays the same; other units always are."""
    return unit not in "SMH" or count * {"S": 1, "M": 60, "H": 3600}[unit] < 12 * 3600


# ---- the sweeps -----------------------------------------------------------------------------------------------------


def units_beside_today(day: dt.date) -> Iterator[Case]:
    for noun, unit in DEFINITE.items():
        for relation, steps in RELATIONS.items():
            phrase = f"{noun} {relation}{'ة' if noun.endswith('ة') else ''}"
            for text in ("شهدت البلاد في {} تراجعا.", "منذ {} تراجع الطلب.", "خلال {}، تراجع الطلب.", "({})"):
                yield said(text, phrase, day, unit_at(day, unit, steps))
            if unit != "day" and abs(steps) < 2:
                for hedge, mod in HEDGES.items():
                    yield said("عقد الاجتماع {} في تونس.", f"{hedge} {phrase}", day, unit_at(day, unit, steps), mod=mod)


def so_long_away(day: dt.date) -> Iterator[Case]:
    for name in UNITS:
        unit = name.strip()
        for count in COUNTS if unit not in ("decade", "century") else COUNTS[:6]:
            if not short(unit, count):
                continue
            for figures in (False, True):
                phrase = counted(count, name, figures=figures)
                yield said("وصل الوفد {}.", f"قبل {phrase}", day, away(day, unit, -count))
                yield said("سيصل الوفد {}.", f"بعد {phrase}", day, away(day, unit, count))
                yield said("وصل الوفد {} من القمة.", f"قبل {phrase}", day, None)
                yield said("وصل الوفد {} على القمة.", f"بعد {phrase}", day, None)


def so_long(day: dt.date) -> Iterator[Case]:
    for name, (*_, feminine, plural) in UNITS.items():
        for count in COUNTS:
            value = CODES[name.strip()].format(count)
            if count > 1:
                phrase = counted(count, name)
                yield said("يعود المعرض {}.", f"كل {phrase}", day, value, "SET")
                for word, mod in APPROXIMATELY.items():
                    yield said("استمر التوقف {} كما قيل.", f"{word} {phrase}", day, value, "DURATION", mod)
            if not 3 <= count <= 21:
                continue
            words = numeral(count, feminine=feminine).replace("واحد و", "الواحد و").replace("إحدى و", "الإحدى و")
            definite = "ال" + words.removeprefix("ال").replace(" وعش", " والعش")
            for relation in ("الماضية", "المقبلة", "الأخيرة", "التالية"):
                for phrase in (
                    f"{plural} {definite} {relation}",
                    f"{plural} الـ{count} {relation}",
                    f"الـ{counted(count, name, figures=True)} {relation}",
                    f"{definite} {counted(count, name).rpartition(' ')[2]} {relation}",
                ):
                    yield said("تغير الوضع خلال {} كثيرا.", phrase, day, value, "DURATION")


def months_of_years(day: dt.date) -> Iterator[Case]:
    years = {"العام الماضي": -1, "السنة المقبلة": 1, "هذا العام": 0, "العام قبل الماضي": -2}
    for month, name in enumerate(MONTHS, 1):
        for whole, steps in years.items():
            for of in (" من ", " "):
                phrase, value = f"{name}{of}{whole}", f"{day.year + steps}-{month:02}"
                yield said("صدر القرار في {} بلا ضجيج.", phrase, day, value)
                yield said("صدر القرار في {} بلا ضجيج.", f"15 {phrase}", day, f"{value}-15")
                yield said("صدر القرار {} بلا ضجيج.", f"أواخر {phrase}", day, value, mod="END")
        for relation, year in (
            ("الماضي", day.year - (month >= day.month)),
            ("المقبل", day.year + (month <= day.month)),
        ):
            yield said("صدر القرار في {} بلا ضجيج.", f"{name} {relation}", day, f"{year}-{month:02}")


def weekdays(day: dt.date) -> Iterator[Case]:
    for number, name in enumerate(WEEKDAYS):
        back, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
        past, future = day - dt.timedelta(back or 7), day + dt.timedelta(ahead or 7)
        yield said("صدر القرار {} بلا ضجيج.", name, day, str(day - dt.timedelta(back)))
        yield said("سيصدر القرار {} بلا ضجيج.", name, day, str(day + dt.timedelta(ahead)))
        for relation, which in (("الماضي", past), ("المنصرم", past), ("المقبل", future), ("القادم", future)):
            for noun in ("", "يوم "):
                phrase = f"{noun}{name} {relation}"
                yield said("صدر القرار {} بلا ضجيج.", phrase, day, str(which))
                for part, code in PARTS.items():
                    yield said("صدر القرار {} بلا ضجيج.", f"{part} {phrase}", day, f"{which}{code}", "TIME")
        for whole, steps in (("الأسبوع الماضي", -1), ("هذا الأسبوع", 0), ("الأسبوع المقبل", 1)):
            monday = day - dt.timedelta(day.weekday())
            yield said(
                "صدر القرار {} بلا ضجيج.", f"{name} من {whole}", day, str(monday + dt.timedelta(7 * steps + number))
            )


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("sweep", [units_beside_today, so_long_away, so_long, months_of_years, weekdays])
def test_every_relation_unit_and_number(sweep: Callable[[dt.date], Iterator[Case]], day: str) -> None:
    cases = list(sweep(dt.date.fromisoformat(day)))
    assert len(cases) > 90
    failures = [found for case in cases if (found := wrong(case))]
    assert not failures, f"{len(failures)} of {len(cases)}:\n" + "\n".join(failures[:20])
