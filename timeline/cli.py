"""The commands. Results go to standard output or a file, all else to standard error, and errors are one line each.

Heavy libraries are imported where they are used: `timeline --help` answers at once.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.errors import DataError, InputError, StoreError, TimelineError

if TYPE_CHECKING:
    from timeline.model import Article
    from timeline.store import Store

app = typer.Typer(
    name="timeline",
    help="Arabic news articles in, a dated timeline of events out.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What `export` can write."""

    JSON = "json"
    CSV = "csv"


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE…", help="Folders with articles.csv and texts, or .jsonl files.", show_default=False),
]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="TIMELINE_DATA_DIR",
        help="Your own topics/*.toml, lexicon/*.toml, gazetteer/*.csv, laid over the built-in ones.",
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        envvar="TIMELINE_DATABASE_URL",
        help="The database, as sqlite:///file.db; by default a file in your data folder.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes that share the work.")]


# ---- from articles to a timeline --------------------------------------------------------------


@app.command()
def tag(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON Lines; standard input by default.")
    ] = None,
    data: DataDir = None,
) -> None:
    """Find the time expressions of articles: JSON Lines in ({"id", "text", "anchor"?}), and out as they come."""
    import json

    from timeline import pipeline
    from timeline.exports.timex import tagged_row
    from timeline.sources.lines import objects

    errors: list[InputError] = []
    stream, name = _input(file)
    with stream:
        loaded = pipeline.load(_folder(data))
        for where, row in objects(stream, name):
            try:
                if isinstance(row, InputError):
                    raise row
                article = _to_tag(where, row)
            except InputError as error:
                errors.append(error)
                continue
            found = {**tagged_row(pipeline.tag(article, loaded)), "id": row["id"]}
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    _tell(errors)


@app.command()
def build(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where timeline.csv and events.json go.")],
    ids: Annotated[
        Path | None, typer.Option("--ids", metavar="FILE", help="An earlier events.json, whose event ids are kept.")
    ] = None,
    workers: Workers = 1,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A dask cluster that shares the work: tcp://host:8786.")
    ] = None,
    data: DataDir = None,
) -> None:
    """Build a timeline from articles, with no store: DIR/timeline.csv, DIR/events.json, and a table on the terminal."""
    from timeline import pipeline
    from timeline.exports import csv_text, json_text
    from timeline.exports.files import write_all
    from timeline.exports.terminal import print_table
    from timeline.sources.ids import issued

    if out.exists() and not out.is_dir():
        raise InputError(f"--out {out}: is a file, not a folder")
    articles, errors = _read(sources)
    known = issued(ids) if ids else None
    loaded = pipeline.load(_folder(data))
    with _progress("building") as progress:
        timeline = pipeline.build(
            articles, loaded, known=known, workers=workers, scheduler=scheduler, progress=progress
        )
    write_all({out / "timeline.csv": csv_text(timeline), out / "events.json": json_text(timeline)})
    print_table(timeline, sys.stdout)
    _tell(errors)


@app.command()
def ingest(sources: Sources, db: Database = None, workers: Workers = 1, data: DataDir = None) -> None:
    """Put articles into the store and build its timeline anew; the same article again changes nothing."""
    from timeline import pipeline

    articles, errors = _read(sources)
    loaded = pipeline.load(_folder(data))
    with _store(db, create=True) as store:
        added = store.add(articles)
        with _progress("building") as progress:
            timeline = pipeline.build(store.articles(), loaded, known=store.known(), workers=workers, progress=progress)
        changed = timeline != store.timeline()
        if changed:
            store.publish(timeline)
        counts = f"{len(added.new)} new, {len(added.updated)} updated, {len(added.unchanged)} unchanged"
        print(f"{store.name}: {counts} articles; {len(timeline.events)} events{'' if changed else ', as before'}")
    _tell(errors)


# ---- what the store holds ---------------------------------------------------------------------


@app.command()
def export(
    format_: Annotated[Format, typer.Option("--format", help="What is written.")],
    topic: Annotated[str | None, typer.Option(metavar="SLUG", help="One published timeline: see `topics`.")] = None,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Only this type of event.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="What can have happened then or later.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="What can have happened then or earlier.")
    ] = None,
    q: Annotated[
        str | None, typer.Option("--q", metavar="WORDS", help="Only events that all the words occur in.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="The first so many events.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Standard output by default.")] = None,
    db: Database = None,
    data: DataDir = None,
) -> None:
    """Write the events of the store to a file, as the API serves them."""
    from timeline.api.selection import select, selection
    from timeline.exports import csv_text, json_text
    from timeline.exports.files import write

    _folder(data)
    with _store(db) as store:
        timeline = store.timeline()
    chosen = select(timeline, selection(timeline, topic, types or (), start, end, q, limit))
    text = csv_text(chosen) if format_ == Format.CSV else json_text(chosen)
    if out:
        write(out, text)
    else:
        sys.stdout.write(text)


@app.command()
def topics(db: Database = None, data: DataDir = None) -> None:
    """List the published timelines: slug, number of events, titles; separated by tabs."""
    _folder(data)
    with _store(db) as store:
        timeline = store.timeline()
    for topic in timeline.topics:
        count = sum(topic.slug in event.topics for event in timeline.events)
        print(topic.slug, count, topic.title.en, topic.title.ar, sep="\t")


@app.command()
def serve(
    db: Database = None,
    host: Annotated[str, typer.Option(metavar="H", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8050,
    workers: Workers = 1,
    data: DataDir = None,
) -> None:
    """Serve the dashboard on /, the API under /v1 and its documentation on /docs, until stopped with Ctrl-C."""
    from timeline.api import server
    from timeline.store import default_url

    _folder(data)
    with _store(db) as store:
        listener = server.listen(host, port)
        site = _site(store)

        def ready() -> None:
            print(f"Serving {server.address(listener)} (stop with Ctrl-C)", flush=True)

        with suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it
            if workers == 1:
                server.run(site, listener, ready)
            else:
                os.environ["TIMELINE_DATABASE_URL"] = db or default_url()
                server.run_many("timeline.cli:site_of_environment", workers, listener, ready)


# ---- how a date comes about -------------------------------------------------------------------


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or an article.")],
    anchor: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of writing: 2021-09-14, «14 أيلول 2021», a month, a year."),
    ] = None,
    data: DataDir = None,
) -> None:
    """Show each time expression of a text with its meaning as a tree, its date, and why."""
    from timeline import pipeline
    from timeline.exports.tree import explanation
    from timeline.sources.item import article

    said = article("TEXT", text, _day("--anchor", anchor))
    tagged = pipeline.tag(said, pipeline.load(_folder(data)))
    day = tagged.anchor.day.timex() if tagged.anchor.day else None
    print(f"today is {day or 'not known'}: {tagged.anchor.why.en}")
    for dated in tagged.dated:
        print(f"\n{explanation(dated)}")
    if not tagged.dated:
        print("no time expression found", file=sys.stderr)


# ---- what the commands share ------------------------------------------------------------------


def _read(sources: Sequence[Path]) -> "tuple[list[Article], list[InputError]]":
    """The articles that can be read, and what can't; where nothing can, the command ends here."""
    from timeline.sources import read

    articles, errors = read(sources)
    if not articles:
        _tell(errors or [InputError("no articles")])
    return articles, errors


def _to_tag(where: str, row: Any) -> "Article":
    """The article of a line for `tag`. An empty text is one without time expressions."""
    from timeline.model import Article
    from timeline.sources.item import check_text
    from timeline.sources.lines import id_of, optional, text_of

    id_ = id_of(where, row)
    if id_ is None:
        raise InputError(f"{where}: no 'id'")
    text = text_of(where, row, "text")
    if text.strip():
        check_text(where, text)
    anchor = "anchor" if row.get("anchor") is not None else "published"
    return Article(id_, text, _day(f"{where}: {anchor}", optional(where, row, anchor)))


def _day(name: str, value: str | None) -> str | None:
    from timeline.sources.dates import parse

    if value is None:
        return None
    try:
        return parse(value)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error


def _input(file: Path | None) -> tuple[Any, str]:
    """The bytes of a file, or of standard input where none is named."""
    if file is None or str(file) == "-":
        return sys.stdin.buffer, "standard input"
    try:
        if file.is_file() and file.stat().st_size == 0:
            raise InputError(f"{file}: the file is empty")
        return file.open("rb"), str(file)
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror})") from error


def _folder(data: Path | None) -> Path | None:
    if data is not None and not data.is_dir():
        raise InputError(f"--data {data}: no such folder")
    return data


def _store(db: str | None, *, create: bool = False) -> "Store":
    from timeline.store import Store, default_url

    return Store.open(db or default_url(), create)


def _site(store: "Store") -> Any:
    from dashboard.app import create as pages
    from timeline.api.app import create as api
    from timeline.api.server import Site

    return Site(api(store), pages(store))


def site_of_environment() -> Any:
    """The site over the database that the environment names: what each process of `serve --workers` runs."""
    return _site(_store(None))


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, where somebody looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(errors: Sequence[InputError]) -> None:
    """The bad ones at the end, one line each, and exit code 2 for them."""
    sys.stdout.flush()
    for error in errors:
        _say(str(error))
    if errors:
        raise typer.Exit(2)


def _say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = " ".join(message.split()) or "unknown error"
    print(f"timeline: {line}", file=sys.stderr)


# ---- the way in and out -----------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code: 0, 2 for wrong usage or input that can't be read, 1 otherwise."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    try:
        code = app(list(arguments) or ["--help"], prog_name="timeline", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        _say(f"{error.format_message().replace('Value error, ', '')} (`timeline --help` tells more)")
        return 2
    except (InputError, DataError, StoreError) as error:
        _say(str(error))
        return 2
    except BrokenPipeError:
        # Whoever read has left. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (TimelineError, OSError) as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A fault of ours: told in one line too, and its place where it is asked for.
        if os.environ.get("TIMELINE_TRACEBACK"):
            raise
        _say(f"internal error: {type(error).__name__}: {error} (TIMELINE_TRACEBACK=1 shows where)")
        return 1


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
