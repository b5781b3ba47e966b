"""An event mention in the making, and what the sentences before it leave to lean on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.events.clause import Clause, Head
from timeline.events.words import Sentence
from timeline.lexicon.triggers import Trigger
from timeline.model import Actor, Entity
from timeline.temporal import Interval, Length

_SUFFERED = ("fall", "incident", "conflict_start", "election")  # whom they name is not who acts next


@dataclass(frozen=True, slots=True)
class Group:
    """The words of one predicate: a trigger with the light verb or the word of beginning that carries it."""

    main: Head
    trigger: Trigger
    heads: tuple[Head, ...]
    told_after: bool = False  # by a relative clause, «الهدنة التي سرت»

    @property
    def at(self) -> int:
        return self.heads[0].at

    @property
    def finite(self) -> bool:
        """A verb says that it happens, or a word that it begins."""
        return (
            self.told_after
            or self.started
            or any(h.reading is not None and h.reading.form.part == "verb" for h in self.heads)
        )

    @property
    def started(self) -> bool:
        return not self.told_after and any(h.sort in ("light", "start") for h in self.heads)

    @property
    def noun(self) -> bool:
        return self.main.reading is None or self.main.reading.form.part == "noun"


@dataclass(slots=True)
class Draft:
    """What is known so far of one mention. `words` are those that tell it: their extent becomes its clause."""

    sentence: Sentence
    clause: Clause
    group: Group
    kind: str
    family: str
    words: set[int] = field(default_factory=set)
    actors: list[Actor] = field(default_factory=list)
    place: Entity | None = None
    when: Interval | None = None
    time: int | None = None
    reckoned: bool = False  # from a length, «منذ عام»
    status: str = "asserted"
    hangs: Length | None = None
    hangs_at: int | None = None  # the time expression that counts from another event
    sign: int = 0
    anchor: "Draft | None" = None
    antecedent: Entity | None = None  # what its relative clause is said of, «الاتحاد الأوروبي، الذي فرض»
    named: bool = False  # it names a party or a place itself
    parties: int = 0  # how many it names
    emitted: bool = True

    @property
    def row(self) -> bool:
        """Such events are numbered: «الأولى», «الثانية»."""
        return self.family in ("visit", "call", "election")

    def ids(self) -> set[str]:
        return {a.entity.id for a in self.actors}


@dataclass(slots=True)
class Memory:
    """What pronouns and bare nouns point back to."""

    subject: Entity | None = None  # the person spoken of
    agent: Entity | None = None  # whoever acted last, a state too
    last: dict[str, Draft] = field(default_factory=dict)
    persons: list[Entity] = field(default_factory=list)
    place: Entity | None = None
    places: list[Entity] = field(default_factory=list)
    previous: Draft | None = None

    def note(self, draft: Draft) -> None:
        self.last[draft.family] = draft
        self.previous = draft
        if draft.actors:
            self.agent = draft.actors[0].entity
            if self.agent.kind == "person" and draft.family not in _SUFFERED:
                self.subject = self.agent
        if draft.place is not None:
            self.place = draft.place
            self.places.append(draft.place)


def describes(inner: Clause, outer: Clause, group: Group) -> bool:
    """A relative clause right after a noun tells where it is: «القمة التي تلتئم في جدة»."""
    if not group.noun or inner.opener != "which" or inner.parent is not outer:
        return False
    end = max(h.end for h in group.heads if h.at >= group.main.at)  # «الجولة … من محادثات أستانا التي …»
    return group.main.end < inner.first() <= end + 4 and all(h.sort != "trigger" for h in inner.heads)


def within(sentence: Sentence, time: int, telling: Sequence[Clause]) -> bool:
    """«العدوان الذي دمر المبنى في الأول من نيسان»: a relative with a date tells of the noun."""
    return any(sentence.words[i].time == time for c in telling for i in c.words)
