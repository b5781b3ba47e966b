"""Folding, and the way back: whatever is folded or dropped, an extent is exactly the characters as published."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import fold, read, sentences

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
DROPPED = HARAKAT + "\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإٱةىئؤ"
MIXED = st.text(st.sampled_from(LETTERS + DROPPED + "یک۰۱۲٠١٢ ١.،\n\r😀ﻻﷲﺍab2-"), max_size=60)


def test_the_folding_table_is_that_of_camel_tools() -> None:
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

    for letter in LETTERS + HARAKAT:
        theirs = normalize_alef_maksura_ar(normalize_teh_marbuta_ar(normalize_alef_ar(dediac_ar(letter))))
        assert fold(letter) == theirs, f"U+{ord(letter):04X}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أمس", "امس"),
        ("الماضى", "الماضي"),
        ("سنة", "سنه"),
        ("غداً", "غدا"),
        ("إبريل", "أبريل"),
        ("الاثنیـــن", "الاثنين"),
        ("٢٠٢٠", "2020"),
        ("۲۰۲۰", "2020"),
        ("ﺍﻷﺣﺪ", "الأحد"),
        ("ﻷمس", "لأمس"),
        ("كانون\u00a0الثاني", "كانون الثاني"),
        ("March", "march"),
        ("يناير\u200f", "يناير"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(MIXED)
def test_reading_folds_like_fold(raw: str) -> None:
    assert read(raw).norm == fold(raw)


@given(MIXED, st.data())
def test_an_extent_begins_and_ends_with_its_letters(raw: str, data: st.DataObject) -> None:
    text = read(raw)
    if not text.norm:
        return
    start = data.draw(st.integers(0, len(text.norm) - 1))
    end = data.draw(st.integers(start + 1, len(text.norm)))
    span = text.span(start, end)
    assert 0 <= span.start < span.end <= len(raw)
    assert text.norm[start:end] in fold(span.of(raw)), "a ligature is taken whole"
    ends = span.end == len(raw) or raw[span.end] not in HARAKAT + "\u0640"
    assert ends or raw[span.end - 1].isdigit(), "the marks of the last letter belong to it; after a figure it is a dash"


@given(MIXED)
def test_indices_lead_there_and_back(raw: str) -> None:
    text = read(raw)
    for index in range(len(text.norm)):
        assert text.norm_index(text.span(index, index + 1).start) <= index


@given(st.text(st.sampled_from(LETTERS + " "), max_size=30))
def test_decomposed_letters_fold_like_composed_ones(raw: str) -> None:
    assert fold(unicodedata.normalize("NFD", raw)) == fold(unicodedata.normalize("NFC", raw))


@given(MIXED)
def test_sentences_lie_in_order_and_leave_out_white_space_alone(raw: str) -> None:
    found = list(sentences(raw))
    assert all(a.end <= b.start for a, b in pairwise(found))
    inside = {i for span in found for i in range(span.start, span.end)}
    assert all(c.isspace() for i, c in enumerate(raw) if i not in inside)


def test_sentences_end_where_a_reader_pauses() -> None:
    raw = "وصل الوفد. وقال: «نعم.» ثم غادر؟ لا؛ بقي\r\nالعنوان\nنسبة 3.5 بالمئة"
    assert [span.of(raw) for span in sentences(raw)] == [
        "وصل الوفد.", "وقال: «نعم.»", "ثم غادر؟", "لا؛", "بقي", "العنوان", "نسبة 3.5 بالمئة",
    ]  # fmt: skip
