"""What a person gave on the command line, checked: InputError names the option or file that can't be used."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError

if TYPE_CHECKING:
    from timeline.store import Store


def day(name: str, value: str | None) -> str | None:
    """The ISO date of a day of writing; `name` says where it was given."""
    from timeline.sources.dates import day_of_writing

    if value is None:
        return None
    try:
        return day_of_writing(value)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error


def stream(file: Path | None) -> tuple[Any, str]:
    """The bytes of a file, or of standard input where none is named, and what to call it.

    A file that is empty is a mistake; standard input that ends at once is a stream of nothing, as a filter before us
    may well give it.
    """
    if file is None or str(file) == "-":
        return sys.stdin.buffer, "standard input"
    try:
        if file.is_file() and file.stat().st_size == 0:
            raise InputError(f"{file}: the file is empty")
        return file.open("rb"), str(file)
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror})") from error


def folder(data: Path | None) -> Path | None:
    """The folder of a newsroom's own data."""
    if data is not None and not data.is_dir():
        raise InputError(f"--data {data}: no such folder")
    return data


def store(db: str | None, *, create: bool = False) -> "Store":
    """The store at `db`, or at its default place."""
    from timeline.store import Store, default_url

    if db == "":
        raise InputError("--db: no address given (sqlite:///file.db, postgresql://…)")
    return Store.open(db or default_url(), create)
