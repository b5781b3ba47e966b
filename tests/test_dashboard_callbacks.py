"""What the dashboard does when the reader does something, and how its server answers addresses."""

import base64
import contextvars
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask
import pytest
from dash import no_update
from dash._callback_context import context_value
from dash._utils import AttributeDict

from dashboard import callbacks, ids
from dashboard.app import create
from dashboard.data import Filters
from tests.dashboard_sample import FixedStore, empty_timeline, said, seeds_timeline, styled
from timeline.errors import StoreError
from timeline.model import Timeline


@dataclass
class BrokenStore:
    def timeline(self) -> Timeline:
        raise StoreError("news.db is not one of ours")


@pytest.fixture(scope="module")
def server() -> flask.Flask:
    return create(FixedStore(seeds_timeline()))


@pytest.fixture
def inside(server: flask.Flask) -> Iterator[None]:
    with server.app_context():
        yield


def follow(moved: str, **state: Any) -> dict[str, Any]:
    """`callbacks.follow` as Dash calls it after `moved` changed; only what it changed is answered."""
    given = {
        "search": "", "text": "", "picked": None, "clicked": None, "shown_filters": "", "shown_event": None,
    } | state  # fmt: skip

    def run() -> tuple[Any, ...]:
        context_value.set(AttributeDict(triggered_inputs=[{"prop_id": f"{moved}.value"}]))
        return callbacks.follow(*given.values())

    answer = contextvars.copy_context().run(run)
    names = ("search", "text", "filters", "chosen", "click")
    return {name: value for name, value in zip(names, answer, strict=True) if value is not no_update}


def test_a_filter_moves_the_address_and_keeps_the_choice() -> None:
    assert follow(ids.TEXT, search="?event=evt-03", text=" سوتشي ", shown_event="evt-03") == {
        "search": "?q=%D8%B3%D9%88%D8%AA%D8%B4%D9%8A&event=evt-03",
        "filters": "?q=%D8%B3%D9%88%D8%AA%D8%B4%D9%8A",
    }


def test_back_moves_the_field_and_not_the_address() -> None:
    assert follow(ids.URL, search="?q=%D9%82%D9%85%D8%A9&conflicts=1&event=evt-09") == {
        "text": "قمة", "filters": "?q=%D9%82%D9%85%D8%A9&conflicts=1", "chosen": "evt-09",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "what", "value", "now"),
    [
        ("", "topic", "assad-visits", "?topic=assad-visits"),
        ("?topic=assad-visits&conflicts=1", "topic", "", "?conflicts=1"),
        ("?type=visit", "type", "call", "?type=visit&type=call"),
        ("?type=visit&type=call", "type", "visit", "?type=call"),
        ("", "conflicts", "1", "?conflicts=1"),
        ("?conflicts=1", "conflicts", "1", ""),
    ],
)
def test_buttons_set_and_take_back_filters(before: str, what: str, value: str, now: str) -> None:
    picked = {"set": what, "value": value, "at": 1}
    assert follow(ids.PICKED, search=before, shown_filters=before, picked=picked) == {"search": now, "filters": now}


def test_a_choice_in_the_list_moves_address_and_panel_alone() -> None:
    picked = {"event": "evt-03", "at": 1}
    assert follow(ids.PICKED, picked=picked) == {"search": "?event=evt-03", "chosen": "evt-03"}


def test_a_click_on_a_mark_chooses_and_can_be_repeated() -> None:
    clicked = {"points": [{"customdata": "evt-09"}]}
    assert follow(ids.CHART, clicked=clicked) == {"search": "?event=evt-09", "chosen": "evt-09", "click": None}


@pytest.mark.parametrize("clicked", [None, {"points": []}, {"points": [{}]}])
def test_a_click_beside_the_marks_changes_nothing(clicked: Any) -> None:
    assert follow(ids.CHART, search="?event=evt-03", clicked=clicked, shown_event="evt-03") == {"click": None}


def test_closing_and_resetting() -> None:
    before = {"search": "?q=x&event=evt-03", "shown_filters": "?q=x", "shown_event": "evt-03", "text": "x"}
    assert follow(ids.PICKED, picked={"event": None}, **before) == {"search": "?q=x", "chosen": None}
    assert follow(ids.PICKED, picked={"set": "nothing"}, **before) == {
        "search": "?event=evt-03", "text": "", "filters": "",
    }  # fmt: skip


def test_the_language_stays_while_filtering() -> None:
    assert (
        follow(ids.PICKED, search="?lang=en", picked={"set": "conflicts", "value": "1"})["search"]
        == "?conflicts=1&lang=en"
    )


@pytest.mark.usefixtures("inside")
def test_the_page_opens_as_its_address_asks() -> None:
    page, filters, chosen = callbacks.open_page("/", "?conflicts=1&event=evt-09")
    assert (filters, chosen) == ("?conflicts=1", "evt-09")
    assert [getattr(item, "data-event") for item in styled(page, "item")] == ["evt-09"]
    assert "بوتين يزور دمشق ويلتقي الأسد" in said(styled(page, "event"))


@pytest.mark.usefixtures("inside")
def test_a_filter_changes_list_chart_strip_and_summary() -> None:
    listed, figure, size, strip, told, kinds = callbacks.show_events("?type=visit", "?type=visit", None)
    assert len(styled(listed, "item")) == 7
    assert len(figure.layout.annotations) == 1
    assert size["height"].endswith("px")
    assert strip is None
    assert "7 أحداث من أصل 15" in said(told)
    assert kinds == "نوع واحد"


@pytest.mark.usefixtures("inside")
def test_a_choice_sends_the_panel_and_the_ring_alone() -> None:
    panel, patch, heard = callbacks.show_event("evt-03", "", "?event=evt-03")
    assert "20 تشرين الأول/أكتوبر 2015" in said(panel)
    assert heard == "الأسد يزور موسكو ويلتقي بوتين. 20 تشرين الأول/أكتوبر 2015"
    changed = [tuple(step["location"]) for step in patch.to_plotly_json()["operations"]]
    assert {location[:2] for location in changed} == {("data", 0)}


@pytest.mark.usefixtures("inside")
def test_the_file_has_what_is_shown() -> None:
    saved = callbacks.save_csv(1, "?conflicts=1")
    assert saved["filename"] == "timeline-conflicts.csv"
    assert [line.split(",")[0] for line in saved["content"].splitlines()] == ["event_id", "evt-09"]
    assert callbacks.save_csv(None, "") is no_update


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (Filters(), "timeline.csv"),
        (Filters(topic="assad-visits"), "timeline-assad-visits.csv"),
        (Filters(kinds=("visit", "call"), conflicts=True), "timeline-visit-call-conflicts.csv"),
        (Filters(text="بوتين في دمشق"), "timeline-بوتين-في-دمشق.csv"),
        (Filters(text="../../etc/passwd"), "timeline-etc-passwd.csv"),
        (Filters(text="ب" * 500), f"timeline-{'ب' * 40}.csv"),
        (Filters(topic='"; rm\r\n', text="…"), "timeline-rm.csv"),
    ],
)
def test_a_file_is_named_by_what_is_in_it(filters: Filters, name: str) -> None:
    assert callbacks.file_name(filters) == name


def test_a_store_that_cannot_be_read_is_told_in_words() -> None:
    with create(BrokenStore()).app_context():
        page, _, _ = callbacks.open_page("/", "")
    assert "news.db is not one of ours" in said(page)


def test_an_empty_store_is_told_in_words() -> None:
    with create(FixedStore(empty_timeline())).app_context():
        page, _, _ = callbacks.open_page("/", "?lang=en")
    assert "The store is empty" in said(page)


@pytest.mark.parametrize(
    ("query", "opening"), [("", '<html lang="ar" dir="rtl">'), ("?lang=en", '<html lang="en" dir="ltr">')]
)
def test_the_page_has_its_language_from_its_first_byte_on(server: flask.Flask, query: str, opening: str) -> None:
    assert opening in server.test_client().get(f"/{query}").text


def test_an_unknown_address_is_a_404_in_words(server: flask.Flask) -> None:
    answer = server.test_client().get("/wp-admin")
    assert answer.status_code == 404
    assert "لا توجد صفحة بهذا العنوان" in answer.text


def test_the_page_names_no_other_host(server: flask.Flask) -> None:
    page = server.test_client().get("/").text
    start = page.index("<head>")
    markup = page[start : page.index('<script id="_dash-config"')]
    assert "//" not in markup.replace("<!--", "")


@pytest.mark.parametrize(
    "name", ["plex-sans-arabic-arabic-400.woff2", "noto-naskh-arabic.woff2", "OFL-noto-naskh-arabic.txt"]
)
def test_fonts_and_their_licences_are_served_from_here(server: flask.Flask, name: str) -> None:
    answer = server.test_client().get(f"/assets/fonts/{name}")
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize("address", ["/", "/?lang=en", "/assets/dashboard.css", "/_dash-layout", "/wp-admin"])
def test_every_answer_keeps_the_browser_from_strangers(server: flask.Flask, address: str) -> None:
    answer = server.test_client().get(address)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert not any("http" in source or "*" in source for source in policy.values())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    answer.close()


def test_the_policy_allows_each_script_of_the_page(server: flask.Flask) -> None:
    answer = server.test_client().get("/")
    inline = re.findall(r"<script(?![^>]*(?: src=|application/json))[^>]*>(.*?)</script>", answer.text, re.DOTALL)
    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_the_page_has_an_icon(server: flask.Flask) -> None:
    client = server.test_client()
    link = re.search(r'<link rel="icon"[^>]* href="([^"]+)"', client.get("/").text)
    assert link
    for address in (link[1], "/favicon.ico"):
        answer = client.get(address)
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert answer.text.startswith("<svg")
        answer.close()


def test_a_newsroom_s_own_spelling_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    forms = "id,latent,form\nvladimir-putin,0,القيصر الروسي\n"
    (tmp_path / "gazetteer" / "forms.csv").write_text(forms, encoding="utf-8")
    with create(FixedStore(seeds_timeline()), tmp_path).app_context():
        listed, *_ = callbacks.show_events("?q=القيصر الروسي&type=visit", "", None)
    assert len(styled(listed, "item")) == 6
