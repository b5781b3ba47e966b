"""What the gazetteer knows, as values: entities, offices with their terms, and the forms that name them.

A form is one or more folded words. Everything that names something lies in one tree of words, so that one look-up a
word finds names, titles («الرئيس»), nationality adjectives («الروسي») and head nouns («القوات») alike; `entities`
puts the hits together.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.model import Entity

HEADS_OF_STATE = ("president", "king", "sultan", "emir", "supreme-leader")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form can stand for.

    `kind`: entity, silent, title, demonym, noun. `ref`: the entity's id, the title's role («president»), the noun's
    class («body»). `detail`: of a title how it takes its state (whole, head, fixed, many), of a demonym whether it is
    definite. `of`: the entity that a fixed title belongs to. `latent`: counts only in company. `harakat`: vowel signs
    that must stand in the text as published («عُمان» is the sultanate, «قُطر» a diameter).
    """

    kind: str
    ref: str = ""
    detail: str = ""
    of: str = ""
    latent: bool = False
    harakat: str = ""


@dataclass(slots=True)
class Node:
    """A state of the tree of words: where it can go on, and what ends here."""

    after: dict[str, "Node"] = field(default_factory=dict)
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office from a day (inclusive) to a day (exclusive); None is open."""

    office: str
    holder: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Office:
    """«الرئيس السوري» is Office("president-syria", "president", "syria")."""

    id: str
    role: str
    of: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and what they stand for; made by `load`, never changed after.

    `given_names` are spelt in Latin letters by their folded form; `stop_words` end a name that is not known.
    """

    entities: Mapping[str, Entity]
    within: Mapping[str, str]
    states: Mapping[str, str]
    capitals: Mapping[str, str]
    offices: Mapping[str, Office]
    terms: Mapping[str, tuple[Term, ...]]
    held: Mapping[str, tuple[Term, ...]]
    clues: Mapping[str, frozenset[str]]
    given_names: Mapping[str, str]
    stop_words: frozenset[str]
    first: Mapping[str, tuple[tuple[int, Node], ...]]

    @property
    def countries(self) -> frozenset[str]:
        """The two letters of every country that an entity lies in or serves."""
        return frozenset(entity.country for entity in self.entities.values() if entity.country)

    def state_of(self, entity: Entity) -> Entity | None:
        """The state that an entity is, lies in or serves: Sochi and Putin give Russia."""
        if entity.kind == "state":
            return entity
        return self.entities.get(self.states.get(entity.country or "", ""))

    def stands_for(self, entity: Entity) -> Entity:
        """The state whose doings an entity's are: of a state's organ and its capital the state, else the entity itself.

        The Syrian army, the Syrian government and Damascus as an actor («دمشق») are Syria; Hezbollah and Putin are not.
        """
        outer = self.entities.get(self.within.get(entity.id, ""))
        organ = entity.kind == "organisation" and outer is not None and outer.kind == "state"
        if outer is not None and (organ or self.capitals.get(outer.id) == entity.id):
            return outer
        return entity

    def lies_in(self, inner: str, outer: str) -> bool:
        """Whether a place is another or lies in it, by id: Hmeimim lies in Latakia governorate and in Syria."""
        seen = set()
        while inner and inner not in seen:
            if inner == outer:
                return True
            seen.add(inner)
            inner = self.within.get(inner, "")
        return False

    def office(self, role: str, of: str) -> str:
        """The id of the office that answers to a role in a state: the «president» of Saudi Arabia is its king."""
        if role in HEADS_OF_STATE and (exact := f"{role}-{of}") not in self.offices:
            return next((o for other in HEADS_OF_STATE if (o := f"{other}-{of}") in self.offices), exact)
        return f"{role}-{of}"
