"""Which mentions tell one event: blocks to compare in, the evidence for each pair, and clusters that keep dates apart.

Mentions are compared where they share a family of kinds, a party (or its state, or the place's state) and a stretch of
time. The evidence for a pair is a sum of labelled weights. Clusters grow from the best link down; two never become one
where their dates exclude each other, unless the single link between them says why that may be.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.weights import Weights
from timeline.model import Event, Evidence, Link
from timeline.temporal import Grain, Interval, shift
from timeline.text import fold

_MOST_MONTHS = 12 * 12  # a mention of a longer stretch is compared where it begins
_CLOSED = ("call", "meeting")
_SLIPS = ("visit",)  # a strike or a truce of the next day is another one, a meeting of the next day a slip
_TOLERATED = ("next-day", "year-slip")
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
        ids = frozenset(a.entity.id for a in event.actors)
        found.append(Candidate(event, family, when, day, states, ids, relative))
    return sorted(found, key=lambda c: c.key)


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


# ---- which pairs -----------------------------------------------------------------------------------------------------


def pairs(found: Sequence[Candidate], weights: Weights, gazetteer: Gazetteer) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs worth comparing, each once. A block is a family, a party and a month."""
    blocks: dict[tuple[str, str, int], list[int]] = {}
    for n, candidate in enumerate(found):
        for key in _keys(candidate, gazetteer, weights):
            blocks.setdefault(key, []).append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = blocks[key]
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield found[a], found[b]


def _keys(candidate: Candidate, gazetteer: Gazetteer, weights: Weights) -> Iterator[tuple[str, str, int]]:
    event = candidate.event
    who = set(candidate.states) | set(candidate.ids)
    if event.place is not None:
        state = gazetteer.state_of(event.place)
        who.add(state.id if state is not None else event.place.id)
    for party in sorted(who) or ["?"]:
        for bucket in sorted(_buckets(candidate, weights)):
            yield candidate.family, party, bucket


def _buckets(candidate: Candidate, weights: Weights) -> set[int]:
    """The months that a mention may lie in, a day around it too; without a date, those around its publication.

    What happens once has a bucket of its own (0), whatever its date.
    """
    when, published, kind = candidate.when, candidate.published, candidate.event.kind
    once = {0} if kind in weights.once else set()
    if when is None and once:
        return once
    if when is None or when.start is None or when.end is None:
        if published is None:
            return {0}
        reach = dt.timedelta(days=weights.near(kind))
        return once | _months(published - reach, published + reach)
    found = once | _months(when.start - dt.timedelta(days=1), when.end)
    if candidate.relative and when.grain == Grain.MONTH:  # where a slip of one year would lie
        found |= _months(shift(when.start, -1, Grain.YEAR), shift(when.end, -1, Grain.YEAR))
    return found


def _months(start: dt.date, end: dt.date) -> set[int]:
    first, last = start.year * 12 + start.month, end.year * 12 + end.month
    return set(range(first, min(last, first + _MOST_MONTHS) + 1))


# ---- the evidence ----------------------------------------------------------------------------------------------------


def compare(a: Candidate, b: Candidate, gazetteer: Gazetteer, weights: Weights) -> Link:
    """The link of two mentions with its evidence, the prior first."""
    levels = [
        ("kind", _kind(a, b, weights)),
        ("actors", _actors(a, b)),
        ("place", _place(a, b, gazetteer)),
        ("date", date_level(a, b)),
        ("published", _published(a, b, weights)),
        ("once", _once(a, b, gazetteer, weights)),
        ("article", _article(a, b)),
    ]
    evidence = [Evidence("prior", "any", weights.prior)]
    evidence += [weights.evidence(feature, level) for feature, level in levels if level]
    return Link(a.event.id, b.event.id, tuple(evidence))


def _kind(a: Candidate, b: Candidate, weights: Weights) -> str:
    if a.event.kind == b.event.kind:
        return "same"
    if weights.once & {a.event.kind, b.event.kind}:
        return "episode"
    return "summit" if "summit" in (a.event.kind, b.event.kind) else "family"


def _actors(a: Candidate, b: Candidate) -> str:
    if not a.ids or not b.ids:
        return ""
    if _bodies(a) != _bodies(b) and not a.ids & b.ids:
        return ""  # the League's summit and whoever attends it
    if a.ids == b.ids:
        return "same" if len(a.ids) > 1 else "part"
    if a.ids <= b.ids or b.ids <= a.ids:
        return "part"
    if a.states and b.states and a.states == b.states and (a.ids <= a.states or b.ids <= b.states):
        return "states"
    if a.ids <= a.states or b.ids <= b.states:
        if min(len(a.states), len(b.states)) > 1 and (a.states <= b.states or b.states <= a.states):
            return "states"
        return "overlap" if a.states & b.states else "disjoint"
    if not a.ids & b.ids:
        return "disjoint"
    if _visitors(a) & _visitors(b):
        return "visitor"
    closed = len(a.ids) == 2 == len(b.ids) and a.event.kind in _CLOSED and b.event.kind in _CLOSED
    return "other-partner" if closed else "overlap"


def _visitors(candidate: Candidate) -> frozenset[str]:
    return frozenset(a.entity.id for a in candidate.event.actors if a.role == "visitor")


def _bodies(candidate: Candidate) -> bool:
    """Only an organisation of states is named, as in «القمة العربية»."""
    event = candidate.event
    return event.kind == "summit" and all(a.entity.kind == "organisation" for a in event.actors)


def _place(a: Candidate, b: Candidate, gazetteer: Gazetteer) -> str:
    p, q = a.event.place, b.event.place
    if p is None or q is None:
        return ""
    if p.id == q.id:
        return "same"
    if gazetteer.lies_in(p.id, q.id) or gazetteer.lies_in(q.id, p.id):
        return "inside"
    return "same-country" if p.country is not None and p.country == q.country else "other"


def date_level(a: Candidate, b: Candidate) -> str:
    """How two dates stand to each other; nothing where one is not known."""
    x, y = a.when, b.when
    if x is None or y is None or (x.start is None and x.end is None) or (y.start is None and y.end is None):
        return ""
    if x.meets(y):
        longest = max(x.days() or 999, y.days() or 999)
        return "day" if longest == 1 else "month" if longest <= 31 else "year"
    gap = _gap(x, y)
    days = max(x.days() or 999, y.days() or 999)
    if gap is not None and gap <= 1 and days <= 2 and a.family in _SLIPS:
        return "next-day"
    if _year_slip(a, b) or _year_slip(b, a):
        return "year-slip"
    if gap is not None and gap <= 7 and days <= 7:
        return "near-miss"
    return "apart"


def _gap(x: Interval, y: Interval) -> int | None:
    if x.start is None or x.end is None or y.start is None or y.end is None:
        return None
    first, second = (x, y) if x.start < y.start else (y, x)
    assert first.end is not None and second.start is not None
    return (second.start - first.end).days + 1


def _year_slip(a: Candidate, b: Candidate) -> bool:
    """`a` says «كانون الثاني الماضي» in an article, and `b` has that month of the year before."""
    x, y = a.when, b.when
    if x is None or y is None or x.start is None or y.start is None or not a.relative:
        return False
    month = x.grain == Grain.MONTH and x.days() is not None and (x.days() or 0) >= 28 and (y.days() or 99) <= 31
    return month and y.within(
        replace(x, start=shift(x.start, -1, Grain.YEAR), end=shift(x.end or x.start, -1, Grain.YEAR))
    )


def _published(a: Candidate, b: Candidate, weights: Weights) -> str:
    """What publication days tell where a mention has no date of its own."""
    near = weights.near(a.event.kind)
    if (a.when is None) == (b.when is None):
        if a.when is not None or a.published is None or b.published is None or a.event.kind in weights.once:
            return ""
        apart = abs((a.published - b.published).days)
        return "near" if apart <= weights.near("any") else "" if apart <= near else "far"
    dated, bare = (a, b) if a.when is not None else (b, a)
    when, day = dated.when, bare.published
    if when is None or when.start is None or day is None:
        return ""
    last = when.latest or when.start
    if bare.event.status == "asserted" and day < when.start - dt.timedelta(days=1):
        return "before"
    if when.start - dt.timedelta(days=near) <= day <= last + dt.timedelta(days=near):
        return "near"
    return "" if bare.event.kind in weights.once else "far"


def _once(a: Candidate, b: Candidate, gazetteer: Gazetteer, weights: Weights) -> str:
    """The same beginning: «بدء التدخل الروسي» means one event wherever it is said."""
    if a.event.kind not in weights.once or b.event.kind != a.event.kind:
        return ""
    if a.event.kind == "military_intervention":
        if not (a.states & b.states):
            return ""
    elif a.event.place is None or b.event.place is None or _place(a, b, gazetteer) not in ("same", "inside"):
        return ""
    return "same" if date_level(a, b) != "apart" else ""


def _article(a: Candidate, b: Candidate) -> str:
    same = a.event.article.id == b.event.article.id and a.event.sentence == b.event.sentence
    return "same-sentence" if same else ""


# ---- clusters --------------------------------------------------------------------------------------------------------


def cluster(found: Sequence[Candidate], links: Iterable[Link], weights: Weights) -> list[list[Candidate]]:
    """The mentions of each event. Best links first; a union whose dates exclude each other is refused.

    A tolerated contradiction (the next day, a slip of one year) joins only by its own link's evidence, so that no third
    mention chains two dates together.
    """
    by_id = {c.event.id: n for n, c in enumerate(found)}
    owner = list(range(len(found)))
    members: dict[int, list[int]] = {n: [n] for n in owner}
    strong = [link for link in links if link.score > weights.threshold]
    for link in sorted(strong, key=lambda k: (-k.score, k.a, k.b)):
        a, b = owner[by_id[link.a]], owner[by_id[link.b]]
        if a == b or not _may_join(members[a], members[b], found):
            continue
        keep, drop = min(a, b), max(a, b)
        for n in members[drop]:
            owner[n] = keep
        members[keep] += members.pop(drop)
    return [[found[n] for n in sorted(group)] for _, group in sorted(members.items())]


def _may_join(a: Sequence[int], b: Sequence[int], found: Sequence[Candidate]) -> bool:
    mine, theirs = _distinct(a, found), _distinct(b, found)
    return all(date_level(x, y) in ("", "day", "month", "year", *_TOLERATED) for x in mine for y in theirs)


def _distinct(group: Sequence[int], found: Sequence[Candidate]) -> list[Candidate]:
    """One mention for each date in a cluster."""
    dated: dict[tuple[Interval, bool], Candidate] = {}
    for n in group:
        when = found[n].when
        if when is not None:
            dated.setdefault((when, found[n].relative), found[n])
    return list(dated.values())
