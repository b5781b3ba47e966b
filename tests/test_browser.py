"""The dashboard in a real browser: what a journalist does with it, from a store on disk to the downloaded file."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import BaseWSGIServer, make_server

from dashboard.app import create
from tests.dashboard_sample import empty_timeline, hostile_timeline, long_timeline, many_timeline, seeds_timeline
from timeline.model import Timeline
from timeline.store import Store

pytestmark = pytest.mark.browser

MOMENT = 15_000
PHONE, TABLET, DESK = {"width": 390, "height": 844}, {"width": 1024, "height": 768}, {"width": 1440, "height": 900}
# Where a mark is drawn, from Plotly's own scales: the invisible targets hold one point for every dated event.
FIND = """(id) => {
  const chart = document.querySelector("#chart .js-plotly-plot"), box = chart.getBoundingClientRect();
  const l = chart._fullLayout;
  const targets = chart._fullData.find(t => t.mode === 'markers' && t.marker.size === 28);
  const at = targets.customdata.indexOf(id);
  return [box.x + l._size.l + l.xaxis.d2p(targets.x[at]), box.y + l._size.t + l.yaxis.d2p(targets.y[at])];
}"""


@dataclass
class Reader:
    """A page with what it complained of, and whom it asked."""

    page: Page
    at: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> Page:
        self.page.goto(self.at + query)
        expect(self.page.locator("#list, .notice").first).to_be_visible(timeout=MOMENT)
        if self.page.locator("#chart").count():
            expect(self.page.locator("#chart .main-svg").first).to_be_visible(timeout=MOMENT)
        return self.page

    def address(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)


def served(timeline: Timeline, folder: Path) -> Iterator[BaseWSGIServer]:
    with Store.open(f"sqlite:///{folder / 'news.db'}", create=True) as store:
        store.add(timeline.articles)
        store.publish(timeline)
        server = make_server("127.0.0.1", 0, create(store), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
        server.server_close()


def reading(browser: Browser, server: BaseWSGIServer, size: dict[str, int] | None = None) -> Iterator[Reader]:
    """A fresh page; at the end it must have complained of nothing and asked nobody else."""
    context = browser.new_context(viewport=size or DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    home = f"http://127.0.0.1:{server.server_port}/"
    reader = Reader(context.new_page(), home)
    page = reader.page
    page.set_default_timeout(MOMENT)
    page.on("console", lambda said: reader.errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((home, "data:", "blob:")) else reader.strangers.append(asked.url),
    )
    yield reader
    context.close()
    assert reader.errors == []
    assert reader.strangers == []


@pytest.fixture(scope="module")
def seeds_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseWSGIServer]:
    yield from served(seeds_timeline(), tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def reader(browser: Browser, seeds_server: BaseWSGIServer) -> Iterator[Reader]:
    yield from reading(browser, seeds_server)


@pytest.fixture
def phone(browser: Browser, seeds_server: BaseWSGIServer) -> Iterator[Reader]:
    yield from reading(browser, seeds_server, PHONE)


def computed(page: Page, selector: str, name: str) -> Any:
    return page.locator(selector).first.evaluate(f"one => getComputedStyle(one)['{name}']")


def test_the_page_is_arabic_and_the_chart_has_its_lanes(reader: Reader) -> None:
    page = reader.open()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    expect(page.locator("#chart .annotation-text")).to_have_count(3)
    for name in ("زيارات الأسد", "التدخل الروسي", "أحداث أخرى"):
        expect(page.locator("#chart .annotation-text", has_text=name)).to_be_visible()
    expect(page.locator("#list .item")).to_have_count(15)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert {"Plex Arabic", "Naskh"} <= set(loaded)


def test_choosing_in_the_list_shows_sentences_marks_and_reasoning(reader: Reader) -> None:
    page = reader.open()
    page.locator("#list .item", has_text="13 أيلول/سبتمبر 2021").click()
    panel = page.locator("#detail")
    expect(panel.locator("h2")).to_have_text("الأسد يزور موسكو ويلتقي بوتين")
    expect(panel.locator(".source-head")).to_have_count(4)
    expect(panel.locator("mark.time", has_text="أمس الإثنين")).to_be_visible()
    expect(panel.locator("mark.trigger", has_text="لقاء").first).to_be_visible()
    expect(panel.locator(".derivation", has_text="«أمس» هو اليوم الذي قبل الثلاثاء")).to_be_visible()
    expect(panel.locator(".value", has_text="مساء 13 أيلول/سبتمبر 2021")).to_be_visible()
    # Told apart without colour: a ground for the time, a line for what happened.
    assert computed(page, "#detail mark.time", "backgroundColor") != computed(
        page, "#detail mark.trigger", "backgroundColor"
    )
    assert "underline" in computed(page, "#detail mark.trigger", "textDecorationLine")
    assert reader.address() == {"event": ["evt-14"]}
    expect(page.locator('.item[aria-current="true"]')).to_have_attribute("data-event", "evt-14")


def test_clicking_a_mark_chooses_its_event(reader: Reader) -> None:
    page = reader.open()
    page.mouse.click(*page.evaluate(FIND, "evt-09"))
    expect(page.locator("#detail h2")).to_have_text("بوتين يزور دمشق ويلتقي الأسد")
    expect(page.locator("#detail .conflict")).to_contain_text("واثنان يقولان يناير 2020")
    expect(page.locator("#detail .claim")).to_have_count(2)
    expect(page.locator('.item[aria-current="true"]')).to_have_attribute("data-event", "evt-09")
    ring = page.locator("#chart .scatterlayer .trace").first.locator("path.point")
    expect(ring).to_be_visible()
    assert reader.address() == {"event": ["evt-09"]}


def test_hovering_a_mark_tells_its_date_in_arabic(reader: Reader) -> None:
    page = reader.open()
    page.mouse.move(*page.evaluate(FIND, "evt-03"))
    expect(page.locator("#chart .hoverlayer")).to_contain_text("20 تشرين الأول/أكتوبر 2015")


def test_filters_narrow_list_chart_and_address_and_can_be_taken_back(reader: Reader) -> None:
    page = reader.open()
    items, lanes = page.locator("#list .item"), page.locator("#chart .annotation-text")
    page.get_by_role("button", name="زيارات الأسد").click()
    expect(items).to_have_count(7)
    expect(lanes).to_have_count(1)
    page.get_by_role("searchbox").fill("سوتشى")
    expect(items).to_have_count(2)
    expect(page.locator("#summary")).to_contain_text("حدثان من أصل 15")
    assert reader.address() == {"topic": ["assad-visits"], "q": ["سوتشى"]}
    page.get_by_role("button", name="إزالة التصفية").click()
    expect(items).to_have_count(15)
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.get_by_role("button", name="الخلافات فقط").click()
    expect(items).to_have_count(1)
    page.get_by_role("button", name="الخلافات فقط").click()
    page.locator(".kinds summary").click()
    page.locator(".menu").get_by_role("button", name="قمة").click()
    expect(items).to_have_count(1)
    expect(page.locator(".kinds summary")).to_have_text("نوع واحد")
    # The menu stays, and a second kind comes beside the first; the key in use keeps the focus.
    page.keyboard.press("Tab")
    page.locator(".menu").get_by_role("button", name="انتخابات").focus()
    page.keyboard.press("Enter")
    expect(items).to_have_count(2)
    expect(page.locator('.menu [aria-pressed="true"]')).to_have_count(2)
    expect(page.locator(".menu").get_by_role("button", name="انتخابات")).to_be_focused()
    page.go_back()
    expect(page.locator('.menu [aria-pressed="true"]')).to_have_count(1)


def test_a_shared_address_and_back_give_the_same_view(reader: Reader) -> None:
    page = reader.open("?topic=assad-visits&event=evt-09")
    expect(page.locator("#detail h2")).to_have_text("بوتين يزور دمشق ويلتقي الأسد")
    expect(page.locator("#list .item")).to_have_count(7)
    page.locator('.item[data-event="evt-03"]').click()
    expect(page.locator("#detail .date")).to_have_text("20 تشرين الأول/أكتوبر 2015")
    page.go_back()
    expect(page.locator("#detail .date")).to_have_text("كانون الثاني/يناير 2020")
    expect(page.locator('.item[aria-current="true"]')).to_have_attribute("data-event", "evt-09")
    page.reload()
    expect(page.locator("#detail .date")).to_have_text("كانون الثاني/يناير 2020")


def test_the_file_is_what_is_shown(reader: Reader) -> None:
    page = reader.open("?conflicts=1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="تنزيل CSV").click()
    content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert waiting.value.suggested_filename == "timeline-conflicts.csv"
    assert [line.split(",")[0] for line in content.splitlines()] == ["event_id", "evt-09"]


def test_everything_can_be_done_with_keys(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#list .item").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("روسيا تتدخل عسكريا في سوريا")
    # A key brings the reader to what it chose, and Escape back to the row.
    expect(page.locator("#detail h2")).to_be_focused()
    assert computed(page, "#detail h2", "outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(page.locator('.item[data-event="evt-02"]')).to_be_focused()
    expect(page.locator("#detail")).to_contain_text("اختر حدثًا لترى أدلّته")
    assert computed(page, "#list .item:focus", "outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_be_focused()
    page.get_by_role("button", name="التالي").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("الأسد يزور موسكو ويلتقي بوتين")
    expect(page.get_by_role("button", name="التالي")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_contain_text("اختر حدثًا لترى أدلّته")
    expect(page.locator('.item[data-event="evt-03"]')).to_be_focused()
    assert reader.address() == {}


def test_zooming_shows_months_by_both_names_and_keeps_the_chart_in_its_place(reader: Reader) -> None:
    page = reader.open()
    below = page.locator("#undated").bounding_box()
    for _ in range(3):
        page.get_by_role("button", name="تكبير").click()
    ticks = page.locator("#chart .xtick text")
    expect(ticks.filter(has_text="أيار").first).to_contain_text("مايو")
    assert page.locator("#undated").bounding_box() == below
    page.get_by_role("button", name="المدة كلها").click()
    expect(ticks.filter(has_text="2014")).to_have_count(1)


def test_an_undated_event_can_be_reached(reader: Reader) -> None:
    page = reader.open()
    page.locator("#undated .chip").click()
    expect(page.locator("#detail .date")).to_contain_text("غير مؤرخ")
    expect(page.locator("#detail .no-time")).to_be_visible()


def test_english_mirrors_the_page_and_keeps_the_view(reader: Reader) -> None:
    page = reader.open()
    page.locator('.item[data-event="evt-09"]').click()
    expect(page.locator("#detail h2")).to_have_text("بوتين يزور دمشق ويلتقي الأسد")
    page.get_by_role("link", name="Show this page in English").click()
    expect(page.locator("#detail h2")).to_have_text("Putin visits Damascus and meets Assad")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    expect(page.locator("#detail .date")).to_have_text("January 2020")
    boxes = [page.locator(name).bounding_box() for name in (".list-pane", ".chart-pane")]
    assert boxes[0] and boxes[1] and boxes[0]["x"] < boxes[1]["x"]


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    page = reader.open("?event=evt-09")
    expect(page.locator("#detail .claim").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clipped = page.evaluate(
        "[...document.querySelectorAll('.page button, .page h2, .page p, .page li, .page blockquote')]"
        ".filter(one => !one.closest('.skip') && one.offsetParent).map(one => one.getBoundingClientRect())"
        ".filter(box => box.width && (box.left < -1 || box.right > innerWidth + 1)).length"
    )
    assert clipped == 0


def test_on_a_phone_a_choice_brings_its_evidence_into_view_and_closing_leads_back(phone: Reader) -> None:
    page = phone.open()
    item = page.locator('.item[data-event="evt-04"]')
    item.click()
    expect(page.locator("#detail h2")).to_be_in_viewport()
    page.get_by_role("button", name="إغلاق").click()
    expect(item).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_and_paper_follow_the_system(browser: Browser, seeds_server: BaseWSGIServer, scheme: str) -> None:
    for reader in reading(browser, seeds_server):
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page = reader.open("?event=evt-09")
        ink, paper = (
            sum(map(int, computed(page, "body", name)[4:-1].split(","))) for name in ("color", "backgroundColor")
        )
        assert (ink < paper) is (scheme == "light")
        label = page.locator("#chart text.textpoint, #chart .textpoint text").first
        assert label.evaluate("one => getComputedStyle(one).fill") == computed(page, "body", "color")


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseWSGIServer]:
    yield from served(hostile_timeline(), tmp_path_factory.mktemp("hostile"))


def test_hostile_text_shows_as_text(browser: Browser, hostile_server: BaseWSGIServer) -> None:
    for reader in reading(browser, hostile_server):
        page = reader.open("?event=evt-01")
        expect(page.locator("#detail blockquote")).to_contain_text('<img src=x onerror="window.hacked = 1">')
        page.mouse.move(*page.evaluate(FIND, "evt-01"))
        expect(page.locator("#chart .hoverlayer")).to_contain_text("<script>")
        assert page.evaluate("window.hacked") is None
        assert page.locator("#detail img, #detail script, #chart b, #detail a").count() == 0
        assert "\u202e" not in page.locator("body").inner_text()


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseWSGIServer]:
    yield from served(empty_timeline(), tmp_path_factory.mktemp("empty"))


def test_an_empty_store_says_what_to_do(browser: Browser, empty_server: BaseWSGIServer) -> None:
    for reader in reading(browser, empty_server):
        expect(reader.open().locator(".notice")).to_contain_text("timeline ingest")


# ---- opened links, long lists, long words -----------------------------------------------------------------------

# The chosen or focused row, and what of the list can be seen of it: below the year that stands over it.
SEEN = """(which) => {
  const row = document.querySelector(which), list = document.querySelector("#list");
  const box = row.getBoundingClientRect(), frame = list.getBoundingClientRect();
  const year = row.closest(".year-group").firstElementChild.offsetHeight;
  const own = list.scrollHeight > list.clientHeight;
  const top = (own ? frame.top : 0) + year, bottom = own ? Math.min(frame.bottom, innerHeight) : innerHeight;
  return box.top >= top - 1 && box.bottom <= bottom + 1;
}"""
CHOSEN_ROW = '.item[aria-current="true"]'


@pytest.fixture(scope="module")
def many_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseWSGIServer]:
    yield from served(many_timeline(), tmp_path_factory.mktemp("many"))


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
@pytest.mark.parametrize("query", ["?event=evt-09", "?event=evt-03&lang=en"])
def test_an_opened_link_shows_its_event(
    browser: Browser, seeds_server: BaseWSGIServer, size: dict[str, int], query: str
) -> None:
    for reader in reading(browser, seeds_server, size):
        page = reader.open(query)
        expect(page.locator("#detail h2")).to_be_in_viewport(ratio=1)
        if size is not PHONE:
            page.wait_for_function(SEEN, arg=CHOSEN_ROW)
        expect(page.locator("#detail h2")).not_to_be_focused()  # nobody pressed a key


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["tablet", "desk"])
def test_the_row_of_an_opened_link_is_seen_in_a_long_list(
    browser: Browser, many_server: BaseWSGIServer, size: dict[str, int]
) -> None:
    for reader in reading(browser, many_server, size):
        for number in (77, 179):
            page = reader.open(f"?event=evt-{number:02}")
            expect(page.locator(CHOSEN_ROW)).to_have_attribute("data-event", f"evt-{number:02}")
            page.wait_for_timeout(1200)  # groups of the list have got their heights by then
            assert page.evaluate(SEEN, CHOSEN_ROW), number
            expect(page.locator("#detail h2")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_row_with_the_focus_is_never_behind_its_year(
    browser: Browser, many_server: BaseWSGIServer, size: dict[str, int]
) -> None:
    for reader in reading(browser, many_server, size):
        page = reader.open()
        page.locator("#list .item").nth(30).focus()
        for key in ["ArrowUp"] * 25 + ["ArrowDown"] * 30:
            page.keyboard.press(key)
            assert page.evaluate(SEEN, ".item:focus")
        expect(page.locator("#list .item").nth(35)).to_be_focused()
        assert reader.address() == {}  # browsing chooses nothing


def test_a_switch_that_is_off_does_not_look_on(reader: Reader) -> None:
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page = reader.open()
        switch, knob = page.get_by_role("button", name="الخلافات فقط"), ".switch .knob"
        assert computed(page, knob, "backgroundColor") == "rgba(0, 0, 0, 0)"
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert computed(page, knob, "backgroundColor") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_the_search_stands_beside_other_filters(reader: Reader, query: str) -> None:
    page = reader.open(query)
    search, switch = page.locator(".search").bounding_box(), page.locator(".switch").bounding_box()
    kinds = page.locator(".kinds").bounding_box()
    assert search
    for other in (switch, kinds):
        assert other
        assert search["y"] < other["y"] + other["height"]
        assert other["y"] < search["y"] + search["height"]


def test_a_phone_s_chart_names_some_marks_and_the_chosen_one(phone: Reader) -> None:
    page = phone.open()
    labels = page.locator("#chart .textpoint:visible").filter(has_text=re.compile(r"\S"))
    expect(labels.first).to_be_visible()
    before = labels.count()
    assert before < 14
    page.locator('.item[data-event="evt-07"]').click()
    expect(page.locator("#detail .date")).to_have_text("أيار/مايو 2018")
    expect(labels.filter(has_text="إلى سوتشي").first).to_be_visible()
    boxes = [box for box in (label.bounding_box() for label in labels.all()) if box]
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


@pytest.fixture(scope="module")
def long_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseWSGIServer]:
    yield from served(long_timeline(), tmp_path_factory.mktemp("long"))


@pytest.mark.parametrize("width", [390, 1024, 1440])
@pytest.mark.parametrize("query", ["?event=evt-01", "?event=evt-01&lang=en"])
def test_a_word_of_two_thousand_letters_breaks_no_page(
    browser: Browser, long_server: BaseWSGIServer, width: int, query: str
) -> None:
    for reader in reading(browser, long_server, {"width": width, "height": 800}):
        page = reader.open(query)
        expect(page.locator("#detail .claim")).to_have_count(3)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            "[...document.querySelectorAll('.page *')].filter(one => !one.closest('.unseen, .skip, svg'))"
            ".filter(one => { const box = one.getBoundingClientRect();"
            " return box.width && (box.left < -1 || box.right > innerWidth + 1); })"
            ".map(one => one.tagName + '.' + one.className)"
        )
        assert wide == []
