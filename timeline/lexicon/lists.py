"""Lists of words in TOML files (`silent`, `tense`, `discourse`, `activities`), with a newsroom's own laid over them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from timeline.errors import DataError
from timeline.text import fold

FOLDER = Path(__file__).parent
# Files of lists: a newsroom's file of one of these names adds words to the lists of its namesake.
LIST_FILES = frozenset(("silent.toml", "tense.toml", "discourse.toml", "activities.toml"))


def read_toml(path: Path) -> dict[str, object]:
    """A TOML file's tables. DataError names the file where it is malformed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from None


def laid_over(name: str, extra: Path | None) -> dict[str, object]:
    """The built-in lists of a file, each with the words that the newsroom's `lexicon/<name>` adds to it.

    DataError names file and list where a list is unknown (its words would do nothing) or is no list of words.
    """
    table = read_toml(FOLDER / name)
    own = extra / "lexicon" / name if extra else None
    if own is None or not own.is_file():
        return table
    for key, added in read_toml(own).items():
        built_in = table.get(key)
        if isinstance(added, dict) and isinstance(built_in, dict):
            table[key] = {**built_in, **{form: [*built_in.get(form, ()), *_words(own, form, added)] for form in added}}
        elif isinstance(built_in, list):
            table[key] = [*built_in, *_words(own, key, {key: added})]
        else:
            raise DataError(f"{own}: [{key}] is no list of {name}; its lists are {', '.join(sorted(table))}")
    return table


def _words(path: Path, name: str, table: Mapping[str, object]) -> tuple[str, ...]:
    try:
        return word_list(table, name)
    except DataError as error:
        raise DataError(f"{path}: {error}") from None


def word_list(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of words in a TOML table, folded. DataError where it is missing or none."""
    found = table.get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise DataError(f"[{name}] must be a list of words")
    return tuple(map(fold, found))
