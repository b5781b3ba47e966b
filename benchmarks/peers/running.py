"""A peer's script over articles: one process, started again behind an article that it dies of."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks.peers.environment import NotRun, last_line

DEATHS = 20  # a peer that dies more often than this is not run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer found in one article, as its script prints it, and the seconds that it took."""

    facts: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """The answers in the order of the articles, None for one that the process died of; `ready` is the start's cost."""

    answers: tuple[Answer | None, ...]
    ready: float

    @property
    def deaths(self) -> int:
        return self.answers.count(None)


def run(
    command: Sequence[str],
    variables: Mapping[str, str],
    articles: Sequence[Mapping[str, Any]],
    seconds: float | None = None,
) -> Run:
    """Ask about each article, or about as many as take that many seconds."""
    answers: list[Answer | None] = []
    spent, ready = 0.0, None
    while len(answers) < len(articles):
        with _started(command, variables, articles[len(answers) :]) as (printed, errors):
            for row in map(json.loads, printed):
                if "ready" in row:
                    ready = row["ready"] if ready is None else ready
                    continue
                answers.append(Answer(row["facts"], row["seconds"]))
                spent += row["seconds"]
                if seconds is not None and spent >= seconds:
                    return Run(tuple(answers), ready or 0.0)
            if len(answers) < len(articles):
                answers.append(None)
            if ready is None or answers.count(None) > DEATHS:
                errors.seek(0)
                raise NotRun(f"{Path(command[-1]).name}: {last_line(errors.read())}")
    return Run(tuple(answers), ready or 0.0)


@contextmanager
def _started(
    command: Sequence[str], variables: Mapping[str, str], articles: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[IO[str], IO[str]]]:
    """The script with these articles before it: what it prints, and what it complains of."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as given,
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors,
    ):
        given.writelines(json.dumps(article) + "\n" for article in articles)
        given.seek(0)
        environment = {**os.environ, **variables, "TZ": "UTC", "PYTHONIOENCODING": "utf-8"}
        with _pinned():
            process = subprocess.Popen(
                command, stdin=given, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", env=environment
            )
        assert process.stdout
        with process.stdout as printed:
            try:
                yield printed, errors
            finally:
                process.kill()
                process.wait()


@contextmanager
def _pinned() -> Iterator[None]:
    """What is started here keeps to the last of the cores; this process goes back to all of them."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)
