"""Titles of events in two languages, from kind, parties and place, by the patterns of `lexicon/titles.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import DataError
from timeline.model import TYPES, Actor, Entity, Reason

_FILE = Path(__file__).parent / "lexicon" / "titles.toml"
_LEADING = ("visitor", "caller", "striker", "imposer", "speaker")
_MOST = 3  # names in a title; the rest are "others"


@dataclass(frozen=True, slots=True)
class Titles:
    """`patterns[kind, language]`, the words before what has not happened, and the names of the kinds."""

    patterns: Mapping[tuple[str, str], tuple[str, ...]]
    status: Mapping[tuple[str, str], str]
    bare: Mapping[tuple[str, str], str]

    def title(self, kind: str, status: str, actors: Sequence[Actor], place: Entity | None) -> Reason:
        """«زيارة بشار الأسد إلى موسكو ولقاء فلاديمير بوتين», "Bashar al-Assad visits Moscow and meets …"."""
        return Reason(self._said("en", kind, status, actors, place), self._said("ar", kind, status, actors, place))

    def _said(self, language: str, kind: str, status: str, actors: Sequence[Actor], place: Entity | None) -> str:
        leading = [a for a in actors if a.role in _LEADING] or list(actors[:1])
        others = [a for a in actors if a not in leading]
        parts = {
            "a": _listed([a.entity for a in leading], language),
            "b": _listed([a.entity for a in others], language),
            "p": _name(place, language) if place is not None else "",
        }
        known = {key for key, value in parts.items() if value}
        for pattern in self.patterns[kind, language]:
            if {key for key in parts if f"{{{key}}}" in pattern} <= known:
                break
        else:
            pattern = self.bare[kind, language]
        return self.status.get((status, language), "") + pattern.format(**parts)


def load() -> Titles:
    """The patterns; every type of event must have them."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if missing := [kind for kind in TYPES if kind not in table or kind not in table["bare"]]:
        raise DataError(f"titles.toml: no title for {', '.join(missing)}")
    return Titles(
        {(kind, tongue): tuple(table[kind][tongue]) for kind in TYPES for tongue in ("en", "ar")},
        {(name, tongue): words[tongue] for name, words in table["status"].items() for tongue in ("en", "ar")},
        {(name, tongue): words[tongue] for name, words in table["bare"].items() for tongue in ("en", "ar")},
    )


def _name(entity: Entity, language: str) -> str:
    return entity.name_en if language == "en" else entity.name_ar


def _listed(entities: Sequence[Entity], language: str) -> str:
    """«روسيا وإيران وتركيا», "Russia, Iran and Turkey"."""
    names = [_name(e, language) for e in entities]
    if len(names) > _MOST:
        names = [*names[:_MOST], "others" if language == "en" else "آخرين"]
    if language == "ar":
        return " و".join(names)
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
