"""The quality gate: what the commands print, scored against the shared gold by its own scorers.

`tests/gate.toml` holds for each gold file the figures asked of us, the floors that we hold ourselves to, and the digest
of the file that the floors were measured on. A floor may rise; it is never under what was asked. Where the gold is
absent (a clone without it) these tests are skipped; `tests/corpus` is the project's own gold and always runs.
"""

import hashlib
from pathlib import Path

import pytest

from benchmarks.quality import GATES, answers, figures, report


@pytest.mark.parametrize("name", GATES)
def test_floors_are_not_under_what_is_asked(name: str) -> None:
    gate = GATES[name]
    assert gate["asked"].keys() <= gate["floors"].keys()
    assert all(gate["floors"][metric] >= asked for metric, asked in gate["asked"].items())


@pytest.mark.parametrize("name", GATES)
def test_gold(name: str, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate = GATES[name]
    printed = report(gate, tmp_path)
    reached = figures(printed)
    if hashlib.sha256(answers(gate).read_bytes()).hexdigest() != gate["digest"]:
        with capsys.disabled():
            print(f"\n{name}: gold changed, measure again; judged by the floors alone")
    below = {m: (reached[m], floor) for m, floor in gate["floors"].items() if reached[m] < floor}
    assert not below, f"reached and floor: {below}\n{printed}"
