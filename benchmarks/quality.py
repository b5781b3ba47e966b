"""How right: what the commands print, scored against annotated data by its own scorers.

The gold and its scorers lie beside a maintainer's checkout (`../shared/gold`); `tests/gate.toml` says which file is
scored on what, and holds the floors that `tests/test_gate.py` judges by.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
SEEDS = ROOT / "seeds"
OWN = ROOT / "tests" / "gold"  # 83 items of the project's own, in the same formats
GATES: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "tests" / "gate.toml").read_text(encoding="utf-8"))
TIMELINE = [sys.executable, "-c", "from timeline.cli import main; main()"]


def report(gate: dict[str, Any], folder: Path) -> str:
    """What the gate's scorer prints of a fresh run of the command; `folder` takes the predictions."""
    if gate["scorer"] == "score_timex.py":
        predicted = folder / "predicted.jsonl"
        predicted.write_text(_run([*TIMELINE, "tag"], given(gate["source"])), encoding="utf-8")
    else:
        source = SEEDS if gate["source"] == "seeds" else _beside(gate["source"])
        _run([*TIMELINE, "build", str(source), "--out", str(folder)])
        predicted = folder / "events.json"
    return _run([sys.executable, str(GOLD / gate["scorer"]), str(answers(gate)), str(predicted), "--show", "40"])


def answers(gate: dict[str, Any]) -> Path:
    """The annotated file that a gate is judged by."""
    return _beside(gate["gold"])


def figures(printed: str) -> dict[str, float]:
    """The figures in a scorer's report, by the names that its `--floor` takes."""
    last = printed.strip().splitlines()[-1]
    found = {name: float(value) for name, value in re.findall(r"(\w+) (-?\d+\.\d{4})", last)}
    for name, value in re.findall(r"^(strict|relaxed|value) .*F1 (\d\.\d{4})$", printed, re.MULTILINE):
        found[name] = float(value)
    if hits := re.search(r"traps avoided (\d+)/(\d+)", last):
        found["traps"] = int(hits[1]) / int(hits[2]) if int(hits[2]) else 1.0
    if accuracy := re.search(r"type accuracy (\d\.\d{4})", last):
        found["type"] = float(accuracy[1])
    return found


def lines() -> Iterator[str]:
    """A line for each gold file: every figure that has a floor."""
    if not GOLD.is_dir():
        yield "quality: no ../shared/gold beside this clone"
        return
    for name, gate in GATES.items():
        with tempfile.TemporaryDirectory() as folder:
            reached = figures(report(gate, Path(folder)))
        yield f"{name:16} " + "  ".join(f"{metric} {reached[metric]:.3f}" for metric in gate["floors"])


def _beside(name: str) -> Path:
    """A file of the shared gold, or `own/…` of the project's."""
    return OWN / name.removeprefix("own/") if name.startswith("own/") else GOLD / name


def given(source: str) -> str:
    """The articles as `timeline tag` takes them; one without a day of writing is given without an anchor."""
    rows = _seed_rows() if source == "seeds" else _gold_rows(source)
    kept = ({key: value for key, value in row.items() if value is not None} for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)


def _seed_rows() -> Iterator[dict[str, str]]:
    with (SEEDS / "articles.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            text = (SEEDS / row["file"]).read_bytes().decode("utf-8")
            yield {"id": row["id"], "text": text, "anchor": row["published"]}


def _gold_rows(source: str) -> Iterator[dict[str, str]]:
    for line in _beside(source).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield {"id": row["id"], "text": row["text"], "anchor": row.get("anchor", row.get("published"))}


def _run(arguments: list[str], given: str | None = None) -> str:
    done = subprocess.run(arguments, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{arguments[-1]}: {done.stdout}{done.stderr}")
    return done.stdout
