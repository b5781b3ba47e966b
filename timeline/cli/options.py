"""The arguments that several commands share, each described once."""

from pathlib import Path
from typing import Annotated

import typer

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
StoredData = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="TIMELINE_DATA_DIR",
        help="Must be a folder, and is not read: the store holds what `ingest` built with its own --data.",
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
