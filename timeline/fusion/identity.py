"""Ids that outlive a new build: an event is named after its earliest mention, and an old id leads to one."""

from collections.abc import Mapping, Sequence

from timeline.model import Event


def canonical(event: Event) -> tuple[str, str, int]:
    """Earliest published (unknown last), then article id, then offset."""
    return (event.article.published or "9", event.article.id, event.trigger.start)


def names(groups: Sequence[Sequence[Event]], known: Mapping[str, str] | None) -> list[str]:
    """The id of each group, whose mentions are in canonical order. `known`: ids issued before → the id that was kept.

    A group keeps an id issued before; where a split leaves an old id's mentions in two groups, the one with the mention
    that the id is named after keeps it.
    """
    known = known or {}
    claimed: dict[str, int] = {}
    for n, group in enumerate(groups):
        for event in group:
            if event.id in known and known[event.id] == event.id:
                claimed[event.id] = n
    for n, group in enumerate(groups):
        for event in group:
            old = known.get(event.id)
            if old is not None:
                claimed.setdefault(old, n)
    chosen: list[str] = []
    for n, group in enumerate(groups):
        kept = [old for event in group if (old := known.get(event.id)) is not None and claimed[old] == n]
        chosen.append(kept[0] if kept else group[0].id)
    return chosen
