"""Titles of events in two languages, from kind, parties and place, by the patterns of `lexicon/titles.toml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import DataError
from timeline.lexicon import shapes
from timeline.lexicon.tables import Table, held_to, own_file, place, read_toml
from timeline.model import TYPES, Actor, Entity, Reason

_FILE = Path(__file__).parent / "lexicon" / "titles.toml"
_LEADING = ("visitor", "caller", "striker", "imposer", "speaker", "winner")
_LED = ("host", "called", "target", "addressee")  # whoever they stand alone with is not known
_MOST = 3  # names in a title; the rest are "others"
_VERB = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_TONGUES = ("en", "ar")
_FORMS = ("", "noun", "person", "sense")


@dataclass(frozen=True, slots=True)
class Titles:
    """`patterns[form, name, language]`, the words before what has not happened, and the names of the kinds.

    `form` is "" for the patterns of a kind, or noun, person, sense (see the head of `titles.toml`).
    """

    patterns: Mapping[tuple[str, str, str], tuple[str, ...]]
    status: Mapping[tuple[str, str], str]
    bare: Mapping[tuple[str, str], str]
    the: frozenset[str] = frozenset()

    def title(self, kind: str, status: str, actors: Sequence[Actor], place: Entity | None, sense: str = "") -> Reason:
        """«زيارة بشار الأسد إلى موسكو ولقاء فلاديمير بوتين», "Bashar al-Assad visits Moscow and meets …"."""
        english, arabic = (self._said(tongue, kind, status, actors, place, sense) for tongue in _TONGUES)
        return Reason(english, arabic)

    def _said(
        self, language: str, kind: str, status: str, actors: Sequence[Actor], place: Entity | None, sense: str
    ) -> str:
        leading, others = _sides(kind, actors)
        people = bool(leading) and all(e.kind == "person" for e in leading)
        parts = {
            "a": self._listed(leading, language),
            "b": self._listed(others, language),
            "all": self._listed([*leading, *others], language),
            "p": self._name(place, language) if place is not None else "",
        }
        if not others and len(leading) > 1:  # «A and B meet»: the last of them stands for {b}
            pair = {"a": self._listed(leading[:-1], language), "b": self._listed(leading[-1:], language)}
        else:
            pair = {}
        ahead = self.status.get((status, language), "")
        for form, name in (
            ("sense", sense if not ahead else ""),
            ("noun", kind if ahead else ""),
            ("person", kind if people else ""),
            ("", kind),
        ):
            for pattern in self.patterns.get((form, name, language), ()) if name else ():
                joint = bool(pair) and "{a} and {b}" in pattern.replace("{a} و{b}", "{a} and {b}")
                known = {**parts, **pair} if joint else parts
                if all(known[key] for key in ("a", "b", "all", "p") if f"{{{key}}}" in pattern):
                    many = len(leading) > 1 or ("{all}" in pattern and len(leading) + len(others) > 1)
                    said = _VERB.sub(r"\2" if many else r"\1", pattern).format(**known)
                    return ahead + said if ahead else said[:1].upper() + said[1:]
        return ahead + self.bare[kind, language]

    def _name(self, entity: Entity, language: str) -> str:
        if language == "ar":
            return entity.name_ar
        words = entity.name_en.split()
        the = entity.id in self.the or (len(words) > 1 and words[-1] in self.the and entity.kind != "person")
        return f"the {entity.name_en}" if the and words[0] != "The" else entity.name_en

    def _listed(self, entities: Sequence[Entity], language: str) -> str:
        """«روسيا وإيران وتركيا», "Russia, Iran and Turkey"."""
        names = [self._name(e, language) for e in entities]
        if len(names) > _MOST:
            names = [*names[:_MOST], "others" if language == "en" else "آخرين"]
        if language == "ar":
            return " و".join(names)
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))


def _sides(kind: str, actors: Sequence[Actor]) -> tuple[list[Entity], list[Entity]]:
    """Who leads and the others. What states do is told of the state where a minister is named beside it."""
    leading = [a.entity for a in actors if a.role in _LEADING]
    if not leading and actors and actors[0].role not in _LED:
        leading = [a.entity for a in actors if a.role == actors[0].role]
    others = [a.entity for a in actors if a.entity not in leading]
    if kind in ("withdrawal", "military_intervention", "air_strikes", "offensive", "sanctions"):
        leading = [e for e in leading if e.kind != "person"] or leading
    return leading, others


def load(extra: Path | None = None) -> Titles:
    """The built-in patterns, those of `extra/lexicon/titles.toml` in place of them; every type of event has some."""
    found = Titles({}, {}, {})
    own = own_file(extra, _FILE.name)
    for path in (_FILE, own) if own else (_FILE,):
        table = read_toml(path)
        if path is own:
            _held(own, table)
        the = table.get("the", {})
        found = Titles(
            {**found.patterns, **_patterns(table, path)},
            {**found.status, **_words(table, "status")},
            {**found.bare, **_words(table, "bare")},
            found.the | set(the.get("ids", ())) | set(the.get("endings", ())),
        )
    missing = [k for k in TYPES for t in _TONGUES if ("", k, t) not in found.patterns or (k, t) not in found.bare]
    if missing:
        raise DataError(f"{_FILE}: no title for {', '.join(missing)}")
    return found


def _patterns(table: Mapping[str, Any], path: Path) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    found = {}
    for form in _FORMS:
        entries = table.get(form, {}) if form else {k: v for k, v in table.items() if k in TYPES}
        for name, patterns in entries.items():
            for tongue, lines in patterns.items():
                if misfit := next((line for line in lines if not _fits(line)), None):
                    where = place(path, f"{form}.{name}" if form else name, tongue, misfit)
                    raise DataError(
                        f"{where}: [{name}] {misfit!r}: the parts of a title are {{a}}, {{b}}, {{all}}, {{p}}"
                    )
                found[form, name, tongue] = tuple(lines)
    return found


def _held(path: Path, table: Table) -> None:
    """Every part of a newsroom's file has its shape."""
    for name, part in table.items():
        match name:
            case "the":
                held_to(dict[str, dict[str, list[str]]], path, {name: part})
            case "status" | "bare":
                held_to(dict[str, dict[str, shapes.Said]], path, {name: part})
            case _ if name in _FORMS:
                held_to(dict[str, dict[str, shapes.Patterns]], path, {name: part})
            case _ if name in TYPES:
                held_to(dict[str, shapes.Patterns], path, {name: part})
            case _:
                raise DataError(f"{place(path, name)}: [{name}] is no type of event")


def _fits(line: str) -> bool:
    return set(re.findall(r"\{(\w*)\}", line)) <= {"a", "b", "all", "p"}


def _words(table: Mapping[str, Any], name: str) -> Mapping[tuple[str, str], str]:
    return {(key, tongue): words[tongue] for key, words in table.get(name, {}).items() for tongue in _TONGUES}
