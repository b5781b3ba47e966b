"""What a person waits for at the shell: `timeline --help`, and `timeline build seeds`, imports included."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_COMMAND = (sys.executable, "-c", "from timeline.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that each run of a command took."""

    name: str
    seconds: tuple[float, ...]
    wanted: float

    def __str__(self) -> str:
        median, low, high = statistics.median(self.seconds), min(self.seconds), max(self.seconds)
        verdict = "" if median < self.wanted else "  TOO SLOW"
        return (
            f"{self.name:<24} median {median:6.3f} s   {low:.3f} to {high:.3f} s in {len(self.seconds)} runs"
            f"   wanted < {self.wanted} s{verdict}"
        )


def timings() -> list[Timing]:
    """Both commands, each after one run that warms the file cache."""
    with tempfile.TemporaryDirectory() as folder:
        build = ("build", str(ROOT / "seeds"), "--out", folder)
        return [
            Timing("timeline --help", _measured(("--help",), 15), 0.3),
            Timing("timeline build seeds", _measured(build, 7), 5.0),
        ]


def _measured(arguments: Sequence[str], runs: int) -> tuple[float, ...]:
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([*_COMMAND, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return tuple(seconds[1:])
