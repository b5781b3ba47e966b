"""What the dashboard takes from a timeline: order, forms, directions, filters."""

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.data import (
    OTHER,
    Door,
    Filters,
    Names,
    Snapshot,
    date_words,
    day_words,
    gazetteer,
    snapshot,
    web_link,
    weekdays,
)
from dashboard.marks import dissent
from tests.dashboard_sample import FixedStore, hostile_timeline, seeds_timeline


@pytest.fixture(scope="module")
def held() -> Snapshot:
    return snapshot(seeds_timeline())


def test_rows_stand_in_order_of_time_and_undated_ones_last(held: Snapshot) -> None:
    dated = [row for row in held.rows if row.form != "undated"]
    assert [row.id for row in held.rows[len(dated) :]] == ["evt-18"]
    days = [row.first or row.last for row in dated]
    assert None not in days
    assert days == sorted(day for day in days if day)


@pytest.mark.parametrize(
    ("event", "form", "first", "last"),
    [
        ("evt-03", "day", "2015-10-20", "2015-10-20"),
        ("evt-02", "range", "2015-09-21", "2015-09-30"),
        ("evt-07", "range", "2018-05-01", "2018-05-31"),
        ("evt-13", "open", None, "2021-09-14"),
        ("evt-18", "undated", None, "2021-09-14"),
    ],
)
def test_a_date_has_the_form_that_its_words_give_it(
    held: Snapshot, event: str, form: str, first: str | None, last: str | None
) -> None:
    row = held.row(event)
    assert row is not None
    assert (row.form, row.first, row.last) == (
        form,
        first and dt.date.fromisoformat(first),
        last and dt.date.fromisoformat(last),
    )


def test_the_lanes_are_the_topics_and_the_rest(held: Snapshot) -> None:
    assert held.lanes == ("assad-visits", "russian-intervention", OTHER)
    assert {row.lane for row in held.rows if not row.event.topics} == {OTHER}


def test_a_visit_has_its_direction(held: Snapshot) -> None:
    hosted = {row.id for row in held.rows if row.hosted}
    assert hosted == {"evt-06", "evt-09"}  # Putin in Hmeimim and in Damascus; the others Assad went to


def test_an_id_that_was_merged_leads_to_its_event(held: Snapshot) -> None:
    assert held.row("evt-old-09") is held.row("evt-09")
    assert held.row("evt-none") is None
    assert held.row(None) is None


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(conflicts=True), {"evt-09"}),
        (Filters(topic="russian-intervention"), {"evt-02", "evt-12", "evt-13", "evt-18"}),
        (Filters(topic=OTHER), {"evt-01", "evt-05", "evt-10", "evt-11"}),
        (Filters(kinds=("summit", "election")), {"evt-05", "evt-11"}),
        (Filters(text="سوتشى"), {"evt-04", "evt-07"}),  # spelt with another last letter
        (Filters(text="MOSCOW putin", topic="assad-visits"), {"evt-03", "evt-14"}),
        (Filters(text="توسطت"), {"evt-12"}),  # a word of the sentence alone
        (Filters(text="موسكو", kinds=("election",)), set()),
    ],
)
def test_filters_narrow(held: Snapshot, filters: Filters, ids: set[str]) -> None:
    assert {row.id for row in held.select(filters)} == ids


@pytest.fixture(scope="module")
def named() -> Snapshot:
    return snapshot(seeds_timeline(), Names.of(gazetteer()))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("بوتن", "بوتين"),  # two spellings of one man
        ("فلاديمير بوتن", "بوتين"),
        ("بوتن دمشق", "بوتين دمشق"),
        ("دمشق بوتن زيارة", "دمشق بوتين زيارة"),
        ("للقاء بوتن", "للقاء بوتين"),
    ],
)
def test_a_name_is_found_by_any_of_its_spellings(named: Snapshot, text: str, same: str) -> None:
    found = {row.id for row in named.select(Filters(text=text))}
    assert found == {row.id for row in named.select(Filters(text=same))}
    plain = replace(named, names=Names())
    assert found >= {row.id for row in plain.select(Filters(text=same))}


def test_a_spelling_finds_the_events_of_its_person(named: Snapshot) -> None:
    his = {row.id for row in named.rows if any(a.entity.id == "vladimir-putin" for a in row.event.actors)}
    assert his
    assert his <= {row.id for row in named.select(Filters(text="بوتن"))}


@pytest.mark.parametrize("text", ["الملك سلمان", "قطر", "فرنسا", "كلمة بوتن لا توجد"])
def test_a_name_finds_no_more_than_it_names(named: Snapshot, text: str) -> None:
    assert named.select(Filters(text=text)) == ()


def test_no_filter_lets_all_through_in_order(held: Snapshot) -> None:
    assert held.select(Filters()) == held.rows


def test_the_csv_has_what_is_shown_and_no_more(held: Snapshot) -> None:
    rows = held.select(Filters(conflicts=True))
    lines = held.csv(rows).splitlines()
    assert lines[0].startswith("event_id,event_type,date_edtf")
    assert [line.split(",")[0] for line in lines[1:]] == ["evt-09"]


def test_a_claim_that_excludes_the_date_is_dissent(held: Snapshot) -> None:
    said = {row.id: [c.when.edtf() for c in dissent(row) if c.when] for row in held.rows if dissent(row)}
    assert said == {"evt-09": ["2021-01"]}


def test_dates_in_words(held: Snapshot) -> None:
    row = held.row("evt-02")
    assert row is not None
    assert date_words(row, "ar") == "أواخر أيلول/سبتمبر 2015"
    assert date_words(row, "en") == "late September 2015"
    assert day_words("2021-09-14", "ar") == "14 أيلول/سبتمبر 2021"
    assert day_words("yesterday", "en") == "yesterday"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//host", "", None, "file:///etc/passwd"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_link(url) is None
    assert web_link("https://example.org/a") == "https://example.org/a"


def test_the_door_reads_anew_when_the_store_has_another_timeline() -> None:
    door = Door(FixedStore(seeds_timeline()))
    first = door.snapshot()
    assert door.snapshot() is first
    changed = FixedStore(replace(seeds_timeline(), data_digest="sha256:other"))
    object.__setattr__(door, "_store", changed)
    assert door.snapshot().timeline is changed.held


def test_hostile_text_is_no_trouble_here() -> None:
    assert len(snapshot(hostile_timeline()).rows) == 1


def test_the_week_begins_on_sunday_and_has_the_names_of_the_reasons() -> None:
    assert weekdays()[:2] == ("الأحد", "الاثنين")
    assert len(set(weekdays())) == 7
