"""Mentions prepared for comparing, and which pairs of them are worth it: a block is a family, a party and a month."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.weights import Weights
from timeline.model import Event
from timeline.temporal import Grain, Interval, shift
from timeline.text import fold

_MOST_MONTHS = 12 * 12  # a mention of a longer stretch is compared where it begins
_FRESH = 10  # days
STAY = 4  # days that a visit lasts
MOVED = 21  # how many days a plan may be moved by
NO_SLIPS = ("force", "conflict_start")  # a strike of the next day is another one, a meeting of the next day a slip
PLANNED = ("planned", "cancelled", "hypothetical")
NOBODY = "?"
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention with what comparing needs, worked out once."""

    event: Event
    family: str
    when: Interval | None
    published: dt.date | None
    states: frozenset[str]
    ids: frozenset[str]
    relative: bool
    phase: str = ""

    @property
    def fresh(self) -> bool:
        """Reported within days of its own date: news, not memory."""
        if self.when is None or self.when.start is None or self.published is None:
            return False
        return abs((self.published - self.when.start).days) <= _FRESH

    @property
    def key(self) -> tuple[str, str, int]:
        return (self.event.article.id, self.event.id, self.event.trigger.start)


def candidates(
    events: Sequence[Event], gazetteer: Gazetteer, weights: Weights, derived: Mapping[str, Interval] | None = None
) -> list[Candidate]:
    """Every mention prepared, in an order of their own, not the articles'. `derived`: dates from other events."""
    found = []
    for event in events:
        states = frozenset(s.id for a in event.actors if (s := gazetteer.state_of(a.entity)) is not None)
        day = _day(event.article.published)
        relative = event.time is not None and not _YEAR.search(fold(event.time.surface))
        when = event.when or (derived or {}).get(event.id)
        family = weights.families.get(event.kind, event.kind)
        sense = event.key.partition("/")[0]
        if family in ("statement", "other"):
            family = f"{family}/{sense}"  # a veto is no oath
        ids = frozenset(a.entity.id for a in event.actors)
        found.append(Candidate(event, family, when, day, states, ids, relative, weights.phases.get(sense, "")))
    return sorted(found, key=lambda c: c.key)


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def pairs(found: Sequence[Candidate], weights: Weights, gazetteer: Gazetteer) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs worth comparing, each once. A block is a family, a party and a month."""
    blocks: dict[tuple[str, str, int], list[int]] = {}
    bare: dict[tuple[str, int], list[int]] = {}
    for n, candidate in enumerate(found):
        for key in _keys(candidate, gazetteer, weights):
            blocks.setdefault(key, []).append(n)
            if key[1] == NOBODY:
                bare.setdefault((key[0], key[2]), []).append(n)
    for n, candidate in enumerate(found):  # «سرت الهدنة الاثنين» names nobody, and may be anybody's
        if candidate.event.kind in weights.rare:
            for bucket in _buckets(candidate, weights):
                if (candidate.family, bucket) in bare and n not in bare[candidate.family, bucket]:
                    blocks[candidate.family, NOBODY, bucket].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = blocks[key]
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                pair = (min(a, b), max(a, b))
                if pair not in seen:
                    seen.add(pair)
                    yield found[pair[0]], found[pair[1]]


def _keys(candidate: Candidate, gazetteer: Gazetteer, weights: Weights) -> Iterator[tuple[str, str, int]]:
    event = candidate.event
    who = set(candidate.states) | set(candidate.ids)
    if event.place is not None:
        state = gazetteer.state_of(event.place)
        who.add(state.id if state is not None else event.place.id)
    for party in sorted(who) or [NOBODY]:
        for bucket in sorted(_buckets(candidate, weights)):
            yield candidate.family, party, bucket


def _buckets(candidate: Candidate, weights: Weights) -> set[int]:
    """The months that a mention may lie in, a day around it too; without a date, those around its publication.

    What happens once has a bucket of its own (0), whatever its date; days have theirs below it.
    """
    when, published, kind = candidate.when, candidate.published, candidate.event.kind
    once = {0} if kind in weights.once else set()
    if when is None and once:
        return once
    if when is None or when.start is None or when.end is None:
        if published is None:
            return {0}
        reach = weights.near(kind)
        return once | _months(shift(published, -reach, Grain.DAY), shift(published, reach, Grain.DAY))
    found = once | _months(shift(when.start, -(STAY if candidate.family == "visit" else 1), Grain.DAY), when.end)
    if candidate.relative and when.grain == Grain.MONTH:  # where a slip of one year would lie
        found |= _months(shift(when.start, -1, Grain.YEAR), shift(when.end, -1, Grain.YEAR))
    if candidate.event.status in PLANNED:  # where it may be moved to
        found |= _months(shift(when.start, -MOVED, Grain.DAY), shift(when.start, MOVED, Grain.DAY))
    if when.days() == 1 and candidate.family not in NO_SLIPS:  # the days that a slip leads to, below 0
        day = when.start
        slips = (day, shift(day, -1, Grain.WEEK), shift(day, -1, Grain.MONTH), shift(day, -1, Grain.YEAR))
        found |= {-one.toordinal() for one in slips}
    return found


def _months(start: dt.date, end: dt.date) -> set[int]:
    first, last = start.year * 12 + start.month, end.year * 12 + end.month
    return set(range(first, min(last, first + _MOST_MONTHS) + 1))
