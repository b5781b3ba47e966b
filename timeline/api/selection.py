"""Which events are asked for: one set of filters for the API and the `export` command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.errors import InputError
from timeline.exports.document import ordered
from timeline.model import TYPES, Fused, Timeline
from timeline.sources.dates import parse
from timeline.temporal import Grain, Interval, parse_published
from timeline.text import fold


@dataclass(frozen=True, slots=True)
class Selection:
    """The default asks for everything. `window` is met by an event that can have happened on one of its days."""

    topic: str | None = None
    types: tuple[str, ...] = ()
    window: Interval | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None


def selection(
    timeline: Timeline,
    topic: str | None = None,
    types: Sequence[str] = (),
    start: str | None = None,
    end: str | None = None,
    q: str | None = None,
    limit: int | None = None,
) -> Selection:
    """The filters as they were given; InputError names the one that asks for what there can't be."""
    slugs = [known.slug for known in timeline.topics]
    if topic is not None and topic not in slugs:
        raise InputError(f"topic: there is no timeline {topic!r} (there are: {', '.join(slugs) or 'none yet'})")
    kinds = tuple(dict.fromkeys(types))
    if unknown := [kind for kind in kinds if kind not in TYPES]:
        raise InputError(f"type: there is no type {unknown[0]!r} (there are: {', '.join(TYPES)})")
    words = tuple(fold(q).split()) if q is not None else ()
    if q is not None and not words:
        raise InputError("q: no word to look for")
    if limit is not None and limit < 1:
        raise InputError(f"limit: {limit} is less than 1")
    return Selection(topic, kinds, _window(start, end), words, limit)


def select(timeline: Timeline, wanted: Selection) -> Timeline:
    """The events that are wanted, in the order of every export, with the articles that report them."""
    if wanted == Selection():
        return timeline
    events = tuple(event for event in ordered(timeline.events) if _wanted(event, wanted))[: wanted.limit]
    used = {mention.article.id for event in events for mention in event.mentions}
    articles = tuple(article for article in timeline.articles if article.id in used)
    return replace(timeline, events=events, articles=articles)


def _wanted(event: Fused, wanted: Selection) -> bool:
    if wanted.topic is not None and wanted.topic not in event.topics:
        return False
    if wanted.types and event.kind not in wanted.types:
        return False
    if wanted.window and not _meets(event, wanted.window):
        return False
    if not wanted.words:
        return True
    said = fold("\n".join(_said(event)))
    return all(word in said for word in wanted.words)


def _meets(event: Fused, window: Interval) -> bool:
    """An event that no source dates meets no window: the day of its report says nothing of when it was."""
    when = event.date.when
    return event.date.basis != "none" and when is not None and when.meets(window)


def _said(event: Fused) -> Iterable[str]:
    """What an event can be found by: titles, names, the sentences that report it, and who published them."""
    yield from (event.title.ar, event.title.en)
    for entity in (*(actor.entity for actor in event.actors), *((event.place,) if event.place else ())):
        yield from (entity.name_ar, entity.name_en)
    for mention in event.mentions:
        yield mention.sentence.of(mention.article.text)
        yield from (mention.article.id, mention.article.source, mention.article.title or "")


def _window(start: str | None, end: str | None) -> Interval | None:
    if start is None and end is None:
        return None
    first, last = _day("from", start), _day("to", end)
    window = Interval(first.start if first else None, last.end if last else None, Grain.DAY)
    if window.start and window.end and window.start >= window.end:
        raise InputError(f"from: {start} is later than to: {end}")
    return window


def _day(name: str, value: str | None) -> Interval | None:
    if value is None:
        return None
    try:
        return parse_published(parse(value))
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error
