"""From the CSV files to a `Gazetteer`: every row checked, every form folded and given its clitics once."""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from timeline.errors import DataError
from timeline.lexicon.gazetteer.scan import WORD
from timeline.lexicon.gazetteer.values import Gazetteer, Node, Office, Sense, Term
from timeline.model import Entity
from timeline.text import fold

HERE = Path(__file__).resolve().parent
COLUMNS = {
    "entities": ("id", "kind", "name_en", "country", "lat", "lon", "wikidata", "within", "name_ar"),
    "forms": ("id", "latent", "form"),
    "demonyms": ("id", "kind", "form"),
    "capitals": ("state", "capital"),
    "offices": ("role", "of", "holder", "from", "to"),
    "titles": ("role", "kind", "of", "form"),
    "words": ("kind", "id", "form"),
}
KINDS = ("person", "state", "city", "region", "base", "venue", "organisation", "group")
TITLES = ("whole", "head", "many", "many-head", "fixed")
WORDS = ("body", "event", "summit", "capital", "place", "counterpart", "link", "former", "clue", "given", "stop")
# What may be written before a name as one word with it. The article melts into ل: «للرياض».
CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HARAKAT = re.compile("[\u064b-\u0652]")
Row = dict[str, str]


class _Rows:
    """The rows of one kind of file, built-in first, then the newsroom's; `fail` names file and line."""

    def __init__(self, name: str, folders: Iterable[Path]) -> None:
        self.files = [path for folder in folders if (path := folder / f"{name}.csv").is_file()]
        self.name = name
        self.where = ""

    def __iter__(self) -> Iterator[Row]:
        columns = COLUMNS[self.name]
        for path in self.files:
            try:
                lines = path.read_text(encoding="utf-8-sig").splitlines()
            except UnicodeDecodeError:
                raise DataError(f"{path}: not UTF-8") from None
            reader = csv.reader(lines)
            if tuple(next(reader, ())) != columns:
                raise DataError(f"{path}:1: the columns must be {','.join(columns)}")
            for row in reader:
                if row:
                    self.where = f"{path}:{reader.line_num}"
                    if len(row) != len(columns):
                        self.fail(f"{len(row)} cells instead of {len(columns)}")
                    yield dict(zip(columns, (cell.strip() for cell in row), strict=True))

    def fail(self, message: str) -> None:
        raise DataError(f"{self.where}: {message}")


def load(extra: Path | None = None) -> Gazetteer:
    """Read the built-in files, and `extra/gazetteer/*.csv` laid over them.

    A row of the newsroom's `entities.csv` replaces the built-in one of the same id; all other rows are added.
    """
    folders = [HERE] if extra is None else [HERE, extra / "gazetteer"]
    entities, within = _entities(_Rows("entities", folders))
    states = {e.country: e.id for e in entities.values() if e.kind == "state" and e.country}
    forms = _Forms()
    for entity in entities.values():
        forms.add(entity.name_ar, Sense("entity", entity.id))
    rows = _Rows("forms", folders)
    for row in rows:
        if row["id"] == "-":
            forms.add(row["form"], Sense("silent"))
            continue
        _known(rows, row["id"], entities)
        forms.add(row["form"], Sense("entity", row["id"], latent=row["latent"] == "1"))
    _demonyms(_Rows("demonyms", folders), entities, forms)
    capitals = {}
    rows = _Rows("capitals", folders)
    for row in rows:
        _known(rows, row["state"], entities)
        _known(rows, row["capital"], entities)
        capitals[row["state"]] = row["capital"]
    offices, terms = _offices(_Rows("offices", folders), entities)
    held: dict[str, list[Term]] = {}
    for term in (t for several in terms.values() for t in several):
        held.setdefault(term.holder, []).append(term)
    for several in held.values():
        several.sort(key=lambda t: t.start or dt.date.min)
    rows = _Rows("titles", folders)
    for row in rows:
        if row["kind"] not in TITLES:
            rows.fail(f"kind {row['kind']!r} is none of {', '.join(TITLES)}")
        if row["of"]:
            _known(rows, row["of"], entities)
        forms.add(row["form"], Sense("title", row["role"], row["kind"], row["of"]))
    clues: dict[str, set[str]] = {}
    given: dict[str, str] = {}
    stops: set[str] = set()
    rows = _Rows("words", folders)
    for row in rows:
        match row["kind"]:
            case "clue":
                _known(rows, row["id"], entities)
                clues.setdefault(row["id"], set()).add(fold(row["form"]))
            case "given":
                given[fold(row["form"])] = row["id"]
            case "stop":
                stops.add(fold(row["form"]))
            case kind if kind in WORDS:
                forms.add(row["form"], Sense("noun", kind, of=row["id"]))
            case kind:
                rows.fail(f"kind {kind!r} is none of {', '.join(WORDS)}")
    return Gazetteer(
        entities=entities,
        within=within,
        states=states,
        capitals=capitals,
        offices=offices,
        terms={office: tuple(several) for office, several in terms.items()},
        held={holder: tuple(several) for holder, several in held.items()},
        clues={key: frozenset(words) for key, words in clues.items()},
        given_names=given,
        stop_words=frozenset(stops),
        first=forms.with_clitics(),
    )


def _known(rows: _Rows, key: str, entities: dict[str, Entity]) -> None:
    if key not in entities:
        rows.fail(f"no entity {key!r} in entities.csv")


def _entities(rows: _Rows) -> tuple[dict[str, Entity], dict[str, str]]:
    entities: dict[str, Entity] = {}
    within: dict[str, str] = {}
    places: dict[str, str] = {}
    for row in rows:
        key = row["id"]
        if not _SLUG.fullmatch(key):
            rows.fail(f"id {key!r} is no slug (a-z, 0-9, hyphens)")
        if key in places and places[key].rpartition(":")[0] == rows.where.rpartition(":")[0]:
            rows.fail(f"id {key!r} stands twice")
        if row["kind"] not in KINDS:
            rows.fail(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if not row["name_en"] or not row["name_ar"]:
            rows.fail(f"{key!r} needs a name in both languages")
        places[key] = rows.where
        entities[key] = Entity(
            id=key,
            kind=row["kind"],
            name_ar=row["name_ar"],
            name_en=row["name_en"],
            country=row["country"] or None,
            lat=_degrees(rows, row["lat"], 90),
            lon=_degrees(rows, row["lon"], 180),
            wikidata=row["wikidata"] or None,
        )
        if row["within"]:
            within[key] = row["within"]
    for inner, outer in within.items():
        if outer not in entities:
            raise DataError(f"{places[inner]}: {inner!r} lies within {outer!r}, which is not in entities.csv")
    return entities, within


def _degrees(rows: _Rows, cell: str, most: float) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = most + 1
    if abs(value) > most:
        rows.fail(f"{cell!r} is no coordinate")
    return value


def _day(rows: _Rows, cell: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(cell) if cell else None
    except ValueError:
        raise DataError(f"{rows.where}: {cell!r} is no date (YYYY-MM-DD)") from None


def _offices(rows: _Rows, entities: dict[str, Entity]) -> tuple[dict[str, Office], dict[str, list[Term]]]:
    offices: dict[str, Office] = {}
    terms: dict[str, list[Term]] = {}
    for row in rows:
        _known(rows, row["of"], entities)
        office = Office(f"{row['role']}-{row['of']}", row["role"], row["of"])
        offices[office.id] = office
        if row["holder"]:
            _known(rows, row["holder"], entities)
            start, end = _day(rows, row["from"]), _day(rows, row["to"])
            if start and end and end < start:
                rows.fail("the term ends before it begins")
            terms.setdefault(office.id, []).append(Term(office.id, row["holder"], start, end))
    for several in terms.values():
        several.sort(key=lambda t: t.start or dt.date.min)
    return offices, terms


def _demonyms(rows: _Rows, entities: dict[str, Entity], forms: "_Forms") -> None:
    for row in rows:
        _known(rows, row["id"], entities)
        match row["kind"]:
            case "base":  # «روسي» gives «روسية», «الروسيين», «الروسيتان» …
                for ending in ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات"):
                    forms.add(row["form"] + ending, Sense("demonym", row["id"], "indefinite"))
                    forms.add("ال" + row["form"] + ending, Sense("demonym", row["id"], "definite"))
            case "form":
                definite = "definite" if row["form"].startswith("ال") else "indefinite"
                forms.add(row["form"], Sense("demonym", row["id"], definite))
            case kind:
                rows.fail(f"kind {kind!r} is neither base nor form")


class _Forms:
    """The tree of words while it grows."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, form: str, sense: Sense) -> None:
        if harakat := "".join(_HARAKAT.findall(form)):
            sense = replace(sense, harakat=harakat)
        latent, plain = replace(sense, latent=True), replace(sense, latent=False)
        for words in _spellings(WORD.findall(fold(form))):
            node = self.root
            for word in words:
                node = node.after.setdefault(word, Node())
            if sense.latent and plain in node.senses:  # a name in entities.csv that forms.csv calls latent
                node.senses = tuple(latent if s == plain else s for s in node.senses)
            elif sense not in node.senses and latent not in node.senses:
                node.senses += (sense,)

    def with_clitics(self) -> dict[str, tuple[tuple[int, Node], ...]]:
        """The first words, each with what may be attached before it: how many letters to cut, and where to go on."""
        first: dict[str, list[tuple[int, Node]]] = {}
        for word, node in self.root.after.items():
            for clitic in CLITICS:
                if word.startswith("ال") and clitic.endswith("ل"):
                    rest = word[2:] if word[2:3] == "ل" else "ل" + word[2:]
                    first.setdefault(clitic + rest, []).append((len(clitic), node))
                elif clitic == "" or len(word) > 2:
                    first.setdefault(clitic + word, []).append((len(clitic), node))
        return {word: tuple(sorted(found, key=lambda f: f[0])) for word, found in first.items()}


def _spellings(words: list[str]) -> Iterator[list[str]]:
    """A form as given, and with «عبد العزيز», «أبو مازن», «آل سعود» written as one word (and the other way round)."""
    yield words
    joined: list[str] = []
    i = 0
    while i < len(words):
        if words[i] in ("عبد", "ابو", "ال") and i + 1 < len(words):
            joined.append(words[i] + words[i + 1])
            i += 2
        else:
            joined.append(words[i])
            i += 1
    if joined != words:
        yield joined
    parted = [part for word in words for part in (("عبد", word[3:]) if re.match("عبدال.{2}", word) else (word,))]
    if parted != words:
        yield parted
