"""`fuse`: every mention of a build in, every event out; the same events whatever the order of the articles."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline import chronology, dedupe, titles
from timeline.chronology import Derived
from timeline.dedupe import Candidate
from timeline.fusion import dating, identity, independence
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.weights import Weights
from timeline.model import TYPES, Actor, Article, Entity, Event, Fused, Link
from timeline.titles import Titles

_STRENGTH = ("planned", "hypothetical")  # of a status that nothing asserts, the strongest first
_BILATERAL = ("meeting", "visit")


def fuse(
    events: Sequence[Event],
    articles: Sequence[Article],
    weights: Weights,
    gazetteer: Gazetteer,
    known: Mapping[str, str] | None = None,
    words: Titles | None = None,
) -> tuple[Fused, ...]:
    """One `Fused` for each event that the mentions tell.

    `known`: ids issued before → the id to keep. `words`: the patterns of titles, the built-in ones if none are given.
    """
    groups, links = _clustered(events, gazetteer, weights, {})
    voice = independence.voices(articles)
    dates = [(best.when if (best := dating.chosen(dating.said(g, voice))) else None) for g in groups]
    gained = chronology.derive([[c.event for c in g] for g in groups], dates)
    derived = {c.event.id: found for n, found in gained.items() for c in groups[n]}
    if derived:
        groups, links = _clustered(events, gazetteer, weights, derived)
    ordered = [sorted((c.event for c in group), key=identity.canonical) for group in groups]
    ids = identity.names(ordered, known)
    words = words or titles.load()
    fused = [
        _fused(name, group, mentions, links, voice, derived, gazetteer, words)
        for name, group, mentions in zip(ids, groups, ordered, strict=True)
    ]
    return tuple(sorted(fused, key=_order))


def _order(event: Fused) -> tuple[bool, dt.date, str]:
    earliest = event.date.when.earliest if event.date.when is not None else None
    return (earliest is None, earliest or dt.date.max, event.id)


def _clustered(
    events: Sequence[Event], gazetteer: Gazetteer, weights: Weights, derived: Mapping[str, Derived]
) -> tuple[list[list[Candidate]], dict[str, list[Link]]]:
    found = dedupe.candidates(events, gazetteer, weights, {key: d.when for key, d in derived.items()})
    links = dedupe.links(found, gazetteer, weights)
    groups = dedupe.cluster(found, links, weights)
    owner = {c.event.id: n for n, group in enumerate(groups) for c in group}
    kept: dict[str, list[Link]] = {}
    for link in links:
        if owner[link.a] == owner[link.b]:
            kept.setdefault(groups[owner[link.a]][0].event.id, []).append(link)
    return groups, kept


def _fused(
    name: str,
    group: Sequence[Candidate],
    mentions: Sequence[Event],
    links: Mapping[str, Sequence[Link]],
    voice: Mapping[str, str],
    derived: Mapping[str, Derived],
    gazetteer: Gazetteer,
    words: Titles,
) -> Fused:
    status = _status(mentions)
    dates = dating.said(group, voice)
    hung = next((derived[m.id] for m in mentions if m.id in derived), None)
    published = [c.published for c in group if c.published is not None]
    date = dating.date(dates, hung, published, status)
    printed = date.when if dates else None
    place = _place(mentions, gazetteer)
    kind = _kind(mentions)
    actors = _actors(mentions, kind)
    kind, actors = _as_visit(kind, actors, place)
    return Fused(
        name,
        tuple(sorted({m.id for m in mentions} - {name})),
        kind,
        status,
        words.title(kind, status, actors, place, _sense(mentions, kind)),
        actors,
        place,
        date,
        dating.claims(group, dates, printed),
        dating.conflict(dates, printed, [m.status for m in mentions]),
        tuple(mentions),
        independence.count([m.article for m in mentions], voice),
        links=tuple(sorted(links.get(group[0].event.id, ()), key=lambda k: (k.a, k.b))),
    )


def _sense(mentions: Sequence[Event], kind: str) -> str:
    """The sense of the words that most mentions of the kind tell it by: veto, win, retake."""
    counts = Counter(m.key.partition("/")[0] for m in mentions if m.kind == kind)
    return min(counts, key=lambda k: (-counts[k], k), default="")


def _status(mentions: Sequence[Event]) -> str:
    """Asserted where some mention asserts it; a denial or cancellation outweighs a plan that is not newer.

    Announced on the 1st, called off on the 3rd, announced anew on the 5th: planned. A mention whose day of publication
    is not known is as new as the newest.
    """
    statuses = {m.status for m in mentions}
    if "asserted" in statuses:
        return "asserted"
    newest = {s: max(m.article.published or "9" for m in mentions if m.status == s)[:10] for s in statuses}
    plans = max((newest[s] for s in _STRENGTH if s in newest), default="")
    for final in ("cancelled", "denied"):
        if final in statuses and newest[final] >= plans:
            return final
    return next((s for s in _STRENGTH if s in statuses), min(statuses))


def _kind(mentions: Sequence[Event]) -> str:
    """The type that most mentions have; a visit where any of them tells a visit and not a summit of many."""
    counts = Counter(m.kind for m in mentions)
    if counts["visit"] and set(counts) <= {"visit", "meeting", "summit"} and counts["visit"] >= counts["summit"]:
        return "visit"
    return min(counts, key=lambda k: (-counts[k], TYPES.index(k)))


def _place(mentions: Sequence[Event], gazetteer: Gazetteer) -> Entity | None:
    """The place that most mentions name or lie in, made as fine as any mention within it says."""
    places = [m.place for m in mentions if m.place is not None]
    if not places:
        return None
    distinct = {p.id: p for p in places}

    def support(place: Entity) -> tuple[int, int, str]:
        agreeing = sum(1 for p in places if gazetteer.lies_in(p.id, place.id) or gazetteer.lies_in(place.id, p.id))
        depth = sum(1 for p in distinct.values() if gazetteer.lies_in(place.id, p.id))
        return (-agreeing, -depth, place.id)

    return min(distinct.values(), key=support)


def _actors(mentions: Sequence[Event], kind: str) -> tuple[Actor, ...]:
    """The parties that a fair share of the mentions names, each with the role that most of them give."""
    roles: dict[str, Counter[str]] = {}
    entities: dict[str, Entity] = {}
    first: dict[str, int] = {}
    for n, mention in enumerate(mentions):
        for k, actor in enumerate(mention.actors):
            roles.setdefault(actor.entity.id, Counter())[actor.role] += 1
            entities[actor.entity.id] = actor.entity
            first.setdefault(actor.entity.id, n * 100 + k)
    naming = sum(1 for m in mentions if m.actors)
    people = {e.country for e in entities.values() if e.kind == "person"}
    kept = []
    for key, entity in entities.items():
        if sum(roles[key].values()) * 4 < naming:
            continue
        if entity.kind == "state" and entity.country in people and kind in (*_BILATERAL, "summit", "call"):
            continue  # the state is there by its president
        general = ("participant",)
        role = min(roles[key], key=lambda r: (r in general, -roles[key][r], r))
        kept.append((first[key], Actor(entity, role)))
    leading = ("visitor", "caller", "striker", "imposer", "speaker", "winner")
    return tuple(a for _, a in sorted(kept, key=lambda k: (k[1].role not in leading, k[0], k[1].entity.id)))


def _as_visit(kind: str, actors: tuple[Actor, ...], place: Entity | None) -> tuple[str, tuple[Actor, ...]]:
    """Two who meet in the country of one of them: that one is the host, and the meeting a visit."""
    people = [a for a in actors if a.entity.kind == "person"]
    if kind not in (*_BILATERAL, "summit") or place is None or len(people) != 2 or len(actors) != 2:
        return kind, actors
    home = [a for a in people if a.entity.country == place.country]
    if len(home) != 1 or place.country is None:
        return kind, actors
    visitor = next(a for a in people if a is not home[0])
    return "visit", (Actor(visitor.entity, "visitor"), Actor(home[0].entity, "host"))
