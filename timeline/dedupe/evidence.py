"""The evidence for two mentions being one event: a sum of labelled weights; what is not known weighs nothing."""

from timeline.dedupe.candidates import Candidate
from timeline.dedupe.days import date_level
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.weights import Weights
from timeline.model import Evidence, Link
from timeline.temporal import Grain, shift

_SELDOM = ("election", "fall")  # hardly two in neighbouring days
_CLOSED = ("call", "meeting")


def compare(a: Candidate, b: Candidate, gazetteer: Gazetteer, weights: Weights) -> Link:
    """The link of two mentions with its evidence, the prior first."""
    levels = [
        ("kind", _kind(a, b, weights)),
        ("actors", _actors(a, b)),
        ("place", _place(a, b, gazetteer)),
        ("date", date_level(a, b)),
        ("published", _published(a, b, weights)),
        ("once", _once(a, b, gazetteer, weights)),
        ("rare", _rare(a, b, weights)),
        ("status", _status(a, b)),
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
        return "" if a.event.kind == "fall" == b.event.kind else "disjoint"  # one names who fell, one who took over
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
    if bare.event.status == "asserted" and day < shift(when.start, -1, Grain.DAY):
        return "before"
    if shift(when.start, -near, Grain.DAY) <= day <= shift(last, near, Grain.DAY):
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


def _rare(a: Candidate, b: Candidate, weights: Weights) -> str:
    """Truces, elections, falls: of one kind hardly two on one day."""
    same = a.event.kind == b.event.kind and a.event.kind in weights.rare
    level = date_level(a, b) if same else ""
    return level if level == "day" or (level == "next-day" and a.event.kind in _SELDOM) else ""


def _status(a: Candidate, b: Candidate) -> str:
    return "called-off" if {a.event.status, b.event.status} == {"asserted", "cancelled"} else ""


def _article(a: Candidate, b: Candidate) -> str:
    same = a.event.article.id == b.event.article.id and a.event.sentence == b.event.sentence
    return "same-sentence" if same else ""
