"""`triggers.toml` read: which words report events, and how they are inflected.

A verb stands in the data as a dictionary cites it, «زار يزور»; its third-person forms are made here, by the classes of
Arabic conjugation that change letters (sound, hollow, weak-final). Clitics are taken off at look-up, and only where a
known form remains: «وسيزورها» is و + س + يزور + ها.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from timeline.errors import DataError
from timeline.lexicon import shapes
from timeline.lexicon.tables import held_to, own_file, place, read_toml
from timeline.model import TYPES
from timeline.text import fold

_FILE = Path(__file__).with_name("triggers.toml")
_VERB_PRONOUNS = ("هما", "هم", "ها", "نا", "كم", "ني", "ه", "ك")
_NOUN_PRONOUNS = ("هما", "هم", "ها", "نا", "كم", "ه", "ي")


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event: its family, and the roles of who does it and of whom it is done with."""

    name: str
    family: str
    subject: str
    other: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word sense that reports an event of one kind; see the head of `triggers.toml`."""

    key: str
    kind: str
    object: str = ""
    subject: str = ""
    needs: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    present: str = ""
    silent_before: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: of which lemma, verb or noun, past or present, and whether it says two."""

    lemma: str
    part: str
    tense: str = ""
    dual: bool = False
    feminine: bool = False
    wasl: bool = False  # begins with an alif that is never written «أ»: «ألتقي» is no form of «التقى» but "I meet"


@dataclass(frozen=True, slots=True)
class Reading:
    """A word of a text read as a form: what its clitics were. `noun` with `definite` has «ال» or a pronoun."""

    form: Form
    prefix: str = ""
    pronoun: str = ""
    definite: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Triggers:
    """Every word that the extraction of events knows."""

    kinds: Mapping[str, Kind]
    forms: Mapping[str, tuple[Form, ...]]
    senses: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    groups: Mapping[str, frozenset[str]]
    lemmas: Mapping[str, frozenset[str]]
    furniture: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def read(self, word: str) -> tuple[Reading, ...]:
        """The readings of a folded word, the one with fewest clitics first.

        >>> load().read("وبزيارته")[0].form.lemma
        'زياره'
        """
        found = {(r.form, r.pronoun): r for r in reversed([*self._verbs(word), *self._nouns(word)])}
        return tuple(sorted(found.values(), key=lambda r: (len(r.prefix) + len(r.pronoun), r.form.part, r.form.lemma)))

    def member(self, word: str, group: str) -> bool:
        """The folded word is one of the group's words, «و» and «ف» before it aside."""
        words = self.groups[group]
        return word in words or (word[:1] in ("و", "ف") and word[1:] in words)

    def family(self, kind: str) -> str:
        return self.kinds[kind].family

    def _verbs(self, word: str) -> Iterator[Reading]:
        for prefix in ("", "و", "ف", "س", "وس", "فس", "ل", "ول"):
            if not word.startswith(prefix):
                continue
            for pronoun in ("", *_VERB_PRONOUNS):
                stem = word[len(prefix) : len(word) - len(pronoun)]
                if len(stem) < 2 or (pronoun and not word.endswith(pronoun)):
                    continue
                for form in self.forms.get(stem, ()):
                    if form.part == "verb" and _fits(form, prefix):
                        yield Reading(form, prefix, pronoun, future=prefix[-1:] == "س")

    def _nouns(self, word: str) -> Iterator[Reading]:
        for prefix in ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل", "وك"):
            if not word.startswith(prefix):
                continue
            rest = word[len(prefix) :]
            article = rest.startswith("ال")
            if prefix[-1:] == "ل" and rest.startswith("ل") and not article:
                rest, article = "ا" + rest, True  # «للقمة» is ل + القمة; «للقاء» is also ل + لقاء
                yield from self._bare_nouns(word[len(prefix) :], prefix)
                yield from self._bare_nouns(word[len(prefix) + 1 :], prefix, definite=True)
                continue
            if article:
                yield from self._bare_nouns(rest[2:], prefix, definite=True)
            yield from self._bare_nouns(rest, prefix)

    def _bare_nouns(self, rest: str, prefix: str, *, definite: bool = False) -> Iterator[Reading]:
        for pronoun in ("", *_NOUN_PRONOUNS):
            if pronoun and (definite or not rest.endswith(pronoun)):
                continue
            stem = rest[: len(rest) - len(pronoun)] if pronoun else rest
            if len(stem) < 2:
                continue
            spellings: tuple[str, ...] = (stem, stem[:-1] + "ه") if pronoun and stem.endswith("ت") else (stem,)
            spellings += (stem[:-1],) if stem.endswith("ا") and not pronoun and not definite else ()
            if pronoun and stem[-1] in "ئؤ":
                spellings += (stem[:-1] + "ء",)  # «لقائه», «لقاؤه»
            for spelling in spellings:
                for form in self.forms.get(spelling, ()):
                    if form.part == "noun":
                        yield Reading(form, prefix, pronoun, definite or bool(pronoun))


def families(extra: Path | None = None) -> Mapping[str, str]:
    """The family of each kind of event."""
    return {name: kind.family for name, kind in load(extra).kinds.items()}


def _fits(form: Form, prefix: str) -> bool:
    """«س» goes with the present, «ل» with it or with the jussive; the rest with every tense."""
    return {"س": form.tense == "present", "ل": form.tense != "past"}.get(prefix[-1:], True)


def load(extra: Path | None = None) -> Triggers:
    """The built-in triggers, with those of `extra/lexicon/triggers.toml` laid over them."""
    tables = [(_FILE, read_toml(_FILE))]
    if own := own_file(extra, _FILE.name):
        tables.append((own, held_to(shapes.Triggers, own, read_toml(own))))
    kinds: dict[str, Kind] = {}
    entries: dict[str, tuple[Path, Mapping[str, Any]]] = {}
    groups: dict[str, dict[str, list[str]]] = {}
    furniture: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, int] = {}
    for path, table in tables:
        for name, kind in table.get("kinds", {}).items():
            if name not in TYPES:
                raise DataError(f"{place(path, 'kinds', name)}: [kinds] {name!r} is no type of event")
            kinds[name] = Kind(name, kind["family"], kind["subject"], kind["other"])
        seen: set[str] = set()
        for n, entry in enumerate(table.get("trigger", ())):
            key = entry["key"]
            if key in seen:
                raise DataError(f"{place(path, 'trigger', n, 'key')}: trigger {key!r} is twice")
            seen.add(key)
            entries[key] = (path, entry)
        for name, words in table.get("groups", {}).items():
            into = groups.setdefault(name, {})
            for sort, values in words.items():
                into.setdefault(sort, []).extend(values)
        numbers |= {fold(word): int(number) for word, number in table.get("numbers", {}).items()}
        for name, lines in table.get("furniture", {}).items():
            furniture[name] = furniture.get(name, ()) + tuple(fold(line) for line in lines)
    return replace(_assembled(kinds, entries, groups), furniture=furniture, numbers=numbers)


def _assembled(
    kinds: Mapping[str, Kind],
    entries: Mapping[str, tuple[Path, Mapping[str, Any]]],
    groups: Mapping[str, Mapping[str, Sequence[str]]],
) -> Triggers:
    forms: dict[str, set[Form]] = {}
    lemmas: dict[str, set[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for name, sorts in groups.items():
        lemmas[name] = set()
        spelt = {fold(word) for word in sorts.get("words", ())}
        for lemma, form, spelling in _inflected(sorts, f"[groups.{name}]"):
            forms.setdefault(spelling, set()).add(form)
            lemmas[name].add(lemma)
        words[name] = frozenset(spelt)
    senses: dict[str, list[Trigger]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for key, (path, entry) in entries.items():
        trigger = _trigger(key, entry, path, kinds, words, lemmas)
        for lemma, form, spelling in _inflected(entry, f"{place(path, key)}: trigger {key!r}"):
            forms.setdefault(spelling, set()).add(form)
            if trigger not in senses.setdefault(lemma, []):
                senses[lemma].append(trigger)
        for phrase in entry.get("phrases", ()):
            first, *rest = fold(phrase).split()
            phrases.setdefault(first, []).append(((first, *rest), trigger))
            forms.setdefault(first, set()).add(Form(first, "noun"))
    return Triggers(
        kinds,
        {spelling: tuple(sorted(found, key=repr)) for spelling, found in forms.items()},
        {lemma: tuple(found) for lemma, found in senses.items()},
        {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()},
        words,
        {name: frozenset(found) for name, found in lemmas.items()},
    )


def _trigger(
    key: str,
    entry: Mapping[str, Any],
    path: Path,
    kinds: Mapping[str, Kind],
    groups: Mapping[str, frozenset[str]],
    lemmas: Mapping[str, set[str]],
) -> Trigger:
    if entry["kind"] not in kinds:
        raise DataError(f"{place(path, key, 'kind')}: trigger {key!r}: no kind {entry['kind']!r}")

    def company(name: str) -> frozenset[str]:
        found: set[str] = set()
        for word in entry.get(name, ()):
            if word.startswith("@") and word[1:] not in groups:
                raise DataError(f"{place(path, key, word)}: trigger {key!r}: no group {word[1:]!r}")
            found |= groups[word[1:]] | lemmas[word[1:]] if word.startswith("@") else {fold(word)}
        return frozenset(found)

    return Trigger(
        key,
        entry["kind"],
        entry.get("object", ""),
        entry.get("subject", kinds[entry["kind"]].subject),
        tuple(entry.get("needs", ())),
        company("before"),
        company("after"),
        company("near"),
        entry.get("present", ""),
        company("silent_before"),
        company("silent"),
    )


def _inflected(entry: Mapping[str, Any], where: str) -> Iterator[tuple[str, Form, str]]:
    """(lemma, form, spelling) of every verb and noun. A verb's lemma is as cited, «عقد يعقد»; the noun's is «عقد»."""
    for cited in entry.get("verbs", ()):
        parts = fold(cited).split()
        if len(parts) != 2:
            raise DataError(f"{where}: a verb is cited as past and present, not {cited!r}")
        for form, spelling in _conjugated(*parts):
            lemma = " ".join(parts)
            yield lemma, replace(form, lemma=lemma, wasl=cited.startswith("ا") and form.tense == "past"), spelling
    for noun in entry.get("nouns", ()):
        lemma = fold(noun)
        yield lemma, Form(lemma, "noun"), lemma


def _conjugated(past: str, present: str) -> Iterator[tuple[Form, str]]:
    """The third-person forms of a verb, folded.

    >>> sorted(spelling for form, spelling in _conjugated("التقي", "يلتقي") if form.dual)
    ['التقتا', 'التقيا', 'تلتقيا', 'تلتقيان', 'يلتقيا', 'يلتقيان']
    """
    weak = past[-1] in "يا" and present[-1] in "يوا"
    core = past[:-1] if weak else past
    final = past[-1] if weak else ""
    if weak and past[-1] == "ا" and present[-1] == "ا":  # «بدأ»: its hamza is a letter like another, folded to «ا»
        core, final, weak = past, "", False
    dual = core + ("يا" if final == "ي" else "وا" if final == "ا" else "ا") if weak else past + "ا"
    yield from ((Form(past, "verb", "past"), spelling) for spelling in {past, past + "وا" if not weak else core + "وا"})
    yield Form(past, "verb", "past", feminine=True), core + "ت"
    yield Form(past, "verb", "past", dual=True), dual
    yield Form(past, "verb", "past", dual=True, feminine=True), core + "تا"
    if weak:
        yield Form(past, "verb", "past"), core + "ا"  # before a pronoun: «التقاه»
    stem = present[1:]
    bare = stem[:-1] if stem[-1] in "يو" and weak else stem
    for first in "يت":
        for spelling in {first + stem, first + bare + "ون", first + bare + "وا"}:
            yield Form(past, "verb", "present", feminine=first == "ت"), spelling
        for spelling in _jussive(first + stem):
            yield Form(past, "verb", "jussive", feminine=first == "ت"), spelling
        for spelling in (first + stem + "ان", first + stem + "ا"):
            yield Form(past, "verb", "present", dual=True, feminine=first == "ت"), spelling


def _jussive(present: str) -> Iterator[str]:
    """After «لم» a long vowel before or at the end falls: «لم يزر», «لم يلتق»."""
    if present[-1] in "يو":
        yield present[:-1]
    elif len(present) >= 4 and present[-2] in "يوا":
        yield present[:-2] + present[-1]
