"""The quality gate: what the commands print, scored against the shared gold by its own scorers.

`tests/gate.toml` holds for each gold file the figures asked of us, the floors that we hold ourselves to, and the digest
of the file that the floors were measured on. A floor may rise; it is never under what was asked. Where the gold is
absent (a clone without it) these tests are skipped; `tests/corpus` is the project's own gold and always runs.
"""

import csv
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

GATES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("gate.toml").read_text(encoding="utf-8"))
TIMELINE = [sys.executable, "-c", "from timeline.cli import main; main()"]


def run(arguments: list[str], **options: Any) -> str:
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def seed_rows(seeds: Path) -> Iterator[dict[str, str]]:
    with (seeds / "articles.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = (seeds / row["file"]).read_bytes().decode("utf-8")
            yield {"id": row["id"], "text": text, "anchor": row["published"]}


def gold_rows(gold: Path, source: str) -> Iterator[dict[str, str]]:
    with (gold / source).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "text": row["text"], "anchor": row.get("anchor", row.get("published"))}


def tagged(rows: Iterator[dict[str, str]]) -> str:
    """What `timeline tag` prints for these articles; one without a day of writing is given without an anchor."""
    given = "".join(
        json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n" for row in rows
    )
    return run([*TIMELINE, "tag"], input=given)


def figures(report: str) -> dict[str, float]:
    """The figures in a scorer's report, by the names that its `--floor` takes."""
    last = report.strip().splitlines()[-1]
    found = {name: float(value) for name, value in re.findall(r"(\w+) (\d\.\d{4})", last)}
    for name, value in re.findall(r"^(strict|relaxed|value) .*F1 (\d\.\d{4})$", report, re.MULTILINE):
        found[name] = float(value)
    if hits := re.search(r"traps avoided (\d+)/(\d+)", last):
        found["traps"] = int(hits[1]) / int(hits[2]) if int(hits[2]) else 1.0
    if accuracy := re.search(r"type accuracy (\d\.\d{4})", last):
        found["type"] = float(accuracy[1])
    return found


@pytest.mark.parametrize("name", GATES)
def test_floors_are_not_under_what_is_asked(name: str) -> None:
    gate = GATES[name]
    assert gate["asked"].keys() <= gate["floors"].keys()
    assert all(gate["floors"][metric] >= asked for metric, asked in gate["asked"].items())


@pytest.mark.parametrize("name", GATES)
def test_gold(name: str, gold: Path, seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate = GATES[name]
    answers = gold / gate["gold"]
    predicted = tmp_path / "predicted.json"
    if gate["scorer"] == "score_timex.py":
        rows = seed_rows(seeds) if gate["source"] == "seeds" else gold_rows(gold, gate["source"])
        predicted.write_text(tagged(rows), encoding="utf-8")
    else:
        source = seeds if gate["source"] == "seeds" else gold / gate["source"]
        run([*TIMELINE, "build", str(source), "--out", str(tmp_path / "out")])
        predicted = tmp_path / "out" / "events.json"
    report = run([sys.executable, str(gold / gate["scorer"]), str(answers), str(predicted), "--show", "40"])
    reached = figures(report)
    if hashlib.sha256(answers.read_bytes()).hexdigest() != gate["digest"]:
        with capsys.disabled():
            print(f"\n{name}: gold changed, measure again; judged by the floors alone")
    below = {m: (reached[m], floor) for m, floor in gate["floors"].items() if reached[m] < floor}
    assert not below, f"reached and floor: {below}\n{report}"
