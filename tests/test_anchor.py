"""Which day was «today» for the writer: `corpus/anchor.toml`, and what becomes of the expressions that lean on it."""

import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from timeline import grammar, pipeline
from timeline.anchor import Words, find
from timeline.anchor.address import date_in
from timeline.discourse import Setting, setting
from timeline.exports.timex import tagged_row
from timeline.exports.tree import anchor_explanation
from timeline.model import Anchor, Article, Mention
from timeline.text import read

DATA = pipeline.load()
CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "anchor.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = CORPUS["case"]
LINES: dict[str, Any] = CORPUS["lines"]


def anchor(text: str, given: str | None = None) -> Anchor:
    return pipeline.tag(Article("a", text, given), DATA).anchor


def row(text: str, given: str | None = None) -> dict[str, Any]:
    return tagged_row(pipeline.tag(Article("a", text, given), DATA))


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case.get('kind', 'none')}" for n, case in enumerate(CASES, 1)])
def test_case(case: dict[str, Any]) -> None:
    found = anchor(case["text"], case.get("given"))
    told = anchor_explanation(found)
    claimed = (found.day.timex() if found.day else None, found.kind, found.rival.day.timex() if found.rival else None)
    assert claimed == (case.get("day"), case.get("kind", "none"), case.get("rival")), f"{case['text']}\n{told}"
    assert case.get("says", "") in found.why.en
    assert found.why.ar
    if "missing" in case:
        assert found.known is not None
        assert found.known.missing().en == f"the {case['missing']} is missing"


@pytest.mark.parametrize("line", LINES["heads"])
def test_a_line_that_heads_a_page(line: str) -> None:
    found = anchor(line + LINES["above"])
    assert found.day is not None
    assert (found.day.timex(), found.kind in ("dateline", "published", "stated")) == (LINES["day"], True), found.why.en


@pytest.mark.parametrize("line", LINES["datelines"])
def test_a_dateline_with_its_news(line: str) -> None:
    found = anchor(f"{line} {LINES['above'].strip()}")
    assert found.day is not None
    assert (found.day.timex(), found.kind) == (LINES["day"], "dateline")


@pytest.mark.parametrize("line", LINES["no_heads"])
def test_a_line_that_only_looks_like_one(line: str) -> None:
    assert anchor(line).day is None
    assert anchor(line, "2022-03-03").rival is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/news/2021/9/14/visit", "2021-09-14"),
        ("https://example.org/2021/09/14/", "2021-09-14"),
        ("https://example.org/20210914/1039847.html", "2021-09-14"),
        ("https://example.org/sports/2021-09-14-1.1583339", "2021-09-14"),
        ("https://example.org/2021-09-14", "2021-09-14"),
        ("https://example.org/2021/09/16887.html", "2021-09"),
        ("https://example.org/arab/2021-09/visit", "2021-09"),
        ("https://example.org/2021/13/16887.html", None),
        ("https://example.org/2021/02/30/visit", "2021-02"),
        ("https://example.org/2021-09-14-the-day-it-began", None),
        ("https://example.org/memories/in-2015/", None),
        ("https://example.org/node/20151", None),
        ("https://example.org/2015914/", None),
        ("https://example.org/?date=2021/09/14", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_the_date_in_an_address(url: str | None, date: str | None) -> None:
    found = date_in(url)
    assert (found.timex() if found else None) == date


def test_an_address_dates_its_page_where_nobody_does() -> None:
    def by_address(text: str, url: str, given: str | None = None) -> tuple[str | None, str, str | None]:
        found = pipeline.tag(Article("a", text, given, url=url), DATA).anchor
        return (found.day.timex() if found.day else None, found.kind, found.rival.day.timex() if found.rival else None)

    day, month = "https://example.org/2021/09/14/a", "https://example.org/2021/09/a"
    assert by_address("وصل أمس", day) == ("2021-09-14", "address", None)
    assert by_address("وصل أمس", day, "2021-09-15") == ("2021-09-15", "given", None)
    assert by_address("وصل أمس الأحد وغادر", day) == ("2021-09-14", "address", "2021-09-13")
    assert by_address("وصل أمس", month) == ("2021-09", "address", None)
    assert by_address("وصل اليوم الثلاثاء 14 أيلول", month) == ("2021-09-14", "stated", None)
    assert by_address("وصل الوفد.\nنشر في 14/09/2021", month) == ("2021-09-14", "published", None)


def test_as_many_cases_abstain_as_the_votes_of_a_text_speak() -> None:
    silent = [case for case in CASES if "day" not in case]
    assert len(silent) >= len([case for case in CASES if case.get("kind") in ("votes", "stated")])


def test_relative_words_without_a_day_of_writing_keep_their_extent() -> None:
    tagged = pipeline.tag(Article("a", "وصل الوفد أمس", None), DATA)
    assert [(d.mention.surface, d.answer.timex()) for d in tagged.dated] == [("أمس", None)]
    assert "day of writing is not known" in tagged.dated[0].why.en


def test_a_year_of_writing_dates_what_it_suffices_for() -> None:
    tagged = pipeline.tag(Article("a", "زادت عن العام الماضي، 2016، وعن قبل سنتين، كما أعلن أمس", None), DATA)
    values = {d.mention.surface: d.answer.timex() for d in tagged.dated}
    assert values == {"العام الماضي، 2016": "2016", "قبل سنتين": "2015", "أمس": None}
    assert "only the year of writing is known" in tagged.dated[-1].why.en


def test_both_readings_are_offered_where_the_text_speaks_against_the_day() -> None:
    told = row("أعلنت البلدية اليوم الثلاثاء خطتها، ويجتمع المجلس غدا، وفي 3 أيار 2020 بدأ العمل", "2021-09-15")
    assert told["anchor"]["day"] == "2021-09-15"
    assert told["anchor"]["contradiction"]["day"] == "2021-09-14"
    assert "اليوم الثلاثاء" in told["anchor"]["contradiction"]["why"]
    tomorrow, printed = told["timex"][1:]
    assert (tomorrow["value"], tomorrow["others"]) == ("2021-09-16", ["2021-09-15"])
    assert tomorrow["alternatives"][0]["why"] == "tomorrow of 2021-09-14, a Tuesday"
    assert "2021-09-15 if written on 2021-09-14" in tomorrow["why"]
    assert "others" not in printed


def test_a_printed_day_with_its_weekday_is_what_the_words_say() -> None:
    today, tomorrow = row("أعلنت البلدية اليوم الثلاثاء 14 أيلول خطتها، ويجتمع المجلس غدا", "2021-09-15")["timex"]
    assert (today["value"], today["others"]) == ("2021-09-14", ["2021-09-15"])
    assert today["why"] == "printed: Tuesday 14 September, 2021-09-14; today of 2021-09-15, a Wednesday disagrees"
    assert (tomorrow["value"], tomorrow["others"]) == ("2021-09-16", ["2021-09-15"])


def test_a_day_that_nobody_gave_is_told_with_its_votes() -> None:
    told = row("وصل الوفد أمس الإثنين 13 أيلول، ويغادر غدا الأربعاء")["anchor"]
    assert (told["day"], told["kind"]) == (None, "none")
    assert [vote["says"] for vote in told["votes"]] == ["on a Tuesday, 14 September", "on a Tuesday"]
    assert [vote["text"] for vote in told["votes"]] == ["أمس الإثنين 13 أيلول", "غدا الأربعاء"]
    assert told["known"]["weekday"] == "Tuesday"
    assert (told["known"]["month"], told["known"]["day_of_month"]) == (9, 14)
    assert told["known"]["missing"] == "the year is missing"


def test_a_given_day_says_no_more_than_it_did() -> None:
    assert set(row("وصل الوفد أمس الإثنين", "2021-09-14")["anchor"]) == {"day", "kind", "why", "why_ar"}


def test_what_is_shown_to_a_newcomer() -> None:
    shown = anchor_explanation(anchor("وصل الوفد أمس الإثنين، وغادر اليوم الثلاثاء 14 أيلول"))
    assert shown.splitlines() == [
        (
            "today is not known: no date of publication is given or printed; written on a Tuesday, 14 September "
            "(«أمس الإثنين», «اليوم الثلاثاء 14 أيلول»): the year is missing"
        ),
        "  «أمس الإثنين»: written on a Tuesday",
        "  «اليوم الثلاثاء 14 أيلول»: written on a Tuesday, 14 September",
    ]
    assert anchor_explanation(anchor("وصل أمس الإثنين", "2021-09-15")).splitlines()[1].startswith("but it may be 2021")


@pytest.mark.parametrize(
    "piece",
    [
        "وصل أمس الإثنين ثم غادر غدا الخميس في 3 أيار. ",
        "اليوم الثلاثاء {n} أيلول ",
        "نشر في 14/09/2021\n",
        "14 سبتمبر {y}\n",
        "مرور 5 سنوات على بدئه في 30 أيلول {y} ",
        "منذ عام {y}، أي منذ 10 سنوات، ",
    ],
)
def test_looking_for_the_day_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        text = read("".join(piece.format(n=n % 30 + 1, y=1950 + n % 140) for n in range(times)))
        scene, mentions = setting(text, DATA.tense.cues), list(grammar.mentions(text, DATA.grammar))
        return min(timed(scene, mentions) for _ in range(3))

    def timed(scene: Setting, mentions: list[Mention]) -> float:
        started = perf_counter()
        find(Article("a", scene.text.raw, None), scene, mentions, Words(DATA.tense, DATA.gazetteer))
        return perf_counter() - started

    assert cost(1000) < 5 * 3 * cost(200) + 0.05
