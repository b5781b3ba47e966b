"""The tagger on the project's own gold: `corpus/*.toml`, speaking and silent cases, every form of the lexicon in use.

A case is a text, the day of writing (`anchor`, left out where it is not known) and what a careful reader takes its time
expressions to mean. `value` left out means that no date can be told; `alt` lists other right values; `optional` may be
left untagged. The type follows from the value where it is not given.
"""

import datetime as dt
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline import hijri, pipeline
from timeline.exports.timex import timex
from timeline.exports.tree import explanation
from timeline.lexicon.tables import FOLDER, read_toml
from timeline.lexicon.words import FILES
from timeline.model import Article, Dated
from timeline.text import fold

CORPUS = Path(__file__).parent / "corpus"
NAMES = (
    "absolute", "months", "days", "units", "numbers", "relations", "hijri", "clock", "ranges", "lengths", "silent",
    "context", "dialect", "news", "phrases", "lookalikes", "leaning", "spells", "recurring", "stretches", "ahead",
    "hung", "portions", "maghreb",
)  # fmt: skip
DATA = pipeline.load()
Case = dict[str, Any]


def cases() -> Iterator[tuple[str, Case]]:
    for name in NAMES:
        table = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            yield f"{name}-{number}", case


CASES = list(cases())


def dated(text: str, anchor: str | None) -> tuple[Dated, ...]:
    return pipeline.tag(Article("case", text, anchor), DATA).dated


def found(mention: Dated) -> dict[str, Any]:
    row = timex(mention, None)
    return {key: row[key] for key in ("text", "value", "type", "mod")}


def expected_type(entry: Case) -> str:
    value = str(entry.get("value", ""))
    if "type" in entry:
        return str(entry["type"])
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value.split("/", maxsplit=1)[0] and not value.endswith("_REF") else "DATE"


def same(row: dict[str, Any], entry: Case) -> bool:
    values = (entry.get("value"), *entry.get("alt", ()))
    typed = entry.get("value") is None or row["type"] == expected_type(entry)
    return row["text"] == entry["text"] and row["value"] in values and row["mod"] == entry.get("mod") and typed


def differences(case: Case) -> list[str]:
    """What was found and should not have been, and what should have been and was not."""
    left = list(dated(case["text"], case.get("anchor")))
    wrong = []
    for entry in case["expect"]:
        match = next((d for d in left if same(found(d), entry)), None)
        if match is not None:
            left.remove(match)
        elif not entry.get("optional"):
            wrong.append(f"wanted: {entry}")
    return wrong + [f"found: {explanation(d)}" for d in left]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: Case) -> None:
    wrong = differences(case)
    assert not wrong, "\n".join([case["text"], f"said on {case.get('anchor')}", *wrong])


# ---- every form of the lexicon in a case ----------------------------------------------------------------------------

# Regular classes are swept: each form in such a sentence, said on Tuesday 2021-09-14, has this value.
SAID_ON = "2021-09-14"
UNIT_CODES = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "year": "P{}Y", "decade": "P{}0Y", "century": "P{}00Y", "quarter": "P3M", "half": "P6M",
}  # fmt: skip
VAGUE_CODES = {"day": "D", "month": "M", "year": "Y", "decade": "DE", "century": "CE"}
PARTS_OF_YEAR = {"quarter": "2020-Q1", "half": "2020-H1", "third": "2020-01/2020-04"}
Swept = tuple[str, str | list[str | None] | None]


def plain_month(form: str, value: Any) -> Swept:
    return f"في 5 {form} 2019", f"2019-{value:02}-05"


def hijri_month(form: str, value: Any) -> Swept:
    found = hijri.month(1442, value)
    return f"في شهر {form} 1442", f"{found.first}/{found.first + dt.timedelta(days=found.days - 1)}"


def weekday(form: str, value: Any) -> Swept:
    return f"وصل يوم {form} إلى بغداد", dt.date(2021, 9, 8 + (value - 2) % 7).isoformat()


def many(form: str, value: Any) -> Swept:
    return f"استمر 20 {form}", UNIT_CODES[value].format(20)


def relation(form: str, value: Any) -> Swept:
    folded = fold(form)
    if folded.endswith("تين"):
        return f"خلال السنتين {form}", "P2Y"
    if folded.endswith("ين"):
        return f"خلال اليومين {form}", "P2D"
    return f"في {'السنة' if folded.endswith('ه') else 'العام'} {form}", str(2021 + value)


def recent(form: str, value: Any) -> Swept:
    folded = fold(form)
    noun, said = (
        ("السنتين", "P2Y")
        if folded.endswith("تين")
        else ("اليومين", "P2D")
        if folded.endswith("ين")
        else ("الشهر", "P1M")
    )
    return (f"خلال السنوات {form}", "PXY") if folded.endswith("ه") else (f"خلال {noun} {form}", said)


def numeral(form: str, value: Any) -> Swept:
    ordinal = form.startswith("حادي")
    return (
        (f"في ال{form} عشر من أيلول 2020", "2020-09-11") if ordinal else (f"استمر {form} عشر يوما", f"P{10 + value}D")
    )


def feast(form: str, value: Any) -> Swept:
    if value < 0:
        return f"في {form} 2021", f"2021-{-value // 100:02}-{-value % 100:02}"
    days = (hijri.day(year, value // 100, value % 100) for year in (1442, 1443))
    return f"خلال {form} 2021", next(str(day) for day in days if day and day.year == 2021)


def pair(form: str, value: Any) -> Swept:
    if value == "year":
        return f"بين {form} 2011 و2015", ["2011", "2015"]
    days = value == "day"
    return (
        (f"{form} 3 و4 أيلول 2020", "2020-09-03/2020-09-04")
        if days
        else (f"{form} أيار وحزيران 2020", "2020-05/2020-06")
    )


def half_of_day(form: str, value: Any) -> Swept:
    return f"الساعة 9:30 {form}", f"{SAID_ON}T{'09' if value == 'am' else '21'}:30"


def after_a_clock(form: str, value: Any) -> Swept:
    return f"وصل عند الساعة السابعة {form}", f"{SAID_ON}T{'07' if value == 'TMO' else '19'}:00"


SWEPT: dict[str, Callable[[str, Any], Swept]] = {
    "month": plain_month, "lmonth": plain_month, "libyan": plain_month, "hmonth": hijri_month, "lhmonth": hijri_month,
    "emonth": lambda form, value: (f"5 {form} 2019", f"2019-{value:02}-05"),
    "weekday": weekday, "lweekday": weekday,
    "Uclock": many, "Uday": many, "Uweek": many, "Umonth": many, "Uyear": many, "Ulong": many,
    "lUweek": lambda form, _: (f"في ال{form} الماضي", "2021-W36"),
    "thisyear": lambda form, _: (f"في {form}", "2021"),
    "thismonth": lambda form, _: (f"في {form}", "2021-09"),
    "thisweek": lambda form, _: (f"في {form}", "2021-W37"),
    "half": lambda form, value: (f"استمر {form} ساعة", f"PT{value}M"),
    "units": lambda form, value: (f"استمر 3 {form}", UNIT_CODES[value].format(3)),
    "dual": lambda form, value: (f"استمر {form}", UNIT_CODES[value].format(2)),
    "adverbial": lambda form, value: (f"بقي {form} هناك", f"PX{VAGUE_CODES[value]}"),
    "lUyear": lambda form, _: (f"منذ {form} الماضي", "2020"),
    **dict.fromkeys(
        ("Upart", "Uterm", "Ushare"), lambda form, value: (f"في ال{form} الأول من 2020", PARTS_OF_YEAR[value])
    ),
    "Dpart": lambda form, value: (
        f"في ال{form} الأول والثاني من 2020", "2020-01/2020-06" if value == "quarter" else "2020-01/2020-12"
    ),
    "alike": lambda form, _: (f"في أيار 2021 وفي الشهر {form} من 2020", ["2021-05", "2020-05"]),
    "fresh": lambda form, _: (f"في {'السنة' if fold(form).endswith('ه') else 'العام'} {form}", "2022"),
    "lead": lambda form, _: (f"وصل في {form} من مساء أمس", "2021-09-13TEV"),
    "season": lambda form, value: (f"في {form} 2019", f"2019-{('SP', 'SU', 'FA', 'WI')[value - 1]}"),
    "decade": lambda form, value: (f"في {form} القرن الماضي", f"19{value // 10}"),
    "fiscal": lambda form, _: (f"السنة {form} 2014-2015", "2014/2015"),
    "pair": pair,
    "nw": lambda form, value: (f"استمر {form} يوما" if value > 1 else f"استمر يوما {form}", f"P{value}D"),
    "n1": numeral,
    "ord": lambda form, value: (f"في ال{form} من أيلول 2020", f"2020-09-{value:02}"),
    "first": lambda form, _: (f"في {form} أيلول 2020", "2020-09-01"),
    "rel": relation, "recent": recent, "previous": relation,
    "following": lambda form, _: (f"سيعود في {'العام' if fold(form)[-1] != 'ه' else 'السنة'} {form}", "2022"),
    "thence": lambda form, value: (
        f"غادر في 3 أيلول 2020 وعاد {form} بيومين", ["2020-09-03", f"2020-09-0{3 + 2 * value}"]
    ),
    "this": lambda form, _: (f"في {form} الأسبوع", "2021-W37"),
    "that": lambda form, _: (f"في {form} العام", None),
    "self": lambda form, _: (f"في العام {form}", None),
    "same": lambda form, _: (f"في {form} العام", None),
    "then": lambda form, _: (f"وكان {form} وزيرا", None),
    "hera": lambda form, _: (f"في رمضان 1442 {form}", "2021-04-13/2021-05-12"),
    "mera": lambda form, _: (f"في أيلول 2020 {form}", "2020-09"),
    "bce": lambda form, _: (f"عام 500 {form}", "BC0500"),
    "corr": lambda form, _: (f"الأحد {form} 12 أيلول 2021", "2021-09-12"),
    "holiday": feast,
    "dayword": lambda form, value: (f"قال «وصل {form} إلى بغداد»", str(dt.date(2021, 9, 14 + value))),
    "ldayword": lambda form, value: (f"وصل يوم {form} إلى بغداد", str(dt.date(2021, 9, 14 + value))),
    "tonight": lambda form, _: (f"وصل {form} إلى بغداد", f"{SAID_ON}TNI"),
    "daypart": lambda form, value: (f"وصل {form} الخميس", f"2021-09-09{value.split(':')[0]}"),
    "advpart": lambda form, value: (f"وصل الخميس {form}", f"2021-09-09{value}"),
    "ladvpart": after_a_clock,
    "midday": lambda form, value: (f"وصل {form} الخميس", f"2021-09-09{value}"),
    "midnight": lambda form, value: (f"وصل {form} الخميس", f"2021-09-10{value}"),
    "hourword": lambda form, _: (f"وصل {form} التاسعة صباحا", f"{SAID_ON}T09:00"),
    "at": lambda form, _: (f"وصل الخميس {form} الساعة 9:30", "2021-09-09T09:30"),
    "local": lambda form, _: (f"الساعة 9:30 {form}", f"{SAID_ON}T09:30"),
    "zone": lambda form, _: (f"الساعة 9:30 {form} دمشق", f"{SAID_ON}T09:30"),
    "clockfrac": lambda form, value: (f"الساعة التاسعة و{form} صباحا", f"{SAID_ON}T09:{value}"),
    "ampm": half_of_day,
    "tee": lambda form, _: (f"2020-09-05{form.upper()}10:30", "2020-09-05T10:30"),
    "hsep": lambda form, _: (f"الساعة 20{form}30", f"{SAID_ON}T20:30"),
    "nth": lambda form, _: (f"5{form} September 2020", "2020-09-05"),
    "hedge": lambda form, _: (f"في {form} أيلول 2020", "2020-09"),
    "approx": lambda form, _: (f"استمر 3 أيام {form}" if form == "تقريبا" else f"استمر {form} 3 أيام", "P3D"),
    "more": lambda form, _: (f"استمر {form} 3 أيام", "P3D"),
    "less": lambda form, _: (f"استمر {form} 3 أيام", "P3D"),
    "ago": lambda form, _: (f"وصل {form} يومين", "2021-09-12"),
    "after": lambda form, _: (f"وصل {form} يومين من القمة", None),
    "passing": lambda form, _: (f"وصل بعد {form} يومين على القمة", None),
    "eve": lambda form, _: (f"وصل {form} القمة", None),
    "spent": lambda form, _: (f"{form} سنة هناك", "P1Y"),
    "since": lambda form, _: (f"ينتظر {form} يومين", "P2D"),
    "during": lambda form, _: (f"ينتظر {form} يومين", "P2D"),
    "to": lambda form, _: (f"من 3 {form} 5 أيلول 2020", ["2020-09-03", "2020-09-05"]),
    "between": lambda form, _: (f"{form} 3 و5 أيلول 2020", ["2020-09-03", "2020-09-05"]),
    "vague": lambda form, _: (f"استمر {form} أيام", "PXD"),
    "few": lambda form, _: (f"استمر أياما {form}", "PXD"),
    "shorttime": lambda form, _: (f"وصل قبل {form} من القمة", None),
    "now": lambda form, _: (f"وصل {form}", SAID_ON),
    "ref": lambda form, value: (f"قال «وهو {form} في بغداد»", value),
    "every": lambda form, value: (f"يصل {form} إلى بغداد", UNIT_CODES[value].format(1)),
}  # fmt: skip
# A single letter as a word of its own, as it stands before digits: no case would say more than those with clitics do.
LETTERS = {"and", "bi", "li"}


def forms() -> Iterator[tuple[str, str, object]]:
    """(kind, form, value) of every form in the files of time words."""
    for path in FILES:
        table = read_toml(FOLDER / path)
        for entry in table.values():
            if isinstance(entry, dict):
                kind = str(entry.get("kind", table.get("kind")))
                for form in entry.get("forms", ()):
                    yield kind, form, entry["value"]
                for form in entry.get("latent", ()):
                    yield f"l{kind}", form, entry["value"]


SWEEP = [row for row in forms() if row[0] in SWEPT and (row[0] != "ord" or row[2] != -1)]


@pytest.mark.parametrize(("kind", "form", "value"), SWEEP, ids=[f"{kind}-{form}" for kind, form, _ in SWEEP])
def test_every_form_of_a_regular_class(kind: str, form: str, value: Any) -> None:
    text, meaning = SWEPT[kind](form, value)
    found = dated(text, SAID_ON)
    expected = meaning if isinstance(meaning, list) else [meaning]
    assert [d.answer.timex() for d in found] == expected, "\n".join([text, *map(explanation, found)])


def test_every_other_form_has_a_case() -> None:
    said = " ".join(re.sub(r"[^\w\s]", " ", fold(case["text"])) for _, case in CASES)
    words = set(said.split())
    missing = []
    for kind, form, _ in forms():
        folded = re.sub(r"[^\w\s]", " ", fold(form)).strip()
        clitic = any(f"{c}{folded}" in words for c in ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل"))
        if kind not in SWEPT and kind not in LETTERS and not clitic and f" {folded} " not in f" {said} ":
            missing.append(f"{kind}: {form}")
    assert not missing, f"no case in tests/corpus has these {len(missing)} forms:\n" + "\n".join(missing)


def test_every_silent_word_has_a_case() -> None:
    """Each look-alike that `silent.toml` names stands in a case beside one of the words that silence it."""
    table = read_toml(FOLDER / "silent.toml")
    texts = [fold(case["text"]) for _, case in CASES]
    missing = []
    for side in ("before", "after"):
        section = table[side]
        assert isinstance(section, dict)
        for form, beside in section.items():
            pairs = [f"{fold(b)} {fold(form)}" if side == "before" else f"{fold(form)} {fold(b)}" for b in beside]
            if not any(pair in text for pair in pairs for text in texts):
                missing.append(f"{side}: {form}")
    assert not missing, missing


def test_every_reason_reads_as_one_sentence() -> None:
    """Nothing is missing from it, said of an unknown day that is known, or printed inside another thing."""
    odd = []
    for _, case in CASES:
        for mention in dated(case["text"], case.get("anchor")):
            for told, printed in ((mention.why.en, "printed:"), (mention.why.ar, "مكتوب صراحة")):
                gap = told != " ".join(told.split()) or not told or "None" in told
                if gap or printed in told[1:] or ("an unknown day" in told and "anchor" in case):
                    odd.append(f"{mention.mention.surface}: {told}")
    assert not odd, "\n".join(odd)


# ---- whatever is thrown at it ---------------------------------------------------------------------------------------

NEWS = [case["text"] for _, case in CASES]
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\ufeff"
LOOKS = {"ي": "ی", "ك": "ک", "لا": "\ufefb", "الله": "\ufdf2", "م": "\ufee3", "\n": "\r\n", " ": "\u00a0", "،": "،😀"}
VOCABULARY = [form for _, form, _ in forms()]


def values(text: str) -> list[tuple[str | None, str]]:
    return [(d.answer.timex(), fold(d.mention.surface)) for d in dated(text, SAID_ON)]


@given(st.sampled_from(NEWS), st.randoms(use_true_random=False))
def test_marks_and_invisible_characters_change_no_value(text: str, random: Random) -> None:
    letters = []
    for letter in text:
        letters.append(letter)
        if "\u0621" <= letter <= "\u064a" and random.random() < 0.4:
            letters.append(random.choice(MARKS + INVISIBLE))
    marked = "".join(letters)
    assert values(marked) == values(text)


@given(st.sampled_from(NEWS))
def test_decomposed_text_has_the_same_values(text: str) -> None:
    assert values(unicodedata.normalize("NFD", text)) == values(text)


@given(st.lists(st.sampled_from(NEWS), min_size=1, max_size=3), st.sets(st.sampled_from(sorted(LOOKS))), st.data())
def test_an_extent_is_exactly_its_characters(parts: list[str], looks: set[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["\n", "\r\n", " 😀 ", "\u2067"])).join(parts)
    for plain in looks:
        text = text.replace(plain, LOOKS[plain])
    previous = 0
    for mention in dated(text, SAID_ON):
        span = mention.mention.span
        assert text[span.start : span.end] == mention.mention.surface
        assert previous <= span.start < span.end <= len(text)
        assert mention.mention.surface == mention.mention.surface.strip()
        previous = span.end


@given(
    st.lists(
        st.sampled_from([*VOCABULARY, "7", "31", "2021", "15/3/2021", "9:30", "/", "-", "،", "(", ")", "و", "»", "\n"])
    )
)
@settings(max_examples=300)
@example(["الأولى", "هاد", "mon", "يونية"])
def test_any_words_of_time_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    for mention in dated(text, SAID_ON):
        explanation(mention)
        timex(mention, None)


def test_the_price_of_a_character_does_not_grow_with_the_text() -> None:
    for word in ("7 ", "من في ", "((", "ألف و", "من 3 إلى ", "الأحد ", "« ", "\u200f", "منذ ", "بعد يومين من "):
        short, long = (word * (size // len(word)) for size in (4_000, 64_000))
        assert steps(long) < 24 * steps(short), word


def steps(text: str) -> int:
    """How many lines of Python are run to tag a text: a measure of work that no busy machine disturbs."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "call"
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        dated(text, SAID_ON)
    finally:
        sys.settrace(before)
    return count
