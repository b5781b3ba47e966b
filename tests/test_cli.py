"""The commands as a person meets them: what they print and where, their exit codes, and one line for every error."""

import csv
import io
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import samples
from timeline import cli, pipeline
from timeline.exports import csv_text, json_text
from timeline.model import Article, Tagged, Timeline
from timeline.sources import read
from timeline.store import Store

ROOT = Path(__file__).resolve().parent.parent
TEXT = "التقى الرئيسان أمس الإثنين في موسكو"
COMMANDS = ("tag", "build", "ingest", "export", "topics", "serve", "explain", "check-data")
Result = tuple[int, str, list[str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run a command line: exit code, standard output, the lines of standard error."""
    for name in ("TIMELINE_DATABASE_URL", "TIMELINE_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TIMELINE_TRACEBACK", "1")  # a fault of ours fails the test with its place

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err.splitlines()

    return call


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 't.db'}"
    with Store.open(url, create=True) as store:
        store.publish(samples.timeline())
    return url


def command(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-c", "from timeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload,no-any-return]


# ---- help and wrong usage ---------------------------------------------------------------------


def test_help_names_every_command(run: Callable[..., Result]) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, [])
    assert all(re.search(rf"^  {name} ", out, re.MULTILINE) for name in COMMANDS)
    assert run() == (code, out, err)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_takes_data_of_your_own(run: Callable[..., Result], name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, [])
    assert "--data DIR" in out or name == "check-data"  # it looks at that folder itself
    assert ("laid over the built-in ones" in " ".join(out.split())) == (name not in ("export", "topics", "check-data"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "nonsense"),
        (["build"], "SOURCE"),
        (["build", "x"], "--out"),
        (["build", "x", "--out"], "--out"),
        (["build", "x", "--out", "y", "--workers", "0"], "--workers"),
        (["build", "x", "--colour", "red"], "--colour"),
        (["export"], "--format"),
        (["export", "--format", "xml"], "'xml' is not one of 'json', 'csv'"),
        (["export", "--format", "json", "--limit", "0"], "--limit"),
        (["serve", "--port", "70000"], "--port"),
        (["explain"], "TEXT"),
        (["topics", "--data", "nowhere"], "nowhere: no such folder"),
    ],
)
def test_wrong_usage_is_one_line(run: Callable[..., Result], arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith("timeline: ")
    assert said in err[0]


# ---- input that can't be read -----------------------------------------------------------------

GOOD = "good,good.txt,2021-09-14,\n"
HEAD = "id,file,published,source\n"


def folder(path: Path, table: str, **files: bytes) -> Path:
    path.mkdir(parents=True)
    (path / "articles.csv").write_text(table, encoding="utf-8")
    for name, content in {"good": TEXT.encode(), **files}.items():
        (path / f"{name}.txt").write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("table", "files", "said"),
    [
        (HEAD + "a,empty.txt,2021-09-14,\n", {"empty": b""}, ["articles.csv", "empty.txt", "empty"]),
        ("", {}, ["articles.csv", "empty"]),
        ("id,file,source\na,good.txt,\n", {}, ["articles.csv", "'published'"]),
        (HEAD + "a,good.txt,2021-02-30,\n", {}, ["articles.csv", "line 2", "2021-02-30"]),
        (HEAD + "a,latin.txt,2021-09-14,\n", {"latin": "أمس".encode("cp1256")}, ["latin.txt", "UTF-8"]),
        (HEAD + "a,gone.txt,2021-09-14,\n", {}, ["gone.txt", "missing"]),
    ],
)
@pytest.mark.parametrize("name", ["build", "ingest"])
def test_a_folder_that_can_not_be_read(
    run: Callable[..., Result], tmp_path: Path, name: str, table: str, files: dict[str, bytes], said: list[str]
) -> None:
    source, out = folder(tmp_path / "in", table, **files), tmp_path / "out"
    db = f"sqlite:///{tmp_path / 'new.db'}"
    code, printed, err = run(name, source, *(("--out", out) if name == "build" else ("--db", db)))
    assert (code, printed, len(err)) == (2, "", 1)
    assert all(words in err[0] for words in said)
    assert not out.exists()
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("name", ["build", "ingest"])
def test_places_that_are_no_source(run: Callable[..., Result], tmp_path: Path, name: str) -> None:
    (tmp_path / "bare").mkdir()
    more = ("--out", tmp_path / "out") if name == "build" else ("--db", f"sqlite:///{tmp_path / 'new.db'}")
    assert run(name, tmp_path / "bare", *more) == (
        2, "", [f"timeline: {tmp_path}/bare: a folder without articles.csv, so without articles"],
    )  # fmt: skip
    assert run(name, tmp_path / "none", *more) == (2, "", [f"timeline: {tmp_path}/none: no such file or folder"])


def test_the_readable_ones_are_done_and_the_bad_ones_listed_at_the_end(
    run: Callable[..., Result], tmp_path: Path, seeds: Path
) -> None:
    bad = folder(tmp_path / "in", f"{HEAD}{GOOD}a,good.txt,2021-02-30,\nb,gone.txt,2021-09-14,\n")
    code, out, err = run("build", bad, seeds, tmp_path / "none", "--out", tmp_path / "out")
    assert code == 2
    assert [next(word for word in ("2021-02-30", "gone.txt", "none") if word in line) for line in err] == [
        "2021-02-30", "gone.txt", "none",
    ]  # fmt: skip
    assert "from 6 articles" in out
    document = json.loads((tmp_path / "out" / "events.json").read_text(encoding="utf-8"))
    assert len(document["articles"]) == 6


def test_an_article_that_breaks_the_engine_is_listed_at_the_end(
    run: Callable[..., Result], tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: Article, data: pipeline.Data) -> Tagged:
        if article.id == bad:
            raise OverflowError("date value\nout of range")
        return original(article, data)

    original, bad = pipeline.tag, read([seeds])[0][1].id
    monkeypatch.setattr(pipeline, "tag", fail)
    said = [f"timeline: article {bad!r}: could not be read: OverflowError: date value out of range"]
    code, out, err = run("build", seeds, "--out", tmp_path / "out")
    assert (code, err) == (2, said)
    assert "from 5 articles" in out
    url = f"sqlite:///{tmp_path / 't.db'}"
    code, out, err = run("ingest", seeds, "--db", url)
    assert (code, err) == (2, said)
    assert "5 new" in out
    assert run("topics", "--db", url)[2] == [], "what can't be read awaits no build"
    monkeypatch.setattr(pipeline, "tag", original)
    assert run("ingest", seeds, "--db", url)[0] == 0, "a program that can read it does so"
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in ("one", bad, "three")))
    monkeypatch.setattr(pipeline, "tag", fail)
    code, out, err = run("tag", file)
    assert (code, err) == (2, said)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["one", "three"]


def test_an_impossible_year_is_refused_at_the_door(run: Callable[..., Result], tmp_path: Path, seeds: Path) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    bad = folder(tmp_path / "in", f"{HEAD}{GOOD}a,good.txt,0001-01-01,\nb,good.txt,1443-02-07,\n")
    code, out, err = run("ingest", bad, "--db", url)
    assert (code, len(err)) == (2, 2)
    assert "1 new" in out
    assert "line 3, file good.txt: published: '0001-01-01' is not between the years 1800 and 2200" in err[0]
    assert "line 4, file good.txt: published: '1443-02-07' looks like a Hijri date" in err[1]
    assert run("ingest", seeds, "--db", url)[0] == 0
    code, out, err = run("explain", TEXT, "--anchor", "0001-01-01")
    assert (code, out, len(err)) == (2, "", 1)


def test_an_output_that_is_a_file(run: Callable[..., Result], tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    code, out, err = run("build", seeds, "--out", tmp_path / "out")
    assert (code, out, len(err)) == (2, "", 1)
    assert str(tmp_path / "out") in err[0]
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "arguments", [["export", "--format", "json"], ["topics"], ["serve", "--port", "0"]], ids=lambda a: a[0]
)
def test_an_unknown_database(run: Callable[..., Result], tmp_path: Path, arguments: list[str]) -> None:
    code, out, err = run(*arguments, "--db", f"sqlite:///{tmp_path / 'none.db'}")
    assert (code, out, len(err)) == (2, "", 1)
    assert "none.db: there is no such database" in err[0]
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no database, but a text of some length. " * 50, encoding="utf-8")
    code, out, err = run(*arguments, "--db", f"sqlite:///{tmp_path / 'text.db'}")
    assert (code, out, len(err)) == (2, "", 1)
    assert "text.db: file is not a database" in err[0]
    assert run(*arguments, "--db", "nonsense")[0] == 2
    code, _, err = run(*arguments)  # the default one, which nobody has made yet
    assert (code, len(err)) == (2, 1)
    assert "arguments" not in err[0]
    assert "timeline.db" in err[0]


@pytest.mark.parametrize("text", ["{", "[]", '{"events": [{"id": 1}]}'])
def test_ids_that_are_no_events(run: Callable[..., Result], tmp_path: Path, seeds: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    code, out, err = run("build", seeds, "--out", tmp_path / "out", "--ids", tmp_path / "old.json")
    assert (code, out, len(err)) == (2, "", 1)
    assert "old.json" in err[0]


# ---- tag --------------------------------------------------------------------------------------


def test_tagging_lines(run: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    rows = [
        {"id": "002", "text": TEXT, "anchor": "2021-09-14"},
        {"id": 7, "text": TEXT},
        {"id": "none", "text": ""},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, err = run("tag", file)
    assert (code, err) == (0, [])
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert (first["id"], first["anchor"]["day"], first["anchor"]["kind"]) == ("002", "2021-09-14", "given")
    (found,) = first["timex"]
    keys = ("start", "end", "text", "type", "value", "mod", "edtf", "earliest", "latest", "grain", "calendar")
    assert [found[key] for key in keys] == [
        15, 26, "أمس الإثنين", "DATE", "2021-09-13", None, "2021-09-13", "2021-09-13", "2021-09-13", "day", "gregorian",
    ]  # fmt: skip
    assert found["why"]
    assert (second["id"], third["timex"]) == (7, [])
    (bare,) = second["timex"]
    assert (bare["text"], bare["type"], bare["value"]) == ("أمس الإثنين", "DATE", None)
    assert bare["why"]


def test_a_line_is_dated_by_its_address_and_both_readings_are_printed(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "in.jsonl"
    rows = [
        {"id": "1", "text": TEXT, "url": "https://example.org/2021/09/14/a"},
        {"id": "2", "text": TEXT, "anchor": "2021-09-15"},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, err = run("tag", file)
    assert (code, err) == (0, [])
    filed, doubted = (json.loads(line) for line in out.splitlines())
    assert (filed["anchor"]["day"], filed["anchor"]["kind"]) == ("2021-09-14", "address")
    assert filed["timex"][0]["value"] == "2021-09-13"
    assert doubted["anchor"]["contradiction"]["day"] == "2021-09-14"
    assert doubted["timex"][0]["alternatives"][0]["value"] == "2021-09-13"


def test_bad_lines_are_listed_at_the_end(run: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    good = json.dumps({"id": "x", "text": TEXT, "anchor": "2021-09-14"})
    bad = [
        "{",
        "[]",
        '{"text": "x"}',
        '{"id": "y"}',
        '{"id": "y", "text": 5}',
        '{"id": "y", "text": "x", "anchor": "2021-02-30"}',
    ]
    file.write_text("\n".join([good, *bad, good]), encoding="utf-8")
    code, out, err = run("tag", file)
    assert (code, len(out.splitlines())) == (2, 2)
    assert [re.sub(r".*in\.jsonl (line \d+).*", r"\1", line) for line in err] == [f"line {n}" for n in range(2, 8)]
    assert "2021-02-30" in err[-1]


def test_a_file_that_is_not_there(run: Callable[..., Result], tmp_path: Path) -> None:
    code, out, err = run("tag", tmp_path / "none.jsonl")
    assert (code, out, len(err)) == (2, "", 1)
    assert "none.jsonl" in err[0]


def test_tagging_an_empty_file(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    code, out, err = run("tag", tmp_path / "empty.jsonl")
    assert (code, out, len(err)) == (2, "", 1)
    assert "empty.jsonl: the file is empty" in err[0]


def test_tagging_an_empty_stream(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert run("tag") == (0, "", [])
    assert "standard input that is empty is a stream of nothing" in " ".join(run("tag", "--help")[1].split())


def test_tag_streams(tmp_path: Path) -> None:
    """The first answer comes before the second question."""
    words = [sys.executable, "-c", "from timeline.cli import main; main()", "tag"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", bufsize=1
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": TEXT}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(20) == 0


def test_a_reader_that_leaves_early_is_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text((json.dumps({"id": "x", "text": TEXT * 50}) + "\n") * 200, encoding="utf-8")
    ask = f"{sys.executable} -c 'from timeline.cli import main; main()' tag {file} | head -c 10"
    done = subprocess.run(ask, shell=True, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert len(done.stdout) == 10
    assert done.stderr == ""


# ---- build and ingest -------------------------------------------------------------------------


def test_building_the_seeds(run: Callable[..., Result], tmp_path: Path, seeds: Path) -> None:
    code, out, err = run("build", seeds, "--out", tmp_path / "out")
    assert (code, err) == (0, [])
    document = json.loads((tmp_path / "out" / "events.json").read_text(encoding="utf-8"))
    table = (tmp_path / "out" / "timeline.csv").read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["event_id"] for row in rows] == [event["id"] for event in document["events"]]
    assert f"{len(rows)} events from 5 articles" in out
    assert all(event["title"]["ar"][:12] in out for event in document["events"])
    texts = {article.id: article.text for article in read([seeds])[0]}
    for event in document["events"]:
        for mention in event["mentions"]:
            text = texts[mention["article_id"]]
            assert text[mention["start"] : mention["end"]] == mention["quote"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["events.json", "timeline.csv"]


def test_a_second_build_gives_the_same_bytes_and_keeps_the_ids(
    run: Callable[..., Result], tmp_path: Path, seeds: Path
) -> None:
    assert run("build", seeds, "--out", tmp_path / "one")[0] == 0
    old = tmp_path / "one" / "events.json"
    assert run("build", seeds, "--out", tmp_path / "two", "--ids", old, "--workers", 2)[0] == 0
    for name in ("events.json", "timeline.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_ingesting_twice_changes_nothing(run: Callable[..., Result], tmp_path: Path, seeds: Path) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    code, out, err = run("ingest", seeds, "--db", url)
    assert (code, err) == (0, [])
    assert "5 new, 0 updated, 0 unchanged articles" in out
    with Store.open(url) as store:
        first = store.timeline()
    code, out, err = run("ingest", seeds, "--db", url)
    assert (code, err) == (0, [])
    assert "0 new, 0 updated, 5 unchanged articles" in out
    assert "as before" in out
    with Store.open(url) as store:
        assert (store.timeline(), store.published()) == (first, 1)


def article_line(number: int) -> str:
    day = f"2021-09-{number:02}"
    return json.dumps({"id": f"w{number}", "text": f"زار الأسد موسكو في {number} أيلول 2021.", "published": day}) + "\n"


def test_two_ingests_at_once_lose_no_article(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    for n in (1, 2):
        (tmp_path / f"{n}.jsonl").write_text(article_line(n), encoding="utf-8")
    original, others = pipeline.build, ["2.jsonl"]

    def build(*args: Any, **options: Any) -> Timeline:
        built = original(*args, **options)
        if others:  # while the first one was building, the second came and went
            assert cli.run(["ingest", str(tmp_path / others.pop()), "--db", url]) == 0
        return built

    monkeypatch.setattr(pipeline, "build", build)
    code, _, err = run("ingest", tmp_path / "1.jsonl", "--db", url)
    assert (code, err) == (0, [])
    with Store.open(url) as store:
        assert [article.id for article in store.timeline().articles] == ["w1", "w2"]
        assert store.waiting() == 0


def test_an_ingest_that_never_catches_up_says_so(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    (tmp_path / "1.jsonl").write_text(article_line(1), encoding="utf-8")
    original, numbers = pipeline.build, itertools.count(2)

    def build(*args: Any, **options: Any) -> Timeline:
        built = original(*args, **options)
        with Store.open(url) as other:
            other.add([Article(f"w{next(numbers)}", "نص", "2021")])
        return built

    monkeypatch.setattr(pipeline, "build", build)
    code, out, err = run("ingest", tmp_path / "1.jsonl", "--db", url)
    assert (code, out, len(err)) == (2, "", 1)
    assert "t.db: articles keep coming from elsewhere" in err[0]


def test_an_ingest_that_was_killed_is_told_and_repaired_by_the_next(
    run: Callable[..., Result], tmp_path: Path, seeds: Path
) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    (tmp_path / "1.jsonl").write_text(article_line(1), encoding="utf-8")
    assert run("ingest", tmp_path / "1.jsonl", "--db", url)[0] == 0
    assert run("topics", "--db", url)[2] == []
    with Store.open(url) as store:
        store.add(read([seeds])[0])  # and the power is gone
    code, _, err = run("topics", "--db", url)
    assert (code, err) == (0, ["timeline: 5 stored articles await a build: the next `timeline ingest` makes it"])
    assert run("ingest", tmp_path / "1.jsonl", "--db", url)[0] == 0
    assert run("topics", "--db", url)[2] == []
    with Store.open(url) as store:
        assert len(store.timeline().articles) == 6


def test_an_id_issued_once_is_kept_for_its_event(run: Callable[..., Result], tmp_path: Path) -> None:
    """Its article changes and tells nothing, then tells the event again: the reader's link is good again."""
    url, file = f"sqlite:///{tmp_path / 't.db'}", tmp_path / "1.jsonl"

    def ids(*texts: str) -> list[str]:
        rows = [{"id": f"w{n}", "text": text, "published": "2021-09-14"} for n, text in enumerate(texts)]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        assert run("ingest", file, "--db", url)[0] == 0
        return [event["id"] for event in json.loads(run("export", "--format", "json", "--db", url)[1])["events"]]

    told = "زار الأسد موسكو في 13 أيلول 2021."
    (first,) = ids("لا خبر هنا.", told)
    assert ids("لا خبر هنا.", "لا خبر هنا أيضا.") == []
    assert ids(told, told) == [first], "w0 would be canonical, but the id of w1 was issued first"


@pytest.mark.parametrize(
    ("db", "said"),
    [("", "--db: no address given"), ("sqlite:////nowhere/new/x.db", "x.db: there is no folder /nowhere/new")],
)
@pytest.mark.parametrize("arguments", [["ingest", "seeds"], ["topics"]], ids=["ingest", "topics"])
def test_a_database_that_is_no_place(run: Callable[..., Result], arguments: list[str], db: str, said: str) -> None:
    code, out, err = run(*(ROOT / "seeds" if word == "seeds" else word for word in arguments), "--db", db)
    assert (code, out, len(err)) == (2, "", 1)
    assert said in err[0] or (arguments == ["topics"] and "there is no such database" in err[0])


def test_an_empty_variable_names_no_database(
    run: Callable[..., Result], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", "")
    assert run("ingest", seeds)[0] == 0
    assert (tmp_path / "home" / "arabic-news-timeline" / "timeline.db").is_file()


def test_what_is_ingested_is_what_a_build_gives(run: Callable[..., Result], tmp_path: Path, seeds: Path) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    assert run("build", seeds, "--out", tmp_path / "out")[0] == 0
    assert run("ingest", seeds, "--db", url)[0] == 0
    for name, file in (("json", "events.json"), ("csv", "timeline.csv")):
        code, out, err = run("export", "--format", name, "--db", url)
        assert (code, err) == (0, [])
        assert out.encode() == (tmp_path / "out" / file).read_bytes()


def test_ingest_uses_the_database_of_the_environment(
    run: Callable[..., Result], tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'env.db'}")
    assert run("ingest", seeds)[0] == 0
    assert (tmp_path / "env.db").is_file()
    assert run("topics")[0] == 0


@pytest.mark.parametrize("name", ["topics/own.toml", "lexicon/own.toml"])
def test_data_of_your_own_that_is_malformed(run: Callable[..., Result], tmp_path: Path, seeds: Path, name: str) -> None:
    file = tmp_path / "own" / name
    file.parent.mkdir(parents=True)
    file.write_text("slug = ", encoding="utf-8")
    code, out, err = run("build", seeds, "--out", tmp_path / "out", "--data", tmp_path / "own")
    assert (code, out, len(err)) == (2, "", 1)
    assert "own.toml" in err[0]


# ---- export, topics ---------------------------------------------------------------------------


def test_exporting_to_standard_output_and_to_a_file(run: Callable[..., Result], tmp_path: Path, database: str) -> None:
    code, out, err = run("export", "--format", "csv", "--db", database)
    assert (code, out, err) == (0, csv_text(samples.timeline()), [])
    file = tmp_path / "new" / "events.json"
    assert run("export", "--format", "json", "--db", database, "--out", file) == (0, "", [])
    assert file.read_text(encoding="utf-8") == json_text(samples.timeline())


def test_exporting_a_selection(run: Callable[..., Result], database: str) -> None:
    def ids(*filters: str) -> list[str]:
        code, out, err = run("export", "--format", "json", "--db", database, *filters)
        assert (code, err) == (0, [])
        return [event["id"] for event in json.loads(out)["events"]]

    assert ids("--topic", "assad-visits") == ["evt-a1-0"]
    assert ids("--type", "statement") == ["evt-a3-1"]
    assert ids("--type", "statement", "--type", "visit") == ["evt-a1-0", "evt-a3-1"]
    assert ids("--from", "2015-10-21") == []
    assert ids("--to", "تشرين الأول 2015") == ["evt-a1-0"]
    assert ids("--q", "الحرب") == ["evt-a3-1"]
    assert ids("--limit", "1") == ["evt-a1-0"]


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--topic", "nowhere"], "'nowhere' (there are: assad-visits)"),
        (["--type", "party"], "'party'"),
        (["--from", "2021-02-30"], "2021-02-30"),
    ],
)
def test_a_selection_that_can_not_be(run: Callable[..., Result], database: str, filters: list[str], said: str) -> None:
    code, out, err = run("export", "--format", "json", "--db", database, *filters)
    assert (code, out, len(err)) == (2, "", 1)
    assert said in err[0]


def test_topics(run: Callable[..., Result], database: str) -> None:
    assert run("topics", "--db", database) == (0, "assad-visits\t1\tAssad's visits\tزيارات الأسد\n", [])


# ---- explain ----------------------------------------------------------------------------------


@pytest.mark.parametrize("anchor", ["2021-09-14", "14 أيلول 2021", "٢٠٢١/٩/١٤", "14 Sep 2021"])
def test_explaining(run: Callable[..., Result], anchor: str) -> None:
    code, out, err = run("explain", TEXT, "--anchor", anchor)
    assert (code, err) == (0, [])
    assert out.startswith("today is 2021-09-14")
    assert "أمس الإثنين → 2021-09-13" in out
    assert "Offset(amount=-1, unit=day)" in out
    assert "Fields(weekday=0)" in out


def test_explaining_without_a_day_or_an_expression(run: Callable[..., Result]) -> None:
    code, out, err = run("explain", TEXT)
    assert (code, err) == (0, [])
    assert "أمس الإثنين → unknown" in out
    assert run("explain", "لا شيء هنا", "--anchor", "2021")[2] == ["no time expression found"]


def test_a_day_that_does_not_exist(run: Callable[..., Result]) -> None:
    assert run("explain", TEXT, "--anchor", "2021-02-30") == (
        2, "", ["timeline: --anchor: '2021-02-30' does not exist in the calendar"],
    )  # fmt: skip


# ---- serve ------------------------------------------------------------------------------------


def test_a_taken_port_is_one_line(run: Callable[..., Result], database: str, free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        code, out, err = run("serve", "--db", database, "--port", free_port)
    assert (code, out, len(err)) == (2, "", 1)
    assert f"port {free_port} " in err[0]


@pytest.mark.parametrize("workers", [1, 2])
def test_serving(database: str, workers: int) -> None:
    words = [sys.executable, "-c", "from timeline.cli import main; main()", "serve", "--db", database, "--port", "0"]
    words += ["--workers", str(workers)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=ROOT, stdout=pipe, stderr=pipe, encoding="utf-8", start_new_session=True
    ) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        try:
            assert process.stdout
            assert process.stderr
            line = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", line)
            assert address, process.stderr.read()
            for path, said in (
                ("/healthz", '"status":"ok"'),
                ("/v1/events.json", "evt-a1-0"),
                ("/docs", "swagger"),
                ("/", "<html"),
            ):
                with urllib.request.urlopen(address[0] + path, timeout=30) as answer:
                    assert said in answer.read().decode()
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address[0] + "/v1/nonsense", timeout=30)
            assert refused.value.code == 404
            refused.value.close()
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert "Traceback" not in process.stderr.read()
        finally:
            guard.cancel()
            process.kill()


# ---- the whole program ------------------------------------------------------------------------


def test_output_is_utf8_in_any_locale(database: str) -> None:
    surroundings = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = command("topics", "--db", database, env=surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    assert "زيارات الأسد" in done.stdout


def test_a_fault_of_ours_is_one_line_too(
    run: Callable[..., Result], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Store) -> None:
        raise ZeroDivisionError("at\nhome")

    monkeypatch.setattr(Store, "timeline", fail)
    monkeypatch.delenv("TIMELINE_TRACEBACK")
    code, out, err = run("topics", "--db", database)
    assert (code, out, len(err)) == (1, "", 1)
    assert "ZeroDivisionError: at home" in err[0]
