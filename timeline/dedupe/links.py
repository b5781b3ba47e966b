"""The links between mentions, at a cost that grows with the mentions and not with their square.

A thousand articles tell a popular event in a few dozen ways. Mentions that do not differ in anything that is compared
(kind, parties, place, time, day of publication) are alike: every one compares with a third as the others do. So a few
of them speak for all (a few, since an article that tells a second event keeps its own apart): speakers are compared
with speakers, each other mention with the first of its own way. Where mentions of one way are not yet one event by
themselves (an unnamed meeting on one day), each is linked to what the first is linked to.
"""

from collections.abc import Sequence

from timeline.dedupe.candidates import Candidate, pairs
from timeline.dedupe.evidence import compare
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.weights import Weights
from timeline.model import Link

_SPEAKERS = 8


def links(found: Sequence[Candidate], gazetteer: Gazetteer, weights: Weights) -> list[Link]:
    """The links worth having among the mentions, those that speak against a union too."""
    ways: dict[tuple[object, ...], list[Candidate]] = {}
    for one in found:
        ways.setdefault(_way(one), []).append(one)
    first = sorted((one for members in ways.values() for one in members[:_SPEAKERS]), key=lambda c: c.key)
    among = [compare(a, b, gazetteer, weights) for a, b in pairs(first, weights, gazetteer)]
    crowd: dict[str, list[Candidate]] = {}  # ways whose mentions are not one event by themselves
    for members in ways.values():
        silent = members[_SPEAKERS:]
        own = [compare(members[0], other, gazetteer, weights) for other in silent]
        among += own
        apart = [m for m, link in zip(silent, own, strict=True) if link.score <= weights.threshold]
        if apart:
            crowd[members[0].event.id] = apart
    by_id = {c.event.id: c for c in first}
    for link in list(among):
        if link.score <= weights.threshold:
            continue
        for name, other in ((link.a, link.b), (link.b, link.a)):
            if other in by_id and name in crowd:
                among += [compare(m, by_id[other], gazetteer, weights) for m in crowd[name]]
    return among


def _way(one: Candidate) -> tuple[object, ...]:
    """Everything about a mention that comparing looks at."""
    event = one.event
    roles = tuple(sorted((a.entity.id, a.role) for a in event.actors))
    place = event.place.id if event.place is not None else ""
    return (event.kind, one.family, one.when, one.published, roles, place, one.relative, one.phase, event.status)
