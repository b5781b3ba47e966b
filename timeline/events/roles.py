"""Who does it, to whom, and where: names of a clause as parties and places of an event.

A name of a place is a place after «في», «إلى», «ب»… or as the object of a verb of visiting; a capital or a state that
stands as a subject acts («اتفقت موسكو ودمشق»: Russia and Syria).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline import entities
from timeline.events.words import Sentence
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.triggers import Triggers
from timeline.model import Entity

_FINEST = ("venue", "base", "city", "region", "state")
_PLACES = frozenset(_FINEST)
_RELATIONS = ("in", "with", "from", "against", "inside", "beside")


@dataclass(frozen=True, slots=True)
class Use:
    """A name in a clause: its first and last word, what it stands for, and what leads to it.

    `relation` is the group of the preposition before it (in, with, from, against), `clitic` what is written with it.
    """

    at: int
    end: int
    entity: Entity
    relation: frozenset[str]
    clitic: str
    via: str = "name"

    @property
    def joined(self) -> bool:
        """«… وبشار الأسد»: said in one breath with the name before it."""
        return self.clitic == "و"

    def spatial(self) -> bool:
        """A preposition of place stands before it."""
        return "in" in self.relation or self.clitic in ("ب", "وب", "فب", "ل", "ول")

    def accompanying(self) -> bool:
        return "with" in self.relation or self.clitic in ("ب", "وب")


def uses(
    sentence: Sentence, words: Iterable[int], gazetteer: Gazetteer, day: dt.date | None, triggers: Triggers
) -> list[Use]:
    """The names among these words, in order; an office stands for whoever holds it on the day."""
    found: list[Use] = []
    seen: set[int] = set()
    for i in words:
        word = sentence.words[i]
        if word.name is None or word.name in seen:
            continue
        seen.add(word.name)
        name = sentence.names[word.name]
        entity = name.entity
        if entity is None and name.office is not None and day is not None:
            entity = entities.holder(name.office, day, gazetteer)
        if entity is None:
            continue
        end = i
        while (following := sentence.at(end + 1)) and following.name == word.name:
            end += 1
        clitic = word.norm[: max(name.span.start - word.span.start, 0)]
        before = sentence.words[i - 1].norm if i else ""
        if triggers.member(before, "aside"):
            continue
        own = word.norm[len(clitic) :]
        relation = {name for name in _RELATIONS if triggers.member(before, name)}
        if triggers.member(own, "with"):  # «نظيره السوري» says itself that it is met
            relation.add("with")
        via = "demonym" if entity.kind == "state" and not clitic and _adjective(sentence, i) else name.via
        found.append(Use(i, end, entity, frozenset(relation), clitic, via))
    return found


def _adjective(sentence: Sentence, i: int) -> bool:
    """«وفدا روسيا»: after a noun in the accusative the letters of a state are those of its adjective."""
    before = sentence.at(i - 1)
    if not i or before is None or before.name is not None or before.time is not None or before.verb() is not None:
        return False
    return len(before.norm) > 3 and before.norm.endswith("ا") and sentence.words[i].norm.endswith("يا")


def _names_it(use: Use, found: Sequence[Use], noun: int) -> bool:
    """A city right after the noun of a meeting, and no other joined to it («قمة موسكو ودمشق»)."""
    return use.at == noun + 1 and not use.clitic and not any(u.joined and u.at == use.end + 1 for u in found)


def is_place(use: Use) -> bool:
    """A name of a place, which may also act."""
    return use.entity.kind in _PLACES


def parties(
    found: Sequence[Use], verb: int, *, family: str, object_is_place: bool, acting: bool, gazetteer: Gazetteer
) -> list[Use]:
    """Those who take part. `acting`: states and capitals act in events of this kind («قصفت روسيا»)."""
    chosen: list[Use] = []
    objects = [u for u in found if u.at > verb and u.entity.kind in _PLACES and not u.spatial()]
    invader = objects[0] if object_is_place and acting and len(objects) > 1 else None  # «غزت روسيا أوكرانيا»
    for use in found:
        if use.entity.kind == "organisation" and "inside" in use.relation:
            continue  # «في مجلس الأمن» is where, not who
        if "beside" in use.relation or (family == "visit" and "from" in use.relation and use.entity.kind == "person"):
            continue  # «بحضور ولي العهد», «رسالة من الرئيس»
        if family == "visit" and use.via == "name" and use.entity.kind == "city" and _names_it(use, found, verb):
            continue  # «قمة طهران» is held there
        if use.entity.kind in _PLACES:
            placed = object_is_place and use is not invader
            state = _acting_state(use, verb, placed, acting, gazetteer, family == "sanctions")
            if state is None:
                continue
        else:
            state = use.entity
        if chosen and family == "force" and state.kind == "person":
            continue  # a person named beside who strikes is not struck
        if all(state.id != other.entity.id for other in chosen):
            chosen.append(replace(use, entity=state))
    return chosen


def _acting_state(
    use: Use, verb: int, object_is_place: bool, acting: bool, gazetteer: Gazetteer, sanctioned: bool
) -> Entity | None:
    """The state that a name of a place stands for as somebody who acts, None where it is only a place."""
    if acting and "against" in use.relation and use.entity.kind in ("state", "city", "venue"):
        return (use.entity if use.entity.kind == "state" else _governs(use.entity, gazetteer)) if sanctioned else None
    if use.via in ("body", "demonym"):
        return use.entity if acting or use.via == "demonym" else None
    if "with" in use.relation and use.entity.kind == "state":
        return use.entity
    if not acting or use.spatial() or "from" in use.relation or (object_is_place and use.at > verb):
        return None
    return use.entity if use.entity.kind == "state" else _governs(use.entity, gazetteer)


def subjects(found: Sequence[Use], *, acting: bool, gazetteer: Gazetteer) -> list[Entity]:
    """Whom these names stand for as those who act: people, bodies, and where states act the state of a capital."""
    acted = [u.entity if not is_place(u) or u.via in ("body", "demonym") else None for u in found]
    if acting:
        acted = [
            a or (u.entity if u.entity.kind == "state" else _governs(u.entity, gazetteer))
            for a, u in zip(acted, found, strict=True)
        ]
    return [a for a in acted if a is not None]


def _governs(place: Entity, gazetteer: Gazetteer) -> Entity | None:
    """The state that a capital (or its Kremlin) speaks for."""
    state = gazetteer.state_of(place)
    if state is None:
        return None
    capital = gazetteer.capitals.get(state.id, "")
    return state if gazetteer.lies_in(place.id, capital) else None


def place(
    found: Sequence[Use], taken: Sequence[Use], verb: int, *, origin: bool = False, object_is_place: bool = False
) -> Use | None:
    """The finest place; of two equally fine, the one with a preposition, then the nearer to the verb.

    `origin`: where somebody comes from («عاد من موسكو») and not where he goes.
    """
    used = {use.at for use in taken}
    places = [
        u for u in found if u.entity.kind in _PLACES and u.at not in used and u.via not in ("body", "demonym")
    ]  # fmt: skip
    left = [u for u in places if "from" in u.relation and origin]
    places = left or [u for u in places if "from" not in u.relation]
    spatial = [u for u in places if u.spatial() or origin or u.at > verb]
    if not spatial:
        return None
    objects = [u for u in places if object_is_place and u.at > verb and not u.spatial()][:1]
    return min(
        spatial, key=lambda u: (_FINEST.index(u.entity.kind), not (u.spatial() or u in objects), abs(u.at - verb))
    )


def finer(a: Entity | None, b: Entity | None, gazetteer: Gazetteer) -> Entity | None:
    """Of two places where one lies in the other, the inner one; else the first."""
    if a is None or b is None:
        return a or b
    return b if gazetteer.lies_in(b.id, a.id) else a


def nation(sentence: Sentence, after: int, gazetteer: Gazetteer) -> Entity | None:
    """The state of an adjective right after a noun: «الثورة السورية» is Syria's."""
    for i in range(after + 1, min(after + 3, len(sentence.words))):
        for _, node in gazetteer.first.get(sentence.words[i].norm, ()):
            for sense in node.senses:
                if sense.kind == "demonym" and gazetteer.entities[sense.ref].kind == "state":
                    return gazetteer.entities[sense.ref]
    return None
