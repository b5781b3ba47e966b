"""The README's commands do what it says."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
TIMELINE = [sys.executable, "-c", "from timeline.cli import main; main()"]


def test_every_command_runs_in_order(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    assert CONSOLE
    for line in CONSOLE:
        program, *arguments = shlex.split(line)
        assert program == "timeline"
        done = subprocess.run([*TIMELINE, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {
        "timeline.csv",
        "events.json",
        "timeline.db",
        "visits.csv",
        "all.json",
    }


def test_the_derivation_shown_is_the_one_printed() -> None:
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert shown
    line = next(line for line in CONSOLE if "explain" in line)
    done = subprocess.run([*TIMELINE, *shlex.split(line)[1:]], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == shown[1].strip()


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "peers"])
def test_make_knows_the_targets(target: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_every_command_and_address_is_in_the_readme() -> None:
    from timeline.cli import app

    named = [
        command.name or command.callback.__name__.replace("_", "-")
        for command in app.registered_commands
        if command.callback
    ]
    assert named
    assert not [name for name in named if f"timeline {name}" not in README]
