"""Articles in: what can be read is read, and what can't is told, one line each.

To add a kind of source, write a module with `items(path)` and name it in `_reader`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from timeline.errors import InputError
from timeline.model import Article
from timeline.sources import folder, lines

__all__ = ["read"]


def read(
    sources: Sequence[Path], progress: Callable[[int], None] | None = None
) -> tuple[list[Article], list[InputError]]:
    """The articles of all sources, in order, and an error for each that can't be read.

    The same article twice is one; two that share an id and differ in text or day are an error that names both places.
    """
    articles: dict[str, Article] = {}
    errors: list[InputError] = []
    for source in sources:
        for item in _items(source):
            if isinstance(item, InputError):
                errors.append(item)
                continue
            before = articles.setdefault(item.id, item)
            if (before.text, before.published) != (item.text, item.published):
                what = "text" if before.text != item.text else "day of publication"
                errors.append(InputError(f"{source}: id {item.id!r} occurs twice, the second time with another {what}"))
            if progress:
                progress(len(articles))
    return list(articles.values()), errors


def _items(source: Path) -> Iterator[Article | InputError]:
    """What a source holds; where it can't be read at all, or no further, the error is its last item."""
    try:
        yield from _reader(source)(source)
    except InputError as error:
        yield error


def _reader(source: Path) -> Callable[[Path], Iterator[Article | InputError]]:
    if source.is_dir():
        return folder.items
    if not source.exists():
        raise InputError(f"{source}: no such file or folder")
    if source.suffix.lower() in (".jsonl", ".ndjson"):
        return lines.items
    raise InputError(f"{source}: not a source (a folder with {folder.NAME}, or a .jsonl file)")
