"""The comparison with other systems: what they say becomes TIMEX3, and answers become a table. Nothing is fetched."""

import sys
from pathlib import Path

import pytest

from benchmarks.peers import environment, mapping, running, table
from benchmarks.peers.catalogue import OURS, PEERS, Peer

ANCHOR = "2015-10-21"


def values(rows: list[mapping.Timex]) -> list[tuple[str, str]]:
    return [(row["text"], row["value"]) for row in rows]


def test_our_own_script_gives_the_rows_of_the_tagger(tmp_path: Path) -> None:
    text = "وصل أمس الثلاثاء"
    done = running.run(*environment.command(OURS, tmp_path), [{"text": text, "anchor": ANCHOR}])
    assert done.answers[0] is not None
    assert values(OURS.mapping(done.answers[0].facts, text, None)) == [("أمس الثلاثاء", "2015-10-20")]


def test_heideltime_keeps_the_offsets_of_the_article_and_names_the_evening() -> None:
    text = "غادر «مساء الثلاثاء»، أي أمس & <عاد>"
    said = (
        '<TimeML>\nغادر «<TIMEX3 tid="t1" type="TIME" value="2015-10-20TNI">مساء الثلاثاء</TIMEX3>»,'
        ' أي <TIMEX3 tid="t2" type="DATE" value="2015-10-2" mod="END">أمس</TIMEX3> & <عاد>\n</TimeML>'
    )
    rows = mapping.heideltime(said, text, ANCHOR)
    assert values(rows) == [("مساء الثلاثاء", "2015-10-20TEV"), ("أمس", "2015-10-02")]
    assert [(row["type"], row["mod"]) for row in rows] == [("TIME", None), ("DATE", "END")]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_words_without_offsets_are_found_in_their_order() -> None:
    text = "في عام 2015 قال أمس، ثم قال أمس الثلاثاء"
    facts = [
        {"words": "في عام 2015", "moment": "2015-10-21T00:00:00", "period": "year"},
        {"words": "أمس،", "moment": "2015-10-20T00:00:00", "period": "day"},
        {"words": "أمس", "moment": "2015-10-20T00:00:00", "period": "day"},
        {"words": "الثلاثاء", "moment": "2015-10-20T00:00:00", "period": "day"},
        {"words": "ليس هنا", "moment": "2015-10-20T00:00:00", "period": "day"},
    ]
    rows = mapping.dateparser(facts, text, ANCHOR)
    assert values(rows) == [("عام 2015", "2015"), ("أمس", "2015-10-20"), ("أمس الثلاثاء", "2015-10-20")]
    assert rows[1]["start"] < rows[2]["start"]


def test_fields_relative_to_a_day_have_the_grain_of_the_finest() -> None:
    text = "مساء الاثنين قبل عامين"
    facts = [
        {"start": 17, "end": 22, "length": [[2, "years"]]},
        {"start": 0, "end": 12, "moment": "2015-10-19T00:00:00", "grain": "day", "half": "PM"},
        {"start": 13, "end": 22, "moment": "2013-10-21T00:00:00", "grain": "year", "half": None},
    ]
    assert values(mapping.maha(facts, text, ANCHOR)) == [("مساء الاثنين", "2015-10-19TEV"), ("قبل عامين", "2013")]
    assert values(mapping.maha(facts[:1], text, ANCHOR)) == [("عامين", "P2Y")]


def test_intervals_are_whole_days_or_parts_of_one() -> None:
    def said(first: str, after: str, grain: str) -> str:
        sides = {"from": {"value": first, "grain": grain}, "to": {"value": after, "grain": grain}}
        return str(mapping.duckling([{"start": 0, "end": 4, "value": sides}], "كذا.", None)[0]["value"])

    assert said("2015-10-20T18:00:00+00:00", "2015-10-21T00:00:00+00:00", "hour") == "2015-10-20TEV"
    assert said("2015-10-20T09:00:00+00:00", "2015-10-20T10:00:00+00:00", "hour") == "2015-10-20T09:00/2015-10-20T10:00"
    assert said("2015-10-20T00:00:00.000+00:00", "2015-10-23T00:00:00.000+00:00", "day") == "2015-10-20/2015-10-22"
    assert said("2015-01-01T00:00:00.000+00:00", "2016-01-01T00:00:00.000+00:00", "year") == "2015"


@pytest.mark.parametrize(
    ("before", "words", "after", "moment", "grain", "read"),
    [
        ("غادر", "الثلاثاء", "", "2015-10-27", "day", "2015-10-20"),
        ("غدا", "الأربعاء", "", "2015-10-28", "day", "2015-10-28"),
        ("", "الثلاثاء", "المقبل", "2015-10-27", "day", "2015-10-27"),
        ("", "20 أيلول", "غادر", "2016-09-20", "day", "2015-09-20"),
        ("", "20 أيلول", "2016", "2016-09-20", "day", "2016-09-20"),
        ("", "شباط", "", "2016-02-01", "month", "2015-02"),
        ("", "بعد يومين", "", "2015-10-23", "day", "2015-10-23"),
    ],
)
def test_a_bare_day_of_a_report_is_a_past_one(
    before: str, words: str, after: str, moment: str, grain: str, read: str
) -> None:
    text = f"{before} {words} {after}"
    start = len(before) + 1
    facts = [{"start": start, "end": start + len(words), "value": {"value": moment, "grain": grain}}]
    assert mapping.duckling(facts, text, ANCHOR)[0]["value"] == read
    assert mapping.duckling(facts, text, None)[0]["value"] == moment[: len(read)]


def test_what_is_implied_is_no_grain() -> None:
    fields = {"year": 2015, "month": 10, "day": 20, "hour": 20, "minute": 0, "second": 0}

    def said(known: list[str], *tags: str) -> str:
        side = {"known": known, "fields": fields, "tags": list(tags)}
        return str(mapping.chrono([{"start": 0, "end": 3, "sides": [side]}], "كذا", None)[0]["value"])

    assert said(["month"]) == "2015-10"
    assert said(["weekday"]) == "2015-10-20"
    assert said(["year", "month", "day", "hour"]) == "2015-10-20T20:00"
    assert said(["year", "month", "day", "hour"], "casualReference/evening") == "2015-10-20TEV"


def test_an_article_that_ends_the_process_has_no_answer_and_the_rest_goes_on(tmp_path: Path) -> None:
    script = tmp_path / "peer.py"
    script.write_text(
        "import json, os, sys\n"
        'print(json.dumps({"ready": 0.5}), flush=True)\n'
        "for line in sys.stdin:\n"
        '    text = json.loads(line)["text"]\n'
        '    if text == "fatal": os.abort()\n'
        '    print(json.dumps({"seconds": 1.0, "facts": text}), flush=True)\n',
        encoding="utf-8",
    )
    articles = [{"text": text} for text in ("أ", "fatal", "ب", "ت")]
    done = running.run([sys.executable, str(script)], {}, articles)
    assert [answer and answer.facts for answer in done.answers] == ["أ", None, "ب", "ت"]
    assert (done.deaths, done.ready) == (1, 0.5)
    assert len(running.run([sys.executable, str(script)], {}, articles[2:], seconds=1.0).answers) == 1


def test_a_script_that_never_starts_says_why(tmp_path: Path) -> None:
    script = tmp_path / "peer.py"
    script.write_text("raise SystemExit('no Java here')", encoding="utf-8")
    with pytest.raises(environment.NotRun, match=r"peer\.py: no Java here"):
        running.run([sys.executable, str(script)], {}, [{"text": "أ"}])


def test_a_client_that_is_not_there_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    peer = next(peer for peer in PEERS if peer.script.endswith(".js"))
    with pytest.raises(environment.NotRun, match="needs npm"):
        environment.command(peer, tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    with pytest.raises(environment.NotRun, match=r"needs CPython 3\.99"):
        environment.command(Peer("later", "use_later.py", mapping.ours, ("later==1",), python="3.99"), tmp_path)


def test_every_peer_is_pinned_and_has_its_script() -> None:
    for peer in PEERS:
        assert (environment.SCRIPTS / peer.script).is_file()
        assert all("==" in package or "@" in package for package in peer.packages)


def test_speed_is_the_median_after_the_warm_up() -> None:
    slow_start = [(10, 1.0)] * 5
    steady = [(100, 1.0)] * 13
    hiccup = [(50, 1.0)] * 2
    found = table.speed([*slow_start, *steady, *hiccup])
    assert (found.median, found.fastest, found.timed) == (100, 100, 1400)
    assert found.slowest < 100


def test_the_table_tells_who_is_ahead_and_who_was_not_run() -> None:
    news = {"value": 0.5, "strict": 0.4, "relaxed": 0.9, "type": 0.8}
    fast, slow = table.Speed(1_234_567, 1e6, 2e6, 8_000_000), table.Speed(10_400, 1e4, 2e4, 100_000)
    ours = table.Row("ours", "1.0", news, 0.7, (fast, fast), 0.4)
    theirs = table.Row("theirs", "peer 2.0", news, None, (slow, fast), 2.0, 3)
    absent = table.Row("absent", "peer 3.0", why="needs Java")
    head, _, first, second, third = table.lines([ours, theirs, absent])
    assert first.startswith("| ours | 1.0 | 0.50 | 0.40 | 0.90 | 0.80 | 0.70 | 1,230 (1,000 to 2,000) |  |")
    assert "| 10.4 (10 to 20) | 119 × | 1,230 (1,000 to 2,000) | 1 × | 2.0 s | 0.10 + 8.00 M, 3 fatal |" in second
    assert third.startswith("| absent | peer 3.0 | not run: needs Java |")
    assert len({line.count("|") for line in (head, first, second, third)}) == 1
