"""A newsroom's own data, checked: `check-data`."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.reports import say
from timeline.errors import InputError


def check_data(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that --data takes.", show_default=False)],
) -> None:
    """Check your own topics, words and gazetteer: a line for each fault, with its file and line."""
    from timeline import newsroom

    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    faults = list(newsroom.faults(folder))
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(2)
    found = newsroom.files(folder)
    if not found:
        raise InputError(f"{folder}: no file of data in it")
    for path in found:
        print(f"{path.relative_to(folder).as_posix()}: as it should be")
