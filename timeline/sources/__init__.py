"""Articles in: what can be read is read, and what can't is told, one line each.

To add a kind of source, write a module with `items(path)` and name it in `_reader`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from timeline.errors import InputError
from timeline.model import Article
from timeline.sources import folder, lines

__all__ = ["read"]


Item = tuple[str, Article | InputError]  # where it stands, and what is there
_FIELDS = (
    ("text", "text"),
    ("published", "day of publication"),
    ("source", "source"),
    ("url", "url"),
    ("title", "title"),
)


def read(sources: Sequence[Path]) -> tuple[list[Article], list[InputError]]:
    """The articles of all sources, in order, and an error for each that can't be read.

    The same article twice is one; two that share an id and differ are an error that names both places, and the first
    is kept.
    """
    articles: dict[str, tuple[str, Article]] = {}
    errors: list[InputError] = []
    for source in sources:
        for where, item in _items(source):
            if isinstance(item, InputError):
                errors.append(item)
                continue
            first, before = articles.setdefault(item.id, (where, item))
            if what := next((name for field, name in _FIELDS if getattr(before, field) != getattr(item, field)), None):
                errors.append(InputError(f"{where}: id {item.id!r} occurs twice, with another {what} than at {first}"))
    return [article for _, article in articles.values()], errors


def _items(source: Path) -> Iterator[Item]:
    """What a source holds; where it can't be read at all, or no further, the error is its last item."""
    try:
        yield from _reader(source)(source)
    except InputError as error:
        yield str(source), error


def _reader(source: Path) -> Callable[[Path], Iterator[Item]]:
    if source.is_dir():
        return folder.items
    if not source.exists():
        raise InputError(f"{source}: no such file or folder")
    if source.suffix.lower() in (".jsonl", ".ndjson"):
        return lines.items
    raise InputError(f"{source}: not a source (a folder with {folder.NAME}, or a .jsonl file)")
