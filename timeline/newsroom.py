"""A newsroom's own folder of data, looked at whole: what is wrong with each file, and what it adds."""

from collections.abc import Callable, Iterator
from pathlib import Path

from timeline import titles, topics
from timeline.errors import DataError
from timeline.lexicon import gazetteer, tense, triggers, weights, words

_ELSEWHERE = ("topics/NAME.toml", "lexicon/NAME.toml", *(f"gazetteer/{name}.csv" for name in gazetteer.COLUMNS))


def faults(folder: Path) -> Iterator[str]:
    """A line for each fault: `file:line: what`. Of a file that several rooms read together the first fault is told."""
    for path in files(folder):
        if not _is_read(path.relative_to(folder)):
            yield f"{path}: nothing reads this file; what is read: {', '.join(_ELSEWHERE)}"
    loaders: tuple[Callable[[Path], object], ...] = (
        words.load,
        tense.load,
        triggers.load,
        weights.load,
        titles.load,
        gazetteer.load,
    )
    told: set[str] = set()
    for load in loaders:
        told |= set(_fault(load, folder))
    names = None if any(_fault(gazetteer.load, folder)) else gazetteer.load(folder)
    for path in topics.files(folder / "topics"):
        told |= set(_fault(lambda path: topics.read(path, names), path))
    yield from sorted(told)


def files(folder: Path) -> list[Path]:
    """Every file of the folder but hidden ones, by name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _is_read(path: Path) -> bool:
    match path.parts:
        case ("topics" | "lexicon", _):
            return path.suffix == ".toml"
        case ("gazetteer", _):
            return path.suffix == ".csv" and path.stem in gazetteer.COLUMNS
        case _:
            return False


def _fault(load: Callable[[Path], object], path: Path) -> Iterator[str]:
    try:
        load(path)
    except DataError as error:
        yield str(error)
