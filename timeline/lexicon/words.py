"""Words of time as data: the loader of the `*.toml` files and the look-up table that the scanner uses.

An entry is a table with a Latin key: `kind` (what the grammar sees), `value` (what it means), `forms`, and `latent`
forms, which are ordinary words too and count only in company (their kind is the entry's with an «l» before it).
`article = true` adds every form with «ال». Clitics (و ف ب ل ك) are cut by the table, only where a known form remains.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import DataError
from timeline.lexicon import shapes
from timeline.lexicon.tables import (
    FOLDER,
    LIST_FILES,
    Table,
    filled,
    held_to,
    laid_over,
    place,
    read_toml,
    spelled_list,
    word_files,
    word_list,
)
from timeline.text import fold

FILES = (
    "months.toml", "hijri.toml", "days.toml", "units.toml", "numbers.toml", "relations.toml", "dialect.toml",
)  # fmt: skip
# A newsroom's files of these names hold no entries of this kind, and are read elsewhere.
OTHER_ROOMS = LIST_FILES | {"triggers.toml", "weights.toml", "titles.toml"}
_TEENS = ("عشر", "عشرة")
# A latent form of three letters with a clitic is another word («باب», «لاب»): only «و» is cut there.
_SHORTEST_LATENT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One sense of a form. `definite`: it carries the article."""

    kind: str
    value: object
    key: str
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of what may stand where a word does: the clitics cut, the words that must follow, the sense."""

    clitics: tuple[str, ...]
    rest: tuple[str, ...]
    word: Word


@dataclass(frozen=True, slots=True)
class Form:
    """What may stand where a word does: the clitics cut, the words that must follow, all senses of that by kind."""

    clitics: tuple[str, ...]
    rest: tuple[str, ...]
    senses: Mapping[str, Word]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """`first[word]` lists the forms that may begin there, longest first."""

    first: dict[str, tuple[Form, ...]]
    durative: frozenset[str]
    silent: "Silence"
    zone_places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """What bears a date as its name, and months that are also people, numbers and verbs (`silent.toml`), folded.

    `as_written` is not: folding makes «أب» and «آب» one.
    """

    bearers: frozenset[str]
    date_bearers: frozenset[str]
    commemorated: frozenset[str]
    people: frozenset[str]
    saying: frozenset[str]
    said: frozenset[str]
    beginning: frozenset[str]
    as_written: frozenset[str]
    zero: frozenset[str]
    zero_is_month_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class OtherSenses:
    """What else words of time are: «the two», «general», «became», titles of works (`silent.toml`), folded."""

    the_two: frozenset[str]
    that: frozenset[str]
    dual_ends: tuple[str, ...]
    no_dual: frozenset[str]
    taking: frozenset[str]
    pairs: frozenset[str]
    became: frozenset[str]
    becoming: frozenset[str]
    comparing: frozenset[str]
    general: frozenset[str]
    general_people: frozenset[str]
    general_things: frozenset[str]
    general_relations: frozenset[str]
    possessives: tuple[str, ...]
    no_year: frozenset[str]
    works: frozenset[str]
    programmes: frozenset[str]
    boxes: tuple[str, ...]
    levels: frozenset[str]
    no_clitic: frozenset[str]


@dataclass(frozen=True, slots=True)
class Silence:
    """Look-alikes: what stands beside a time word that is none (`silent.toml` says each list's meaning), folded."""

    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    only_before: dict[str, frozenset[str]]
    prepositions: frozenset[str]
    numbering: frozenset[str]
    bearers: frozenset[str]
    weekday_bearers: frozenset[str]
    age: frozenset[str]
    age_in_years: frozenset[str]
    age_at: frozenset[str]
    no_age: frozenset[str]
    age_groups: frozenset[str]
    age_after: tuple[str, ...]
    scores: frozenset[str]
    counted: frozenset[str]
    reaching: frozenset[str]
    likeness: frozenset[str]
    dated: frozenset[str]
    spoken: frozenset[str]
    held: frozenset[str]
    per_cent: tuple[str, ...]
    versions: frozenset[str]
    namesakes: Namesakes
    senses: OtherSenses


# By the first word: the entries, by the words that must follow and the kind.
_Entries = dict[str, dict[tuple[tuple[str, ...], tuple[str, ...]], Entry]]


def load(extra: Path | None = None) -> Words:
    """Read the built-in words, and a newsroom's own `lexicon/*.toml` over them. DataError names file and entry."""
    entries: _Entries = {}
    seen: dict[tuple[str, str], str] = {}
    values: dict[str, set[type]] = {}  # of each kind, what its values are: a newsroom's must be the same
    for path in (FOLDER / name for name in FILES):
        for form, word in _forms(path, read_toml(path)):
            values.setdefault(word.kind, set()).add(type(word.value))
            _add(entries, seen, path, form, word)
    for path in word_files(extra, OTHER_ROOMS):
        for form, word in _forms(path, _own_table(path)):
            if type(word.value) not in values.get(word.kind, ()):
                raise DataError(f"{place(path, word.key)}: [{word.key}] {_unfit(word, values)}")
            _add(entries, seen, path, form, word)
    first = {key: tuple(_together(found.values())) for key, found in entries.items()}
    zone_places = frozenset(word_list(read_toml(FOLDER / "days.toml"), "zone_places"))
    return Words(first, _durative(extra), _silence(extra), zone_places)


def _together(entries: Iterable[Entry]) -> Iterator[Form]:
    """The entries of one form are its senses: those with the fewest clitics."""
    forms: dict[tuple[str, ...], list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (-len(e.rest), len(e.clitics))):
        forms.setdefault(entry.rest, []).append(entry)
    for rest, found in forms.items():
        clitics = found[0].clitics
        senses: dict[str, Word] = {}
        for entry in found:
            if entry.clitics == clitics:
                senses.setdefault(entry.word.kind, entry.word)
        yield Form(clitics, rest, senses, frozenset(senses))


def _add(entries: _Entries, seen: dict[tuple[str, str], str], path: Path, form: str, word: Word) -> None:
    clash = seen.setdefault((form, word.kind), word.key)
    if clash != word.key:
        raise DataError(f"{place(path, word.key, form)}: [{word.key}] «{form}» already belongs to [{clash}]")
    _enter(entries, form, word)


def _own_table(path: Path) -> Table:
    """A newsroom's file of words: a kind for all, or one for each entry."""
    table = read_toml(path)
    held_to(
        dict[str, shapes.WordEntry],
        path,
        {key: entry for key, entry in table.items() if key not in ("kind", "article")},
    )
    return table


def _unfit(word: Word, values: Mapping[str, set[type]]) -> str:
    if word.kind not in values:
        return f"kind {word.kind!r} is none of {', '.join(sorted(kind for kind in values if len(kind) > 1))}"
    wanted = " or ".join(sorted(type_.__name__ for type_ in values[word.kind]))
    return f"value {word.value!r}: words of the kind {word.kind} have one of the type {wanted}"


def _forms(path: Path, table: Table) -> Iterator[tuple[str, Word]]:
    kind, article = table.get("kind"), table.get("article", False)
    for key, entry in table.items():
        if not isinstance(entry, dict):
            continue
        sense = entry.get("kind", kind)
        if not isinstance(sense, str) or "value" not in entry:
            raise DataError(f"{place(path, key)}: [{key}] needs a kind and a value")
        with_article = entry.get("article", article)
        for latent in (False, True):
            for form in entry.get("latent" if latent else "forms", ()):
                folded = fold(form).strip()
                name = "l" + sense if latent else sense
                definite = form.startswith("ال")  # as written: «ألفان» only folds to «الفان»
                yield folded, Word(name, entry["value"], key, definite)
                if with_article and not definite:
                    yield "ال" + folded, Word(name, entry["value"], key, True)
        if sense in ("nw", "n1", "ord") and isinstance(entry["value"], int) and 0 < entry["value"] < 10:
            yield from _teens(key, sense, entry)


def _teens(key: str, kind: str, entry: dict[str, object]) -> Iterator[tuple[str, Word]]:
    """«ثلاثة عشر», «الأحد عشر», «الثامن عشر»."""
    value = entry["value"]
    assert isinstance(value, int)
    forms = entry.get("forms", ())
    assert isinstance(forms, list)
    for form in map(fold, forms):
        bare = form.removeprefix("ال")
        ordinal = kind == "ord" or bare.startswith("حادي")
        for ten in map(fold, _TEENS):
            for stem in (bare, "ال" + bare):
                yield f"{stem} {ten}", Word("ord" if ordinal else "nw", value + 10, f"{key}_ten", stem is not bare)


def _enter(entries: _Entries, form: str, word: Word) -> None:
    head, *rest = form.split(" ")
    latent = word.kind.startswith("l") and word.kind not in ("li", "less")
    for spelled, clitics in _with_clitics(head, short=latent and len(head) < _SHORTEST_LATENT, alone=not rest):
        key = (tuple(rest), (word.kind,))
        found = entries.setdefault(spelled, {})
        if key not in found or len(found[key].clitics) > len(clitics):
            found[key] = Entry(clitics, tuple(rest), word)


def _with_clitics(head: str, *, short: bool, alone: bool) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield head, ()
    if not head[:1].isalpha() or head.isascii() or (len(head) < 2 and alone):
        return
    if head.startswith("ال"):
        yield "ه" + head, ("ه",)  # «هالأسبوع»
    for joiner in ("", "و", "ف"):
        for preposition in ("", "ب", "ل", "ك"):
            if not joiner + preposition or (short and preposition + joiner != "و"):
                continue
            clitics = tuple(c for c in (joiner, preposition) if c)
            if preposition == "ل" and head.startswith("ال"):
                yield joiner + "لل" + head[2:], clitics
            else:
                yield joiner + preposition + head, clitics


def _durative(extra: Path | None) -> frozenset[str]:
    return frozenset(word_list(laid_over("activities.toml", extra), "durative"))


def _silence(extra: Path | None) -> Silence:
    table = laid_over("silent.toml", extra)

    def beside(name: str) -> dict[str, frozenset[str]]:
        section = table[name]
        assert isinstance(section, dict)
        return {fold(form): frozenset(word_list(section, form)) for form in section}

    return filled(
        Silence,
        table,
        before=beside("before"),
        after=beside("after"),
        only_before=beside("only_before"),
        namesakes=filled(Namesakes, table, as_written=frozenset(spelled_list(table, "as_written"))),
        senses=filled(OtherSenses, table),
    )
