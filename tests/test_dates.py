"""Printed dates in every dress: parts, families of months, digits, separators, clitics and weekdays, freely combined.

Each draw is a date with the day that it means; the tagger must find exactly its words, and that day.
"""

import datetime as dt
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import hijri, pipeline
from timeline.exports.timex import timex
from timeline.model import Article

DATA = pipeline.load()
Strategy = st.SearchStrategy[str]
SYRIAC = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
LATIN_FAMILIES = (
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
    ["يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيه", "يوليه", "أغشت", "سبتمبر", "أكتوبر", "نوفمبر", "دجمبر"],
)
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذي القعدة", "ذي الحجة",
)  # fmt: skip
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
YEARS = ("{}", "{}م", "{} م", "عام {}", "من عام {}", "سنة {}", "لعام {}", "عام{}", "{} ميلادية")
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
UNITS = ["واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["عشرة", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
HUNDREDS = ["مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
BEFORE = st.sampled_from(["في ", "وفي ", "منذ ", "حتى ", "بتاريخ ", "وصل الوفد في ", "نشر البيان ", ""])
AFTER = st.sampled_from([".", " وصل الوفد.", "، وفق البيان.", " في دمشق.", "؛ ثم", ")", "\n", ""])
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2035, 12, 31))


def figures(number: int | str) -> Strategy:
    """A number in one kind of digits, or in all three at once."""
    plain = str(number)
    kinds = [str.maketrans("0123456789", digits) for digits in ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")]
    mixed = st.lists(st.sampled_from(kinds), min_size=len(plain), max_size=len(plain)).map(
        lambda chosen: "".join(c.translate(kind) for c, kind in zip(plain, chosen, strict=True))
    )
    return st.one_of(mixed, *(st.just(plain.translate(kind)) for kind in kinds))


def spelled(number: int) -> str:
    """«ألفين وأحد عشر»."""
    rest = number % 100
    parts = ["ألف" if number < 2000 else "ألفين"]
    if number % 1000 // 100:
        parts.append(HUNDREDS[number % 1000 // 100 - 1])
    if rest in (11, 12):
        parts.append(["أحد عشر", "اثني عشر"][rest - 11])
    elif 12 < rest < 20:
        parts.append(f"{UNITS[rest - 11]} عشر")
    else:
        parts += [UNITS[rest % 10 - 1]] * bool(rest % 10) + [TENS[rest // 10 - 1]] * bool(rest // 10)
    return " و".join(parts)


def ordinal(day: int) -> str:
    """«الحادي والعشرين»."""
    unit = "الحادي" if day % 10 == 1 and day > 10 else ORDINALS[day % 10 - 1]
    if day <= 10:
        return ORDINALS[day - 1]
    if day % 10 == 0:
        return "العشرين" if day == 20 else "الثلاثين"
    return f"{unit} عشر" if day < 20 else f"{unit} و{'العشرين' if day < 30 else 'الثلاثين'}"


@st.composite
def named(draw: st.DrawFn, day: dt.date) -> str:
    """«الخميس الموافق الـ7 من يناير/كانون الثاني عام 2020م»."""
    one, other = SYRIAC[day.month - 1], draw(st.sampled_from(LATIN_FAMILIES))[day.month - 1]
    if draw(st.booleans()):
        one, other = other, one
    month = draw(
        st.sampled_from(["{0}", "{0}/{1}", "{0} / {1}", "{0}/ {1}", "{0} ({1})", "{0}({1})", "{0} - {1}", "{0} {1}"])
    )
    number = draw(figures(draw(st.sampled_from([f"{day.day}", f"{day.day:02}"]))))
    figure = draw(st.sampled_from([number, f"الـ{number}", f"الـ {number}", ordinal(day.day)]))
    of = draw(st.sampled_from([" ", " من ", " من شهر ", " شهر "]))
    year = draw(figures(day.year))
    dated = draw(st.sampled_from(YEARS).map(lambda form: form.format(year)) | st.just(f"عام {spelled(day.year)}"))
    return f"{draw(weekday(day))}{figure}{of}{month.format(one, other)} {dated}"


@st.composite
def in_figures(draw: st.DrawFn, day: dt.date) -> str:
    """«15/3/2021», «٢٠٢١-٠٣-١٥»."""
    parts = [draw(st.sampled_from([f"{n}", f"{n:02}"])) for n in (day.day, day.month)]
    whole = [*parts, str(day.year)] if draw(st.booleans()) else [str(day.year), *reversed(parts)]
    mark = draw(st.sampled_from(["/", "-", ".", "؍", "\\", "–", " / ", " - "]))
    return (
        draw(weekday(day)) + mark.join(draw(figures(part)) for part in whole) + draw(st.sampled_from(["", "م", " م"]))
    )


@st.composite
def in_english(draw: st.DrawFn, day: dt.date) -> str:
    """«October 7, 2023»."""
    full = ENGLISH[day.month - 1]
    month = draw(st.sampled_from([full, full[:3], full.upper()]))
    forms = [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day.day}-{full[:3]}-{day.year}"]
    return draw(st.sampled_from([*forms, f"{day.day}th of {month}, {day.year}"]))


def weekday(day: dt.date) -> Strategy:
    name = WEEKDAYS[day.weekday()]
    return st.sampled_from(
        ["", "يوم ", f"{name} ", f"يوم {name} ", f"{name}، ", f"{name} الموافق ", f"يوم {name} الموافق "]
    )


@st.composite
def islamic(draw: st.DrawFn) -> tuple[str, dt.date]:
    """«29/7/1447هـ», «الأحد التاسع والعشرين من رجب 1447 هـ»."""
    year, month, number = draw(st.integers(1380, 1449)), draw(st.integers(1, 12)), draw(st.integers(1, 29))
    day = hijri.day(year, month, number)
    assert day is not None
    era = draw(st.sampled_from(["هـ", " هـ", " هجرية", " للهجرة"]))
    plain = f"{draw(figures(number))} {HIJRI[month - 1]} {draw(figures(year))}{era}"
    forms = [
        plain,
        f"{ordinal(number)} من {HIJRI[month - 1]} عام {draw(figures(year))}{era}",
        f"{number}/{month}/{year}هـ",
    ]
    return draw(weekday(day)) + draw(st.sampled_from([*forms, f"{year}-{month}-{number} هـ"])), day


def found(text: str) -> list[tuple[object, object]]:
    rows = (timex(dated, None) for dated in pipeline.tag(Article("case", text, "2021-09-14"), DATA).dated)
    return [(row["text"], row["value"]) for row in rows]


def of(form: Callable[[dt.date], Strategy]) -> st.SearchStrategy[tuple[str, dt.date]]:
    return DAYS.flatmap(lambda day: form(day).map(lambda said: (said, day)))


@given(st.one_of(of(named), of(in_figures), of(in_english), islamic()), BEFORE, AFTER)
@settings(max_examples=400)
def test_a_printed_date_is_its_words_and_its_day(date: tuple[str, dt.date], before: str, after: str) -> None:
    said, day = date
    assert found(before + said + after) == [(said, day.isoformat())], before + said + after


@given(
    islamic(), st.data(), st.sampled_from([" الموافق ", " الموافق لـ", "، الموافق ", " المصادف ", " (", " الموافق ل "])
)
def test_two_calendars_are_two_namings_of_one_day(date: tuple[str, dt.date], data: st.DataObject, link: str) -> None:
    said, day = date
    day += dt.timedelta(days=data.draw(st.sampled_from([0, 0, 1, -1])))  # the sight of the moon
    plain = said.rpartition("الموافق ")[2]
    pair = [plain, f"{day.day} {SYRIAC[day.month - 1]} {day.year}"]
    if data.draw(st.booleans()):
        pair.reverse()
    if not pair[1][0].isdigit():
        link = link.replace("لـ", "")  # «للأول» would be the way to write it
    text = f"الرياض: {pair[0]}{link}{pair[1]}{')' * ('(' in link)} وصل الوفد."
    if plain.startswith(("يوم", *WEEKDAYS)):
        return  # the weekday is that of the calendar's day
    assert found(text) == [(part, day.isoformat()) for part in pair], text


@given(
    st.lists(st.one_of(of(named), of(in_figures)), min_size=2, max_size=2),
    st.sampled_from([" ثم في ", "، وفي ", " إلى ", " وحتى ", " قبل ", " بدلا من ", " أو ", "؛ وفي ", "، ", " (لا في "]),
)
def test_dates_side_by_side_keep_their_own_words(dates: list[tuple[str, dt.date]], link: str) -> None:
    text = f"أجل الموعد من {link.join(said for said, _ in dates)} وفق البيان."
    assert found(text) == [(said, day.isoformat()) for said, day in dates], text
