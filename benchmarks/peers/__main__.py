"""How right and how fast other systems are on the same news, beside this one: one table."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import corpus, quality
from benchmarks.machine import machine
from benchmarks.peers import running, table
from benchmarks.peers.catalogue import OURS, PEERS, Peer
from benchmarks.peers.environment import NotRun, command

CACHE = quality.ROOT / ".cache" / "peers"
SIZE = 8_000_000  # characters to time on, as far as the seconds reach
SEED = 3


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=[peer.name for peer in PEERS], help="this one; may be said again"
    )
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the peers' environments are made and kept")
    parser.add_argument("--seconds", type=float, default=20, help="CPU time for each speed, its warm-up included")
    given = parser.parse_args(arguments)
    texts = [_timed(density) for density in ("news", "seeds")]
    ours = _row(OURS, given.cache, given.seconds, texts)
    others = []
    for peer in (peer for peer in PEERS if not given.only or peer.name in given.only):
        print(f"{peer.name}: {peer.version}", file=sys.stderr)
        try:
            others.append(_row(peer, given.cache, given.seconds, texts))
        except Exception as error:  # noqa: BLE001  (whatever it is, it is told, and the other systems are measured)
            why = str(error) if isinstance(error, NotRun) else f"{type(error).__name__}: {error}"
            others.append(table.Row(peer.name, peer.version, why=why))
    others.sort(key=lambda row: -row.news["value"] if row.news else 0)
    print(machine())
    for line in table.lines([ours, *others]):
        print(line)


def _timed(density: str) -> list[dict[str, Any]]:
    return [{"text": text, "anchor": corpus.DAY} for text in corpus.articles(density, SIZE, SEED)]


def _row(peer: Peer, cache: Path, seconds: float, texts: Sequence[Sequence[dict[str, Any]]]) -> table.Row:
    how = command(peer, cache)
    news, phrases, deaths = None, None, 0
    if quality.GOLD.is_dir():
        news, died = _figures(peer, "news_dev_timex", how)
        phrases, also_died = _figures(peer, "phrases", how)
        deaths = died + also_died
    runs = [running.run(*how, text, seconds) for text in texts]
    speeds = [
        table.speed(
            [(len(one["text"]), answer.seconds) for one, answer in zip(text, run.answers, strict=False) if answer]
        )
        for text, run in zip(texts, runs, strict=True)
    ]
    deaths += sum(run.deaths for run in runs)
    return table.Row(
        peer.name, peer.version, news, phrases["value"] if phrases else None, tuple(speeds), runs[0].ready, deaths
    )


def _figures(peer: Peer, name: str, how: tuple[list[str], dict[str, str]]) -> tuple[dict[str, float], int]:
    """The scorer's figures of the better of two readings (see `mapping`), and the articles that it died of."""
    gate = quality.GATES[name]
    articles = [json.loads(line) for line in quality.given(gate["source"]).splitlines()]
    run = running.run(*how, articles)
    readings = []
    for in_a_report in (True, False):
        rows = [
            {"id": article["id"], "timex": _timex(peer, article, answer, in_a_report)}
            for article, answer in zip(articles, run.answers, strict=True)
        ]
        readings.append(_scored(gate, rows))
    return max(readings, key=lambda figures: figures["value"]), run.deaths


def _timex(
    peer: Peer, article: dict[str, Any], answer: running.Answer | None, in_a_report: bool
) -> list[dict[str, Any]]:
    report = article.get("anchor") if in_a_report else None
    return peer.mapping(answer.facts, article["text"], report) if answer else []


def _scored(gate: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
        file.flush()
        scorer = [sys.executable, str(quality.GOLD / gate["scorer"]), str(quality.answers(gate)), file.name]
        printed = subprocess.run(scorer, capture_output=True, encoding="utf-8", check=True).stdout
    return quality.figures(printed)


if __name__ == "__main__":
    main(sys.argv[1:])
