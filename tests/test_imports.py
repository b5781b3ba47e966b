"""Who imports whom: a room imports rooms of a lower level, and heavy libraries only where they are used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = (  # the lowest level first
    "errors hijri",
    "temporal",
    "model",
    "text store exports",
    "lexicon workers",
    "grammar entities sources",
    "discourse",
    "anchor events",
    "titles dedupe chronology",
    "fusion topics",
    "pipeline newsroom",
    "api cli",
)
LEVELS = {room: level for level, row in enumerate(ROWS) for room in row.split()}
HEAVY = {"pandas", "dash", "plotly", "sqlalchemy", "camel_tools"}
MODULES = sorted(path for package in ("timeline", "dashboard") for path in (ROOT / package).rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    """`timeline.lexicon.loader` is of the room lexicon, `dashboard.views` of the room dashboard, `timeline` of none."""
    return "dashboard" if parts[0] == "dashboard" else parts[1] if len(parts) > 1 else ""


def imported(path: Path) -> set[str]:
    """The rooms that a module names in an import, however deep inside it."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = set()
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {room(tuple(name.split("."))) for name in names if name.split(".")[0] in ("timeline", "dashboard")} - {""}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_to_lower_levels(path: Path) -> None:
    here = room(path.relative_to(ROOT).with_suffix("").parts)
    others = imported(path) - {here}
    if here == "dashboard":
        assert path.stem == "data" or not others, "dashboard/data.py is the dashboard's only door to timeline"
    elif path.relative_to(ROOT).as_posix() == "timeline/cli/stored.py":
        assert others <= {*LEVELS, "dashboard"}, "`serve` is the only one that mounts the dashboard"
    elif here not in ("__init__", "__main__"):
        assert here in LEVELS, f"give timeline/{here} a level, here and in DESIGN"
        assert not {other for other in others if LEVELS.get(other, 99) >= LEVELS[here]}


def test_help_answers_without_the_heavy_libraries() -> None:
    ask = "import sys; from timeline.cli import main\ntry: main()\nfinally: print(list(sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask, "--help"], capture_output=True, encoding="utf-8", check=True)
    assert "Usage" in done.stdout
    assert not HEAVY & set(ast.literal_eval(done.stdout.splitlines()[-1]))
