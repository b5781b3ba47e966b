"""Dates that hang on other events: solved from what is printed, along a chain, never in a ring."""

import datetime as dt
from dataclasses import replace

import pytest

from timeline import chronology, events, pipeline
from timeline.fusion import fuse
from timeline.model import Article, Event, Fused, Hang
from timeline.temporal import Grain, Interval, Length, parse_published, unit_around


@pytest.fixture(scope="module")
def data() -> pipeline.Data:
    return pipeline.load()


def mentions(found: list[Article], data: pipeline.Data) -> list[Event]:
    return [e for a in found for e in events.extract(pipeline.tag(a, data), data.gazetteer, data.triggers)]


def fused(data: pipeline.Data, *texts: tuple[str, str]) -> tuple[Fused, ...]:
    found = [Article(f"a{n}", text, published, f"paper {n}") for n, (published, text) in enumerate(texts)]
    return fuse(mentions(found, data), found, data.weights, data.gazetteer)


@pytest.mark.parametrize(
    ("start", "length", "sign", "edtf"),
    [
        ("2017-11-20", Length(2, Grain.DAY), 1, "2017-11-22"),
        ("2017-11-22", Length(2, Grain.DAY), -1, "2017-11-20"),
        ("2015-09", Length(2, Grain.YEAR), 1, "2017"),
        ("2015-09-30", Length(1, Grain.MONTH), 1, "2015-10"),
        ("2015", Length(1, Grain.YEAR), -1, "2014"),
    ],
)
def test_a_date_moved_is_as_fine_as_its_coarser_half(start: str, length: Length, sign: int, edtf: str) -> None:
    found = chronology.moved(parse_published(start), length, sign)
    assert found is not None
    assert found.edtf() == edtf


def test_weeks_leave_some_days_open() -> None:
    found = chronology.moved(parse_published("2015-09-30"), Length(3, Grain.WEEK), 1)
    assert found is not None
    assert found.start is not None
    assert found.start < dt.date(2015, 10, 21) < (found.end or dt.date.max)
    assert (found.days() or 99) <= 7


def test_a_vague_length_moves_nothing() -> None:
    assert chronology.moved(parse_published("2015-09-30"), Length(None, Grain.WEEK), 1) is None


def test_a_summit_is_dated_by_the_meeting_two_days_before_it(data: pipeline.Data) -> None:
    found = fused(
        data, ("2017-11-21", "اجتمع بوتين بأردوغان الاثنين في سوتشي قبل يومين من قمة بين روسيا وإيران وتركيا.")
    )
    summit = next(e for e in found if e.kind == "summit")
    assert summit.date.when is not None
    assert (summit.date.when.edtf(), summit.date.basis) == ("2017-11-22", "derived")
    assert "قبل يومين" in summit.date.why.en
    assert [c.when for c in summit.claims] == [None]  # what follows from another date is no claim


def test_another_source_dates_what_it_hangs_on(data: pipeline.Data) -> None:
    found = fused(
        data,
        ("2018-01-10", "زار أردوغان موسكو بعد عامين من بدء التدخل العسكري الروسي في سوريا."),
        ("2016-01-10", "تدخلت روسيا عسكريا في سوريا في أيلول 2015."),
    )
    visit = next(e for e in found if e.kind == "visit")
    assert visit.date.when is not None
    assert (visit.date.when.edtf(), visit.date.basis) == ("2017", "derived")


def test_a_printed_date_is_never_outranked(data: pipeline.Data) -> None:
    found = fused(
        data,
        ("2017-11-21", "اجتمع بوتين بأردوغان الاثنين في سوتشي قبل يومين من قمة بين روسيا وإيران وتركيا."),
        ("2017-11-24", "عقدت قمة بين روسيا وإيران وتركيا في سوتشي الخميس."),
    )
    summit = next(e for e in found if e.kind == "summit")
    assert summit.date.when is not None
    assert (summit.date.when.edtf(), summit.date.basis) == ("2017-11-23", "single")


# ---- rings and chains, on mentions put together by hand --------------------------------------------------------------


@pytest.fixture
def plain(data: pipeline.Data) -> Event:
    return mentions([Article("a", "زار بوتين أنقرة الاثنين.", "2021-09-14")], data)[0]


def hung(plain: Event, name: str, on: str | None) -> Event:
    return replace(plain, id=name, hangs=Hang(Length(1, Grain.DAY), 1, on) if on else None)


def test_a_chain_is_followed_and_told(plain: Event) -> None:
    clusters = [[hung(plain, "x", "y")], [hung(plain, "y", "z")], [hung(plain, "z", None)]]
    found = chronology.derive(clusters, [None, None, unit_around(dt.date(2020, 1, 1), Grain.DAY)])
    assert {n: d.when.edtf() for n, d in found.items()} == {1: "2020-01-02", 0: "2020-01-03"}
    assert "2020-01-01" in found[0].why.en


def test_a_ring_stays_undated(plain: Event) -> None:
    clusters = [[hung(plain, "x", "y")], [hung(plain, "y", "x")]]
    assert chronology.derive(clusters, [None, None]) == {}


def test_an_event_does_not_hang_on_itself(plain: Event) -> None:
    day: list[Interval | None] = [None]
    assert chronology.derive([[hung(plain, "x", "y"), hung(plain, "y", None)]], day) == {}


def test_what_is_printed_is_not_moved(plain: Event) -> None:
    clusters = [[hung(plain, "x", "y")], [hung(plain, "y", None)]]
    printed: list[Interval | None] = [unit_around(dt.date(2020, 5, d), Grain.DAY) for d in (9, 1)]
    assert chronology.derive(clusters, printed) == {}
