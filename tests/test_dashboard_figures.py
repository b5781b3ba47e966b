"""The chart: where marks stand, what they say, and that nothing overlaps or reads backwards."""

import datetime as dt
import json
import random
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from dashboard import axis, figures, marks
from dashboard.data import Filters, Snapshot, months, snapshot
from dashboard.words import Words, load
from tests.dashboard_sample import MOSCOW, day, event, hostile_timeline, seeds_timeline
from timeline.model import Timeline

AR, EN = load()["ar"], load()["en"]


@pytest.fixture(scope="module")
def held() -> Snapshot:
    return snapshot(seeds_timeline())


def drawn(held: Snapshot, chosen: str | None = None, words: Words = AR) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads(figures.timeline(held, held.rows, chosen, words).to_json())
    return figure


def scatters(held: Snapshot) -> list[Any]:
    return [trace for trace in figures.timeline(held, held.rows, None, AR).data if trace.type == "scatter"]


def test_each_topic_has_a_lane_with_its_name(held: Snapshot) -> None:
    captions = [note["text"] for note in drawn(held)["layout"]["annotations"]]
    for caption, name in zip(captions, ["زيارات الأسد", "التدخل الروسي", "أحداث أخرى"], strict=True):
        assert name in caption
        assert (caption[0], caption[-1]) == ("\u2067", "\u2069")


def test_an_uncertain_date_is_a_bar_as_long_as_its_words(held: Snapshot) -> None:
    bar = next(trace for trace in figures.timeline(held, held.rows, None, AR).data if trace.type == "bar")
    lengths = dict(zip(bar.customdata, bar.x, strict=True))
    bases = dict(zip(bar.customdata, bar.base, strict=True))
    assert lengths["evt-02"] == 10 * axis.MS  # the 21st to the 30th
    assert lengths["evt-07"] == 31 * axis.MS
    assert lengths["evt-10"] == 366 * axis.MS
    assert bases["evt-02"] == dt.datetime(2015, 9, 21)  # noqa: DTZ001
    assert "evt-03" not in lengths


def test_a_day_is_a_point_in_its_middle(held: Snapshot) -> None:
    points = next(t for t in scatters(held) if t.marker.symbol == "circle")
    assert set(points.customdata) == {"evt-03", "evt-04", "evt-05", "evt-14"}
    assert dt.datetime(2015, 10, 20, 12) in points.x  # noqa: DTZ001


def test_an_open_end_has_an_arrow_that_way(held: Snapshot) -> None:
    arrow = next(t for t in scatters(held) if "triangle-left" in (t.marker.symbol or ()))
    assert list(arrow.customdata) == ["evt-13"]
    assert arrow.x[0] < dt.datetime(2021, 9, 14)  # noqa: DTZ001


def test_another_source_s_date_is_tied_to_the_event(held: Snapshot) -> None:
    other = next(t for t in scatters(held) if t.marker.symbol == "x-thin")
    assert list(other.customdata) == ["evt-09"]
    assert dt.datetime(2021, 1, 1) < other.x[0] < dt.datetime(2021, 1, 31)  # noqa: DTZ001
    assert "كانون الثاني/يناير 2021" in other.hovertext[0]


def test_more_events_are_not_more_traces(held: Snapshot) -> None:
    many = replace(
        held.timeline, events=tuple(replace(e, id=f"{e.id}-{n}") for e in held.timeline.events for n in range(20))
    )
    drawn_once, drawn_often = (len(scatters(one)) for one in (held, snapshot(many)))
    assert drawn_often <= drawn_once


def test_undated_events_are_not_on_the_axis(held: Snapshot) -> None:
    assert "evt-18" not in json.dumps(drawn(held)["data"])


def test_the_ring_is_the_first_trace_and_follows_the_choice(held: Snapshot) -> None:
    ring = figures.timeline(held, held.rows, "evt-03", AR).data[figures.RING]
    assert list(ring.x) == [dt.datetime(2015, 10, 20, 12)]  # noqa: DTZ001
    assert ring.opacity == 1
    assert figures.timeline(held, held.rows, None, AR).data[figures.RING].opacity == 0


@pytest.mark.parametrize("words", [AR, EN], ids=["ar", "en"])
def test_marks_and_labels_of_one_lane_never_overlap(words: Words) -> None:
    chance = random.Random(7)
    for number in range(1, 40, 6):
        days = [dt.date(2010, 1, 1) + dt.timedelta(days=chance.randrange(4000)) for _ in range(number)]
        events = tuple(
            event(i, "visit", "عنوان", "title", day(d.isoformat()), (), topics=("assad-visits",))
            for i, d in enumerate(days)
        )
        held = snapshot(replace(seeds_timeline(), events=events))
        placed, _ = marks.place(held, held.rows, words)
        a_pixel = (placed and (marks.extent(held.rows, words)[1] - marks.extent(held.rows, words)[0])) / marks.WIDTH
        for a, b in combinations(placed, 2):
            if a.y == b.y and (a.y - marks.TOP - marks.CAPTION) // marks.SUBROW < marks.MOST_ROWS - 1:
                label = 7 * len(marks.label(b.row, words) if words is AR else marks.label(a.row, words))
                assert abs(b.middle - a.middle) / a_pixel >= label + 14


def test_rows_of_a_lane_lie_inside_it_and_lanes_apart(held: Snapshot) -> None:
    placed, lanes = marks.place(held, held.rows, AR)
    for above, below in pairwise(lanes):
        assert above.bottom < below.top
    tops = {lane.slug: lane for lane in lanes}
    for mark in placed:
        lane = tops[mark.row.lane]
        assert lane.top + marks.CAPTION < mark.y < lane.bottom


def test_a_lane_keeps_its_colour_under_a_filter(held: Snapshot) -> None:
    rows = held.select(Filters(topic="russian-intervention"))
    placed, _ = marks.place(held, rows, AR)
    assert {mark.colour for mark in placed} == {marks.COLOURS[1]}


def test_labels_tell_the_direction_of_a_visit(held: Snapshot) -> None:
    labels = {row.id: marks.label(row, AR) for row in held.rows}
    assert (labels["evt-03"], labels["evt-09"], labels["evt-02"]) == ("إلى موسكو", "في دمشق", "تدخل عسكري")


def test_a_phone_shows_some_labels_and_always_that_of_the_chosen_event(held: Snapshot) -> None:
    placed, _ = marks.place(held, held.rows, AR)
    few = marks.brief(placed, AR).labelled
    assert 2 <= len(few) < len(placed)
    ring, second, *_ = figures.timeline(held, held.rows, None, AR).data  # where the style sheet finds them
    assert ring.opacity == 0
    assert second.mode == "text"
    assert len(second.text) == len(few)
    for mark in placed:
        [text] = figures.ring(placed, mark.row.id, AR).text
        assert bool(text) is (mark.row.id not in few), mark.row.id
        assert not text or marks.label(mark.row, AR) in text


def test_the_label_of_the_chosen_event_takes_the_side_that_is_free(held: Snapshot) -> None:
    placed, _ = marks.place(held, held.rows, AR)
    room = marks.brief(placed, AR)
    turned = []
    for mark in placed:
        if mark.row.id in room.labelled:
            continue
        left, right = (room.beside(mark, left=side) for side in (True, False))
        assert room.free(mark, AR, left=True) is None
        drawn_left = figures.ring(placed, mark.row.id, AR).textposition == "middle left"
        assert drawn_left is (left >= right)
        turned.append(not drawn_left)
    assert any(turned)


def test_labels_of_a_phone_have_room(held: Snapshot) -> None:
    for words in (AR, EN):
        placed, _ = marks.place(held, held.rows, words)
        left, right = marks.extent(held.rows, words)
        a_pixel = (right - left) / marks.NARROW
        few = marks.brief(placed, words).labelled
        for mark in placed:
            if mark.row.id not in few:
                continue
            begins, ends = ((edge - left) / a_pixel for edge in marks.reach(mark, a_pixel))
            room = 7 * len(marks.label(mark.row, words))
            label = (begins - room, begins) if words is AR else (ends, ends + room)
            assert label[0] >= 0
            assert label[1] <= marks.NARROW
            for other in placed:
                if other.y == mark.y and other is not mark:
                    at = (other.middle - left) / a_pixel
                    assert not label[0] < at < label[1], (mark.row.id, other.row.id)


def test_a_very_long_name_stays_a_label() -> None:
    long = replace(MOSCOW, name_ar="م" * 2000)
    one = event(1, "visit", "ع" * 2000, "t" * 2000, day("2020-01-02"), (), place=long)
    held = snapshot(replace(seeds_timeline(), events=(one,)))
    assert len(marks.label(held.rows[0], AR)) <= marks.LETTERS
    hover = next(t for t in scatters(held) if t.marker.symbol == "circle").hovertext[0]
    assert hover.count("<br>") <= 5


def test_the_week_of_the_axis_has_its_names() -> None:
    locale = axis.config("ar")["locales"]["ar-timeline"]["format"]
    assert locale["days"][:2] == ["الأحد", "الاثنين"]
    assert locale["shortDays"][:2] == ["أحد", "اثنين"]


def test_the_hover_is_isolated_and_says_title_date_and_sources(held: Snapshot) -> None:
    days = next(t for t in drawn(held)["data"] if t.get("marker", {}).get("symbol") == "circle")
    told = dict(zip(days["customdata"], days["hovertext"], strict=True))["evt-14"]
    assert "13 أيلول/سبتمبر 2021 · 4 مصادر" in told
    for line in told.split("<br>"):
        assert line.startswith("\u2067")
        assert line.endswith("\u2069")


def test_text_of_articles_is_no_markup_in_the_chart() -> None:
    held = snapshot(hostile_timeline())
    figure = drawn(held)
    told = [t["text"] for t in figure["layout"]["annotations"]]
    told += [text for t in figure["data"] for text in (*t.get("hovertext", ()), *t.get("text", ()))]
    assert told
    for text in told:
        assert "<script" not in text
        assert "\u202e" not in text


def test_the_axis_names_every_month_by_both_names() -> None:
    names = months()
    assert names == (
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
        "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    )  # fmt: skip
    locale = axis.config("ar")["locales"]["ar-timeline"]["format"]
    assert tuple(locale["months"]) == names
    assert [name.replace("<br>", "/") for name in locale["shortMonths"]] == list(names)


def test_nothing_of_the_chart_leaves_the_browser() -> None:
    for language in ("ar", "en"):
        settings = axis.config(language)
        assert settings["plotlyServerURL"] == ""
        assert settings["displayModeBar"] is False


def test_no_dated_event_says_so_in_words(held: Snapshot) -> None:
    rows = [row for row in held.rows if row.form == "undated"]
    for chosen in ([], rows):
        figure = figures.timeline(held, chosen, None, AR)
        assert AR("chart.nothing") in figure.layout.annotations[0].text
        assert figures.height(held, chosen, AR) > 0


@pytest.mark.parametrize("when", ["0001-01-01", "9998-12-31"])
def test_the_ends_of_the_calendar_can_be_drawn(when: str) -> None:
    timeline: Timeline = replace(seeds_timeline(), events=(event(1, "visit", "أ", "a", day(when), ()),))
    held = snapshot(timeline)
    assert figures.timeline(held, held.rows, None, AR).data
