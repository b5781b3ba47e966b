"""What is told on standard error: progress where somebody looks at it, and errors, one line each."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from timeline.errors import InputError


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, where it is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(errors: Sequence[InputError]) -> None:
    """The bad ones at the end, one line each, and exit code 2 for them."""
    sys.stdout.flush()
    for error in errors:
        say(str(error))
    if errors:
        raise typer.Exit(2)


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = " ".join(message.split()) or "unknown error"
    print(f"timeline: {line}", file=sys.stderr)
