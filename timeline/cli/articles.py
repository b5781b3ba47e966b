"""From articles to a timeline: `tag`, `build`, `ingest`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import given, reports
from timeline.cli.options import Database, DataDir, Sources, Workers
from timeline.errors import InputError, StoreError

if TYPE_CHECKING:
    from timeline.model import Article

_ATTEMPTS = 5  # to publish, where other ingests bring articles meanwhile


def tag(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON Lines; standard input by default.")
    ] = None,
    data: DataDir = None,
) -> None:
    """Find the time expressions of articles: JSON Lines in ({"id", "text", "anchor"?}), and out as they come.

    An empty file is an error; standard input that is empty is a stream of nothing, and gives nothing.
    """
    import json

    from timeline import pipeline
    from timeline.exports.timex import tagged_row
    from timeline.sources.lines import objects

    errors: list[InputError] = []
    stream, name = given.stream(file)
    with stream:
        loaded = pipeline.load(given.folder(data))
        for where, row in objects(stream, name):
            try:
                if isinstance(row, InputError):
                    raise row
                article = _to_tag(where, row)
            except InputError as error:
                errors.append(error)
                continue
            try:
                found = {**tagged_row(pipeline.tag(article, loaded)), "id": row["id"]}
            except Exception as error:  # noqa: BLE001  (whatever it is, it is told, and the rest goes on)
                errors.append(pipeline.unread(article, error))
                continue
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    reports.tell(errors)


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
    loaded = pipeline.load(given.folder(data))
    with reports.progress("building") as progress:
        timeline = pipeline.build(
            articles,
            loaded,
            known=known,
            workers=workers,
            scheduler=scheduler,
            progress=progress,
            failed=errors.append,
        )
    write_all({out / "timeline.csv": csv_text(timeline), out / "events.json": json_text(timeline)})
    print_table(timeline, sys.stdout)
    reports.tell(errors)


def ingest(sources: Sources, db: Database = None, workers: Workers = 1, data: DataDir = None) -> None:
    """Put articles into the store and build its timeline anew; the same article again changes nothing."""
    from timeline import pipeline

    articles, errors = _read(sources)
    loaded = pipeline.load(given.folder(data))
    with given.store(db, create=True) as store:
        added = store.add(articles)
        for _ in range(_ATTEMPTS):
            bad: list[InputError] = []
            with reports.progress("building") as progress:
                timeline = pipeline.build(
                    store.articles(), loaded, known=store.known(), workers=workers, progress=progress, failed=bad.append
                )
            changed = timeline != store.timeline()
            if not changed or store.publish(timeline, current=True):
                break
        else:
            raise StoreError(
                f"{store.name}: articles keep coming from elsewhere; yours are stored and await the next ingest"
            )
        counts = f"{len(added.new)} new, {len(added.updated)} updated, {len(added.unchanged)} unchanged"
        print(f"{store.name}: {counts} articles; {len(timeline.events)} events{'' if changed else ', as before'}")
    reports.tell([*errors, *bad])


def _read(sources: Sequence[Path]) -> "tuple[list[Article], list[InputError]]":
    """The articles that can be read, and what can't; where nothing can, the command ends here."""
    from timeline.sources import read

    articles, errors = read(sources)
    if not articles:
        reports.tell(errors or [InputError("no articles")])
    return articles, errors


def _to_tag(where: str, row: Any) -> "Article":
    """The article of a line for `tag`. An empty text is one without time expressions."""
    from timeline.model import Article
    from timeline.sources.item import check_text, web_address
    from timeline.sources.lines import id_of, optional, text_of

    id_ = id_of(where, row)
    if id_ is None:
        raise InputError(f"{where}: no 'id'")
    text = text_of(where, row, "text")
    if text.strip():
        check_text(where, text)
    anchor = "anchor" if row.get("anchor") is not None else "published"
    day, url = given.day(f"{where}: {anchor}", optional(where, row, anchor)), optional(where, row, "url")
    return Article(id_, text, day, url=web_address(url))
