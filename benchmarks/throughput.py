"""How many characters a second: `python -m benchmarks.throughput` measures 20 million of them at each density.

One core, after import, from a text to its answers; derivations are rendered when asked for, and are not here. Times are
those of the processor, so that other programs on the machine count little. The tagger has no cache of sentences or
articles, and the news (`benchmarks/corpus.py`) has no sentence twice. Then `timeline tag` as a whole command, and what
hostile texts cost (`benchmarks/hostile.py`).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import hostile
from benchmarks.corpus import DAY, DENSITIES, articles, rows
from benchmarks.machine import machine
from timeline import pipeline
from timeline.model import Article

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-c", "from timeline.cli import main; main()", "tag")
WANTED = {"seeds": 1.0e6, "news": 0.25e6}  # characters a second
MEMORY = 300  # megabytes
PARTS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """Characters a second in each part of a text, and how many characters there are to an expression."""

    density: str
    characters: int
    expressions: int
    rates: tuple[float, ...]

    def __str__(self) -> str:
        low, median, high = min(self.rates), statistics.median(self.rates), max(self.rates)
        slow = "" if median >= WANTED[self.density] else "   TOO SLOW"
        return (
            f"tag, {self.density} density: {median / 1e6:.2f} M characters/s, {low / 1e6:.2f} to {high / 1e6:.2f} in "
            f"{len(self.rates)} parts of {self.characters / len(self.rates) / 1e6:.1f} M, an expression in "
            f"{self.characters / max(self.expressions, 1):.0f}   wanted > {WANTED[self.density] / 1e6} M{slow}"
        )


@dataclass(frozen=True, slots=True)
class Streamed:
    """`timeline tag` as a whole command: what it read, the processor's time and the memory that it took."""

    megabytes: float
    characters: int
    seconds: float
    resident: float

    def __str__(self) -> str:
        large = "" if self.resident < MEMORY else "   TOO LARGE"
        return (
            f"timeline tag, {self.megabytes:.0f} MB of JSON Lines in {self.seconds:.0f} s: "
            f"{self.characters / self.seconds / 1e6:.2f} M characters/s with JSON and reasons, "
            f"peak {self.resident:.0f} MB in one process   wanted < {MEMORY} MB{large}"
        )


def rate(density: str, size: int, data: pipeline.Data, parts: int = PARTS) -> Rate:
    """Tag `size` characters of news, in so many parts."""
    news = [Article(str(number), text, DAY) for number, text in enumerate(articles(density, size))]
    rates, expressions = [], 0
    step = -(-len(news) // parts)
    for first in range(0, len(news), step):
        part = news[first : first + step]
        start = time.process_time()
        for article in part:
            expressions += len(pipeline.tag(article, data).dated)
        rates.append(sum(len(article.text) for article in part) / (time.process_time() - start))
    return Rate(density, sum(len(article.text) for article in news), expressions, tuple(rates))


def streamed(megabytes: int, density: str = "news") -> Streamed:
    """Run `timeline tag` over a file of this size."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.jsonl"
        characters = write_news(file, megabytes * 1_000_000, density)
        size = file.stat().st_size
        running = subprocess.Popen([*COMMAND, str(file)], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"timeline tag ended with {running.returncode}")
    scale = 1e6 if sys.platform == "darwin" else 1e3  # ru_maxrss counts bytes there, and kilobytes elsewhere
    return Streamed(size / 1e6, characters, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def write_news(file: Path, size: int, density: str = "news") -> int:
    """Write news as JSON Lines until the file has `size` bytes; how many characters of text that are."""
    characters = seed = 0
    with file.open("w", encoding="utf-8") as out:
        while out.tell() < size:
            seed += 1
            texts = articles(density, 1_000_000, seed)
            for text, line in zip(texts, rows(texts), strict=True):
                if out.tell() >= size:
                    break
                out.write(line)
                characters += len(text)
    return characters


def hostile_texts(size: int, data: pipeline.Data) -> Iterator[hostile.Hostile]:
    """What each hostile text of `size` characters costs."""

    def cost(text: str) -> float:
        return min(_seconds(text, data) for _ in range(3 if len(text) < 200_000 else 1))

    news = articles("news", 200_000)
    yield from hostile.measure(size, sum(map(cost, news)) / sum(map(len, news)), cost)


def _seconds(text: str, data: pipeline.Data) -> float:
    start = time.process_time()
    hostile.tagged(text, data)
    return time.process_time() - start


def quick() -> Iterator[str]:
    """The lines that `python -m benchmarks` shows."""
    data = pipeline.load()
    for density in DENSITIES:
        yield str(rate(density, 1_000_000, data, 5))
    yield str(streamed(5))
    found = list(hostile_texts(20_000, data))
    yield f"hostile texts, the worst of {len(found)}: {max(found, key=lambda one: one.cost)}"


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    options.add_argument("--size", type=int, default=20_000_000, help="characters at each density")
    options.add_argument("--file", type=int, default=100, help="megabytes of JSON Lines for `timeline tag`")
    options.add_argument("--hostile", type=int, default=1_000_000, help="characters of each hostile text")
    given = options.parse_args(arguments)
    print(machine())
    data = pipeline.load()
    for density in DENSITIES:
        print(rate(density, given.size, data), flush=True)
    if given.file:
        print(streamed(given.file), flush=True)
    if given.hostile:
        for one in hostile_texts(given.hostile, data):
            print(one, flush=True)


if __name__ == "__main__":
    main()
