"""The program: its commands, and the one way in and out of them."""

import os
import sys
from collections.abc import Sequence

import typer

from timeline.cli import articles, checking, explaining, stored
from timeline.cli.reports import say
from timeline.errors import DataError, InputError, StoreError, TimelineError

app = typer.Typer(
    name="timeline",
    help="Arabic news articles in, a dated timeline of events out.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    articles.tag,
    articles.build,
    articles.ingest,
    stored.export,
    stored.topics,
    stored.serve,
    explaining.explain,
    checking.check_data,
):
    app.command()(command)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code: 0, 2 for wrong usage or input that can't be read, 1 otherwise."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    try:
        code = app(list(arguments) or ["--help"], prog_name="timeline", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        say(f"{error.format_message().replace('Value error, ', '')} (`timeline --help` tells more)")
        return 2
    except (InputError, DataError, StoreError) as error:
        say(str(error))
        return 2
    except BrokenPipeError:
        # Whoever read has left. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (TimelineError, OSError) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A fault of ours: told in one line too, and its place where it is asked for.
        if os.environ.get("TIMELINE_TRACEBACK"):
            raise
        say(f"internal error: {type(error).__name__}: {error} (TIMELINE_TRACEBACK=1 shows where)")
        return 1


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
