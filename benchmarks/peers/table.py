"""From answers to the table: pure."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WARM_UP = 0.25  # of the time, not counted
WINDOWS = 5  # of the rest: the figure is their median
HEAD = (
    "system", "version", "value F1", "strict F1", "relaxed F1", "type", "phrases", "dense, k chars/s", "ours ÷ theirs",
    "sparse, k chars/s", "ours ÷ theirs", "start", "timed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speed:
    """Characters a second: the median window, the slowest and the fastest; `timed` characters were read for it."""

    median: float
    slowest: float
    fastest: float
    timed: int

    def __str__(self) -> str:
        return f"{_thousands(self.median)} ({_thousands(self.slowest)} to {_thousands(self.fastest)})"


@dataclass(frozen=True, slots=True)
class Row:
    """One system: its figures on the news (value, strict, relaxed, type) and the phrases, its speeds, or why not."""

    name: str
    version: str
    news: Mapping[str, float] | None = None
    phrases: float | None = None
    speeds: tuple[Speed, ...] = ()
    ready: float = 0.0
    deaths: int = 0
    why: str | None = None


def speed(counted: Sequence[tuple[int, float]]) -> Speed:
    """The speed of (characters, seconds) pairs, one for each article in the order of reading."""
    total = sum(seconds for _, seconds in counted)
    width = total * (1 - WARM_UP) / WINDOWS
    characters, times = [0] * WINDOWS, [0.0] * WINDOWS
    spent = 0.0
    for length, seconds in counted:
        window = min(int((spent - total * WARM_UP) / width), WINDOWS - 1) if spent >= total * WARM_UP else None
        if window is not None:
            characters[window] += length
            times[window] += seconds
        spent += seconds
    rates = [length / seconds for length, seconds in zip(characters, times, strict=True) if seconds]
    return Speed(statistics.median(rates), min(rates), max(rates), sum(characters))


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The table in Markdown, the first row being ours."""
    yield f"| {' | '.join(HEAD)} |"
    yield "| --- " * len(HEAD) + "|"
    for row in rows:
        cells = list(_cells(row, rows[0])) if row.why is None else [row.name, row.version, f"not run: {row.why}"]
        yield f"| {' | '.join(cells + [''] * (len(HEAD) - len(cells)))} |"


def _cells(row: Row, ours: Row) -> Iterator[str]:
    yield row.name
    yield row.version
    for metric in ("value", "strict", "relaxed", "type"):
        yield f"{row.news[metric]:.2f}" if row.news else ""
    yield f"{row.phrases:.2f}" if row.phrases is not None else ""
    for measured, own in zip(row.speeds, ours.speeds, strict=True):
        yield str(measured)
        yield _times(own.median / measured.median) if row is not ours else ""
    yield f"{row.ready:.1f} s"
    died = f", {row.deaths} fatal" if row.deaths else ""
    yield " + ".join(f"{measured.timed / 1e6:.2f}" for measured in row.speeds) + f" M{died}"


def _thousands(rate: float) -> str:
    """1234567 is 1,230: three figures are all that a clock is worth."""
    rounded = float(f"{rate:.3g}") / 1000
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:.3g}"


def _times(ratio: float) -> str:
    return f"{ratio:.0f} ×" if ratio >= 10 else f"{ratio:.2g} ×"
