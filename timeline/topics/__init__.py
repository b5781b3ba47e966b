"""Published timelines: what belongs to one is a TOML file, never code.

A file names its `slug`, its `title` and what it is `about` in both languages, and gives rules: an event belongs where
one rule holds, and a rule holds where all it says holds. The rule's `label` tells a reader which part of the timeline
that is («زيارات إلى الخارج»): `strand` gives it.

    key, label          names of the rule: a slug, and words in both languages
    types               kinds of event (required)
    status              of the event; asserted and planned where not given
    actors              each of these takes part …
    roles, not_roles    … in one of these roles, in none of those
    any                 at least one of these takes part
    guests_not_from     somebody with a name, and not from here, takes part
    office              somebody who has ever held one of these roles, for a state not in guests_not_from, takes part
    places, outside     the place lies in one of these; it is known and lies in none of those
    nowhere             `true`: an event without a place passes `places`, too
    names               the place, an actor, or a sentence that reports the event is, lies in or names one of these
    since, until        days: the event can have been on the first or later, before the second

People, places and organisations are named by their id in the gazetteer, or by two capital letters: of a country,
whoever and whatever serves or lies in it («RU» is Russia, Putin, the Kremlin).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline import entities
from timeline.lexicon.gazetteer import Gazetteer
from timeline.model import Entity, Fused, Reason, Topic
from timeline.text import read as folded
from timeline.topics.files import Rule, day, files, listed, load, read

__all__ = ["assign", "files", "load", "read", "strand"]


def assign(fused: Sequence[Fused], topics: Sequence[Topic], gazetteer: Gazetteer) -> tuple[Fused, ...]:
    """The events with the slugs of the topics that they belong to, in the order of the topics."""
    return tuple(replace(e, topics=tuple(t.slug for t in topics if strand(e, t, gazetteer) is not None)) for e in fused)


def strand(event: Fused, topic: Topic, gazetteer: Gazetteer) -> Reason | None:
    """The label of the part of a topic that an event belongs to (the first rule that holds), None where to none."""
    for rule in topic.rules:
        if all(test(event, rule, gazetteer) for test in _TESTS):
            label = rule["label"]
            assert isinstance(label, Reason)
            return label
    return None


def _is(entity: Entity, name: str, gazetteer: Gazetteer) -> bool:
    """An entity answers to an id, to the id of what it lies in or belongs to, and to the country's two letters."""
    return entity.country == name if name.isupper() else gazetteer.lies_in(entity.id, name)


def _kind(event: Fused, rule: Rule, _: Gazetteer) -> bool:
    return event.kind in listed(rule, "types") and event.status in (listed(rule, "status") or ("asserted", "planned"))


def _actors(event: Fused, rule: Rule, gazetteer: Gazetteer) -> bool:
    wanted, refused = listed(rule, "roles"), listed(rule, "not_roles")
    return all(
        any(
            _is(a.entity, name, gazetteer) and a.role not in refused and (not wanted or a.role in wanted)
            for a in event.actors
        )
        for name in listed(rule, "actors")
    )


def _any(event: Fused, rule: Rule, gazetteer: Gazetteer) -> bool:
    names = listed(rule, "any")
    return not names or any(_is(a.entity, name, gazetteer) for a in event.actors for name in names)


def _guests(event: Fused, rule: Rule, gazetteer: Gazetteer) -> bool:
    home, offices = listed(rule, "guests_not_from"), listed(rule, "office")
    if not home:
        return True
    guests = [
        a.entity
        for a in event.actors
        if a.entity.kind in ("person", "unknown") and not any(_is(a.entity, name, gazetteer) for name in home)
    ]
    held = {gazetteer.offices[term.office].role for guest in guests for term in gazetteer.held.get(guest.id, ())}
    return bool(guests) and (not offices or not held.isdisjoint(offices))


def _place(event: Fused, rule: Rule, gazetteer: Gazetteer) -> bool:
    inside, outside = listed(rule, "places"), listed(rule, "outside")
    if event.place is None:
        return not outside and (not inside or rule.get("nowhere") is True)
    if outside and (event.place.country is None or any(_is(event.place, name, gazetteer) for name in outside)):
        return False
    return not inside or any(_is(event.place, name, gazetteer) for name in inside)


def _date(event: Fused, rule: Rule, _: Gazetteer) -> bool:
    since, until = day(rule, "since"), day(rule, "until")
    when = event.date.when
    if when is None or (since is None and until is None):
        return since is None and until is None
    after = since is None or when.end is None or when.end > since
    return after and (until is None or when.start is None or when.start < until)


def _names(event: Fused, rule: Rule, gazetteer: Gazetteer) -> bool:
    names = listed(rule, "names")
    known = [a.entity for a in event.actors] + ([event.place] if event.place else [])
    if not names or any(_is(entity, name, gazetteer) for entity in known for name in names):
        return True
    sentences = {m.sentence.of(m.article.text) for m in event.mentions}
    return any(
        _is(mention.entity, name, gazetteer)
        for sentence in sorted(sentences)
        for mention in entities.find(folded(sentence), gazetteer)
        if mention.entity
        for name in names
    )


# The cheap questions first: `_names` reads sentences.
_TESTS: tuple[Callable[[Fused, Rule, Gazetteer], bool], ...] = (_kind, _actors, _any, _guests, _place, _date, _names)
