"""The page's parts: words in both languages, plural forms, marks in sentences, and text that stays text."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import facets, marks, views
from dashboard.address import Address
from dashboard.data import Claim, Filters, Names, Reason, Snapshot, Span, gazetteer, snapshot
from dashboard.dates import use_words, value_words
from dashboard.evidence import claims, detail, kicker, pieces, sentence
from dashboard.prose import clean, told
from dashboard.words import LANGUAGES, load
from tests.dashboard_sample import empty_timeline, hostile_timeline, said, seeds_timeline, styled, walk
from timeline import topics
from timeline.lexicon import triggers
from timeline.model import STATUSES, TYPES

WORDS = load()
AR, EN = WORDS["ar"], WORDS["en"]
PLURALS = {"zero", "one", "two", "few", "many", "other"}


@pytest.fixture(scope="module")
def held() -> Snapshot:
    return snapshot(seeds_timeline())


def panel(held: Snapshot, event: str | None) -> list[Any]:
    return detail(held, held.rows, event, AR)


# ---- words ------------------------------------------------------------------------------------------------------


def keys(table: Mapping[str, Any], path: str = "") -> set[str]:
    """Every key of a language; the forms of a plural count as one."""
    found: set[str] = set()
    for name, value in table.items():
        plural = isinstance(value, dict) and "other" in value and set(value) <= PLURALS
        found |= keys(value, f"{path}{name}.") if isinstance(value, dict) and not plural else {path + name}
    return found


def test_both_languages_say_the_same_things() -> None:
    assert keys(AR.table) == keys(EN.table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_and_status_has_a_name(language: str) -> None:
    for kind in TYPES:
        assert WORDS[language](f"kind.{kind}")
    for status in STATUSES:
        assert WORDS[language](f"status_names.{status}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_that_events_give_has_a_name(language: str) -> None:
    kinds = triggers.load().kinds.values()
    for role in {"visitor", "host", *(r for kind in kinds for r in (kind.subject, kind.other))}:
        assert WORDS[language].get(f"role.{role}"), role


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "بلا مصدر"), (1, "مصدر واحد"), (2, "مصدران"), (4, "4 مصادر"), (11, "11 مصدرًا"), (100, "100 مصدر")],
)
def test_numbers_take_their_plural(number: int, words: str) -> None:
    assert AR.count("count.sources", number) == words


def test_a_missing_string_is_named() -> None:
    with pytest.raises(KeyError, match=r"ar\.no\.such"):
        AR("no.such")


# ---- address ----------------------------------------------------------------------------------------------------


@given(
    st.builds(
        Address,
        st.builds(
            Filters,
            topic=st.none() | st.sampled_from(["assad-visits", "other"]),
            kinds=st.lists(st.sampled_from(TYPES), unique=True).map(tuple),
            text=st.text(st.characters(exclude_categories=["Cs"])).map(str.strip),
            conflicts=st.booleans(),
        ),
        event=st.none() | st.just("evt-1"),
        language=st.sampled_from(LANGUAGES),
    )
)
def test_an_address_leads_back_to_its_view(address: Address) -> None:
    assert Address.read(address.search()) == address


@pytest.mark.parametrize("search", [None, "", "?", "?nonsense", "?lang=xx&event=&topic=%FF", "?%00=%00"])
def test_an_address_that_is_broken_shows_something(search: str | None) -> None:
    assert Address.read(search).language == "ar"


def test_the_buttons_show_which_filters_are_on(held: Snapshot) -> None:
    bar = facets.bar(held, Filters(topic="assad-visits", kinds=("visit",)), AR)
    pressed = [said(one) for one in walk(bar) if getattr(one, "aria-pressed", "") == "true"]
    assert pressed == ["زيارات الأسد7", "زيارة7"]


# ---- list -------------------------------------------------------------------------------------------------------


def test_the_list_has_every_event_by_year_with_sources_and_conflict(held: Snapshot) -> None:
    listed = views.event_list(held, held.rows, "evt-09", AR)
    items = styled(listed, "item")
    assert [getattr(item, "data-event") for item in items] == [row.id for row in held.rows]
    years = [said(year) for year in styled(listed, "year")]
    assert years == ["2011", "2015", "2017", "2018", "2019", "2020", "2021", "بلا تاريخ"]
    disputed = [item for item in items if styled(item, "disputed")]
    assert [getattr(item, "data-event") for item in disputed] == ["evt-09"]
    assert getattr(disputed[0], "aria-current") == "true"
    assert "كانون الثاني/يناير 2020" in said(disputed[0])
    assert "3 مصادر" in said(disputed[0])


def test_a_visit_says_who_went_where(held: Snapshot) -> None:
    told = {row.id: kicker(row, AR) for row in held.rows}
    assert told["evt-03"] == "زيارة · بشار الأسد إلى موسكو"
    assert told["evt-09"] == "زيارة · فلاديمير بوتين في دمشق"
    assert told["evt-11"] == "انتخابات"


def test_an_empty_choice_and_an_empty_store_say_what_to_do(held: Snapshot) -> None:
    assert AR("list.empty_hint") in said(views.event_list(held, [], None, AR))
    assert "timeline ingest" in said(views.page(snapshot(empty_timeline()), Address(), AR))


def test_undated_events_have_their_strip(held: Snapshot) -> None:
    strip = views.undated(held.rows, AR)
    assert [getattr(chip, "data-event") for chip in styled(strip, "chip")] == ["evt-18"]
    assert views.undated(held.select(Filters(topic="assad-visits")), AR) is None


# ---- the chosen event -------------------------------------------------------------------------------------------


def test_every_source_shows_its_sentence_with_both_marks(held: Snapshot) -> None:
    shown = panel(held, "evt-14")
    times = [said(mark) for mark in styled(shown, "time")]
    triggers = [said(mark) for mark in styled(shown, "trigger")]
    assert times == ["مساء الاثنين", "أمس الإثنين"]
    assert triggers == ["محادثات", "لقاء", "لقاء", "زيارة"]
    assert said(shown).count(AR("evidence.no_time")) == 2
    assert len(styled(shown, "source-head")) == 4


def test_sentences_are_shown_whole_and_exactly(held: Snapshot) -> None:
    for row in held.rows:
        for mention in row.event.mentions:
            assert said(sentence(mention, AR)) == clean(mention.sentence.of(mention.article.text))


def test_the_reasoning_stands_below_the_sentence(held: Snapshot) -> None:
    derivations = styled(panel(held, "evt-14"), "derivation")
    assert "«أمس» هو اليوم الذي قبل الثلاثاء 14 أيلول/سبتمبر 2021" in said(derivations[-1])
    assert AR("evidence.why") in said(derivations[-1])


def test_no_reader_is_shown_a_value_made_for_programs(held: Snapshot) -> None:
    for row in held.rows:
        shown = styled(panel(held, row.id), "event")
        texts = [one for one in walk(shown) if isinstance(one, str)]
        assert not [text for text in texts if re.search(r"\d{4}-(?:\d\d|W)|PX|T[A-Z]{2}$", text)], row.id
    chips = [(said(chip), chip.title) for chip in styled(panel(held, "evt-14"), "value")]
    assert chips == [
        ("مساء 13 أيلول/سبتمبر 2021", "2021-09-13TEV"),
        ("13 أيلول/سبتمبر 2021", "2021-09-13"),
    ]
    assert styled(panel(held, "evt-13"), "value") == []  # «الأسابيع الأخيرة» is no date


def test_a_chip_says_as_much_as_is_known(held: Snapshot) -> None:
    row = held.row("evt-02")
    assert row is not None
    assert {use_words(mention, "ar") for mention in row.event.mentions} >= {"أواخر أيلول/سبتمبر 2015"}


def test_a_source_without_a_date_is_not_ranked(held: Snapshot) -> None:
    row = held.row("evt-14")
    assert row is not None
    without = Claim(None, ("x",), "normal", Reason("mentions it", "يذكره"))
    shown = claims(held, [*row.event.claims, without], AR)
    card = styled(shown, "claim")[-1]
    assert said(styled(card, "claim-date")) == "لا يذكر تاريخًا"
    assert styled(card, "rank") == []
    assert "مقبول" not in said(card)


def test_the_part_of_a_topic_is_told() -> None:
    one = replace(seeds_timeline(), topics=topics.load())
    held = snapshot(one, Names.of(gazetteer()))
    strands = {row.id: row.strand.ar for row in held.rows if row.strand}
    assert strands["evt-03"] == "زيارات إلى الخارج"
    assert strands["evt-06"] == strands["evt-09"] == "زيارات إلى سوريا"
    assert strands["evt-12"] == "تفاهمات وهدن"
    assert "زيارات بشار الأسد: زيارات إلى سوريا" in said(styled(panel(held, "evt-09"), "about"))
    items = {getattr(i, "data-event"): said(i) for i in styled(views.event_list(held, held.rows, None, AR), "item")}
    assert "وقف إطلاق نار · تفاهمات وهدن" in items["evt-12"]
    assert marks.strands(held.rows, "assad-visits", AR) == "زيارات إلى الخارج 5 · زيارات إلى سوريا 2"


def test_claims_stand_side_by_side_with_rank_and_reason(held: Snapshot) -> None:
    shown = panel(held, "evt-09")
    claims = styled(shown, "claim")
    assert [said(styled(c, "claim-date")[0]) for c in claims] == ["كانون الثاني/يناير 2020", "كانون الثاني/يناير 2021"]
    assert [said(styled(c, "rank")[0]) for c in claims] == ["معتمد", "مستبعد"]
    assert "001_05805eb4d424d0c9" in said(claims[1])
    conflict = said(styled(shown, "conflict"))
    assert AR("conflict.explained") in conflict
    assert "واثنان يقولان يناير 2020" in conflict


def test_only_a_web_address_is_a_link(held: Snapshot) -> None:
    links = [one.href for one in walk(panel(held, "evt-14")) if type(one).__name__ == "A"]
    assert links == ["https://example.org/004"]


def test_neighbours_are_one_step_away(held: Snapshot) -> None:
    steps = styled(panel(held, "evt-01"), "step")
    assert [getattr(step, "data-event", None) for step in steps] == [None, "evt-02"]
    assert steps[0].disabled


def test_an_unknown_event_says_so(held: Snapshot) -> None:
    assert AR("detail.gone") in said(panel(held, "evt-none"))
    assert AR("detail.hint_title") in said(panel(held, None))


# ---- text stays text --------------------------------------------------------------------------------------------


def test_an_iso_date_in_a_reason_is_said_in_words() -> None:
    nodes = told("قبل يوم النشر، 2021-09-14، و2020-01، لا 2021-99-99", AR)
    isolated = [(said(node), getattr(node, "title", None)) for node in nodes if not isinstance(node, str)]
    assert isolated == [
        ("14 أيلول/سبتمبر 2021", "2021-09-14"),
        ("كانون الثاني/يناير 2020", "2020-01"),
        ("2021-99-99", None),  # no date: left as it is, and in its order
    ]
    assert said(told("as of 2021-09-14, a Tuesday", EN)) == "as of 14 September 2021, a Tuesday"


@pytest.mark.parametrize(
    ("value", "ar", "en"),
    [
        ("2021-09-13TEV", "مساء 13 أيلول/سبتمبر 2021", "13 September 2021, evening"),
        ("2023-05-18T12:06", "18 أيار/مايو 2023، 12:06", "18 May 2023, 12:06"),
        ("2021-W36", "الأسبوع من 6 إلى 12 أيلول/سبتمبر 2021", "week of 6–12 September 2021"),
        ("2021-H1", "النصف الأول من 2021", "first half of 2021"),
        ("2021-Q3", "الربع الثالث من 2021", "third quarter of 2021"),
        ("2016-SU", "صيف 2016", "summer 2016"),
        ("2023-03-14/2023-03-15", "من 14 إلى 15 آذار/مارس 2023", "14–15 March 2023"),
        ("2018", "2018", "2018"),
        ("2013/..", "1 كانون الثاني/يناير 2013 أو بعده", "1 January 2013 or later"),
    ],
)
def test_values_are_told_as_dates(value: str, ar: str, en: str) -> None:
    assert (value_words(value, "ar"), value_words(value, "en")) == (ar, en)


@pytest.mark.parametrize("value", ["PXW", "P2Y", "PT4H", "P1D", "PAST_REF", "2021-02-30", "2021-W99", "0000", "", "/x"])
def test_what_is_no_date_is_not_told_as_one(value: str) -> None:
    assert value_words(value, "ar") is None


def test_hostile_text_is_neutral_everywhere() -> None:
    held = snapshot(hostile_timeline())
    page = views.page(held, Address(event="evt-01"), AR)
    for node in walk(page):
        name = type(node).__name__
        assert name not in {"Script", "Iframe", "Markdown", "DangerouslySetInnerHTML"}
        assert not str(getattr(node, "href", "")).startswith("javascript:")
    assert "<script>" in said(page)  # shown as the characters that it is
    assert "\u202e" not in said(page)
    assert "U+202E" in said(styled(page, "control"))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30), st.integers(1, 10)), max_size=4))
def test_pieces_cover_the_sentence_once(extents: list[tuple[str, int, int]]) -> None:
    whole = Span(5, 25)
    cut = pieces(whole, [(name, Span(start, start + length)) for name, start, length in extents])
    assert cut[0][0] == 5
    assert cut[-1][1] == 25
    for (_, end, _), (start, _, _) in pairwise(cut):
        assert end == start
    for start, end, names in cut:
        assert names == {n for n, s, length in extents if s <= start and end <= s + length}
