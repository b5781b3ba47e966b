"""What the store holds: `export`, `topics`, `serve`."""

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import given
from timeline.cli.options import Database, DataDir, StoredData, Workers
from timeline.cli.reports import say

if TYPE_CHECKING:
    from timeline.store import Store


class Format(StrEnum):
    """What `export` can write."""

    JSON = "json"
    CSV = "csv"


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
    data: StoredData = None,
) -> None:
    """Write the events of the store to a file, as the API serves them."""
    from timeline.api.selection import select, selection
    from timeline.exports import csv_text, json_text
    from timeline.exports.files import write

    given.folder(data)
    with given.store(db) as store:
        timeline = store.timeline()
    chosen = select(timeline, selection(timeline, topic, types or (), start, end, q, limit))
    text = csv_text(chosen) if format_ == Format.CSV else json_text(chosen)
    if out:
        write(out, text)
    else:
        sys.stdout.write(text)


def topics(db: Database = None, data: StoredData = None) -> None:
    """List the published timelines: slug, number of events, titles; separated by tabs."""
    given.folder(data)
    with given.store(db) as store:
        timeline = store.timeline()
        _tell_waiting(store)
    for topic in timeline.topics:
        count = sum(topic.slug in event.topics for event in timeline.events)
        print(topic.slug, count, topic.title.en, topic.title.ar, sep="\t")


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

    folder = given.folder(data)
    with given.store(db) as store:
        listener = server.listen(host, port)
        site = _site(store, folder)
        _tell_waiting(store)

        def ready() -> None:
            print(f"Serving {server.address(listener)} (stop with Ctrl-C)", flush=True)

        with suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it
            if workers == 1:
                server.run(site, listener, ready)
            else:
                os.environ["TIMELINE_DATABASE_URL"] = db or default_url()
                os.environ["TIMELINE_DATA_DIR"] = str(folder or "")
                server.run_many("timeline.cli.stored:site_of_environment", workers, listener, ready)


def _tell_waiting(store: "Store") -> None:
    """An ingest that was cut off is told, since nothing else would show that the timeline lacks its articles."""
    if number := store.waiting():
        await_ = "article awaits" if number == 1 else "articles await"
        say(f"{number} stored {await_} a build: the next `timeline ingest` makes it")


def _site(store: "Store", folder: Path | None) -> Any:
    from dashboard.app import create as pages
    from timeline.api.app import create as api
    from timeline.api.server import Site

    return Site(api(store), pages(store, folder))


def site_of_environment() -> Any:
    """The site over the database that the environment names: what each process of `serve --workers` runs."""
    return _site(given.store(None), Path(folder) if (folder := os.environ.get("TIMELINE_DATA_DIR")) else None)
