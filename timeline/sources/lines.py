"""JSON Lines: one object a line, read one at a time, so that a file of any size passes through."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from timeline.errors import InputError
from timeline.model import Article
from timeline.sources.item import MAX_BYTES, article, decoded, too_large

_LONGEST = 6 * MAX_BYTES + 100_000  # an article whose every letter is written as \\uXXXX, and its other fields


def items(file: Path) -> Iterator[tuple[str, Article | InputError]]:
    """Where each line stands, and its article or what is wrong with it; InputError where there is nothing to read."""
    count = 0
    try:
        with file.open("rb") as stream:
            for where, value in objects(stream, str(file)):
                count += 1
                yield where, value if isinstance(value, InputError) else _item(where, value)
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror})") from error
    if not count:
        raise InputError(f"{file}: the file is empty")


def objects(stream: BinaryIO, name: str) -> Iterator[tuple[str, Mapping[str, object] | InputError]]:
    """Where each line stands, and its object or what is wrong with it; empty lines are passed over."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        where = f"{name} line {number}"
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            size = len(line)
            while rest := stream.readline(_LONGEST):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield where, InputError(f"{where}: {too_large(size)}")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield where, _object(where, line)


def text_of(where: str, row: Mapping[str, object], key: str) -> str:
    """A field that must be there and be a string."""
    value = row.get(key)
    if value is None:
        raise InputError(f"{where}: no {key!r}")
    if not isinstance(value, str):
        raise InputError(f"{where}: {key!r} is not a string")
    return value


def id_of(where: str, row: Mapping[str, object]) -> str | None:
    """The id; a number is one too."""
    value = row.get("id")
    if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
        raise InputError(f"{where}: 'id' is not a string")
    return None if value is None else str(value)


def optional(where: str, row: Mapping[str, object], key: str) -> str | None:
    """A field that may be absent or null."""
    return None if row.get(key) is None else text_of(where, row, key)


def _object(where: str, line: bytes) -> Mapping[str, object] | InputError:
    try:
        value = json.loads(decoded(where, line, "utf-8-sig"))
    except InputError as error:
        return error
    except json.JSONDecodeError as error:
        return InputError(f"{where}: not JSON ({error.msg} at column {error.colno})")
    except (ValueError, RecursionError) as error:
        return InputError(f"{where}: not JSON that can be read ({str(error).splitlines()[0]})")
    return value if isinstance(value, dict) else InputError(f"{where}: not a JSON object")


def _item(where: str, row: Mapping[str, object]) -> Article | InputError:
    try:
        if "published" not in row:
            raise InputError(f"{where}: no 'published' (null where the day is not known)")
        return article(
            where,
            text_of(where, row, "text"),
            optional(where, row, "published"),
            id_of(where, row),
            *(optional(where, row, key) for key in ("source", "url", "title")),
        )
    except InputError as error:
        return error
