"""TOML files read and held to a shape, and a newsroom's own laid over them; faults are told with file and line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.errors import DataError
from timeline.text import fold

FOLDER = Path(__file__).parent
# Files of lists: a newsroom's file of one of these names adds words to the lists of its namesake.
LIST_FILES = frozenset(("silent.toml", "tense.toml", "discourse.toml", "activities.toml"))
# How pydantic calls a table that has a shape.
_OF_A_SHAPE = re.compile(r"a dictionary or an instance of \w+")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

Table = dict[str, Any]

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
T = TypeVar("T", bound="DataclassInstance")


def read_toml(path: Path) -> Table:
    """A TOML file's tables. DataError names file and line where it is malformed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise DataError(f"{path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        line = f":{at[1]}" if at and at[1] else ""
        raise DataError(f"{path}{line}: {message[: at.start()] if at else message}") from None


def own_file(extra: Path | None, name: str) -> Path | None:
    """The newsroom's `lexicon/<name>`, where there is one."""
    path = extra / "lexicon" / name if extra else None
    return path if path is not None and path.is_file() else None


def held_to(shape: Any, path: Path, table: Table) -> Table:
    """The table, if it has the shape (a type that pydantic can check). DataError names the first place it has not."""
    # Built-in files are held by the tests, so that only who brings files of their own waits for pydantic.
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(shape).validate_python(table)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        said = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ").replace("Unexpected keyword argument", "unknown key")
        message = _OF_A_SHAPE.sub("a table", message)
        raise DataError(f"{place(path, *first['loc'])}: {said}: {message}") from None
    return table


def place(path: Path, *keys: str | int) -> str:
    """`path:line` of an entry: each key is sought from where the one before was found. A number counts `[[tables]]`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at, found = 0, False
    for n, key in enumerate(keys):
        where = _counted(lines, str(keys[n - 1]), key) if isinstance(key, int) else _named(lines, key, at)
        if where is not None:
            at, found = where, True
    return f"{path}:{at + 1}" if found else str(path)


def _named(lines: Sequence[str], key: str, start: int) -> int | None:
    """The line of a header `[key]`, `[[key]]`, `[a.key]`, of `key =`, or else of the word itself, folded or not."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    head = re.compile(rf"\s*(?:\[+(?:[^\]]*\.)?\s*{name}\s*(?:\.[^\]]*)?\]+|{name}\s*[=.])")
    word = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
    for number in range(start, len(lines)):
        if head.match(lines[number]):
            return number
    for number in range(start, len(lines)):
        if word.search(lines[number]) or word.search(fold(lines[number])):
            return number
    return None


def _counted(lines: Sequence[str], name: str, index: int) -> int | None:
    """The line of the header of the table of that index, of those headed `[[name]]`."""
    headers = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]", line)]
    return headers[index] if index < len(headers) else None


def laid_over(name: str, extra: Path | None) -> Table:
    """The built-in lists of a file, each with the words that the newsroom's `lexicon/<name>` adds to it.

    DataError names file and line where a list is unknown (its words would do nothing) or is no list of words.
    """
    table = read_toml(FOLDER / name)
    own = own_file(extra, name)
    if own is None:
        return table
    for key, added in read_toml(own).items():
        built_in = table.get(key)
        if isinstance(added, dict) and isinstance(built_in, dict):
            table[key] = {**built_in, **{form: [*built_in.get(form, ()), *_words(own, form, added)] for form in added}}
        elif isinstance(built_in, list):
            table[key] = [*built_in, *_words(own, key, {key: added})]
        else:
            known = ", ".join(sorted(table))
            raise DataError(f"{place(own, key)}: [{key}] is no list of {name}; its lists are {known}")
    return table


def _words(path: Path, name: str, table: Mapping[str, object]) -> tuple[str, ...]:
    try:
        return word_list(table, name)
    except DataError as error:
        raise DataError(f"{place(path, name)}: {error}") from None


def word_list(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of words in a TOML table, folded. DataError where it is missing or none."""
    return tuple(map(fold, spelled_list(table, name)))


def spelled_list(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    """The same as it is spelled there: «أب» is not «آب»."""
    found = table.get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise DataError(f"[{name}] must be a list of words")
    return tuple(found)


def word_files(extra: Path | None, others: frozenset[str]) -> Iterator[Path]:
    """The newsroom's files of words of time: all in `lexicon/` but those of other names that are read elsewhere."""
    if extra and (extra / "lexicon").is_dir():
        yield from sorted(path for path in (extra / "lexicon").glob("*.toml") if path.name not in others)


def filled(shape: type[T], table: Mapping[str, object], **given: object) -> T:
    """A dataclass whose fields are the lists of their names, folded; those that are no lists are given."""
    kinds = {f.name: tuple if f.type == tuple[str, ...] else frozenset for f in fields(shape) if f.name not in given}
    return shape(**{name: kind(word_list(table, name)) for name, kind in kinds.items()}, **given)
