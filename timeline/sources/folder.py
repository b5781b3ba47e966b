"""A folder with `articles.csv` (`id,file,published,source`, perhaps `url,title`; an article a row) and text files."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.errors import InputError
from timeline.model import Article
from timeline.sources.item import MAX_BYTES, article, decoded, too_large

NAME = "articles.csv"
REQUIRED = ("id", "file", "published", "source")


def items(folder: Path) -> Iterator[tuple[str, Article | InputError]]:
    """Where each row stands, and its article or what is wrong with it; InputError where there is nothing to read."""
    table = folder / NAME
    try:
        if not _inside(folder, table):
            raise InputError(f"{table}: lies outside the folder")
        data = table.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{folder}: a folder without {NAME}, so without articles") from error
    except OSError as error:
        raise InputError(f"{table}: can't be read ({error.strerror})") from error
    text = decoded(str(table), data, "utf-8-sig")
    if not text.strip():
        raise InputError(f"{table}: the file is empty")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        columns = [column.strip() for column in rows.fieldnames or ()]
        rows.fieldnames = columns
        if missing := [column for column in REQUIRED if column not in columns]:
            raise InputError(f"{table}: no column {', '.join(map(repr, missing))} (found: {', '.join(columns)})")
        if twice := next((column for column in columns if column and columns.count(column) > 1), None):
            raise InputError(f"{table}: the column {twice!r} occurs twice")
        empty = True
        for row in rows:
            empty = False
            where = f"{table} line {rows.line_num}"
            yield where, _item(folder, where, row)
    except csv.Error as error:
        raise InputError(f"{table} line {rows.line_num}: not CSV ({error})") from error
    if empty:
        raise InputError(f"{table}: no articles, only column names")


def _item(folder: Path, where: str, row: Mapping[str | None, str]) -> Article | InputError:
    try:
        if None in row:
            raise InputError(f"{where}: more cells than columns")
        if missing := [column for column in REQUIRED if row[column] is None]:
            raise InputError(f"{where}: no cell for {', '.join(map(repr, missing))}")
        file = row["file"].strip()
        if not file:
            raise InputError(f"{where}: no file named")
        return article(
            f"{where}, file {file}",
            _text(folder, where, file),
            row["published"],
            row["id"],
            row["source"],
            row.get("url"),
            row.get("title"),
        )
    except InputError as error:
        return error


def _text(folder: Path, where: str, file: str) -> str:
    relative = Path(file)
    if relative.is_absolute() or ".." in relative.parts:
        raise InputError(f"{where}: file {file} lies outside the folder")
    path = folder / relative
    try:
        if not _inside(folder, path):
            raise InputError(f"{where}: file {file} lies outside the folder")
        if (size := path.stat().st_size) > MAX_BYTES:
            raise InputError(f"{where}: file {file}: {too_large(size)}")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{where}: file {file} is missing") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{where}: file {file} can't be read ({getattr(error, 'strerror', error)})") from error
    if not data.strip():
        raise InputError(f"{where}: file {file} is empty")
    return decoded(f"{where}: file {file}", data)


def _inside(folder: Path, path: Path) -> bool:
    """The path, with every symbolic link on its way followed, is in the folder: a source reads nothing else."""
    return path.resolve().is_relative_to(folder.resolve())
