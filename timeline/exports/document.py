"""`events.json`: the whole timeline as one document, and the pieces of it that the API serves alone."""

import json

import timeline as package
from timeline.exports.display import date_ar, date_en
from timeline.model import Actor, Article, Claim, Entity, Event, EventDate, Fused, Span, Timeline, Topic
from timeline.temporal import Grain, Interval

GENERATOR = f"arabic-news-timeline {package.__version__}"


def document(timeline: Timeline) -> dict[str, object]:
    """The timeline as plain values; the order of articles and events depends on nothing but their content."""
    return {
        "generated_by": GENERATOR,
        "data_digest": timeline.data_digest,
        "articles": [article_row(article) for article in sorted(timeline.articles, key=lambda a: a.id)],
        "events": [event_row(event) for event in ordered(timeline.events)],
    }


def json_text(timeline: Timeline) -> str:
    """The document as a file holds it: UTF-8 text, the same for the same timeline."""
    return json.dumps(document(timeline), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def ordered(events: tuple[Fused, ...]) -> list[Fused]:
    """By first possible day, those without one last, then by id."""
    return sorted(events, key=lambda e: (_earliest(e.date) is None, _earliest(e.date) or "", e.id))


def article_row(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "published": article.published,
        "source": article.source,
        "url": article.url,
        "title": article.title,
    }


def topic_row(topic: Topic, events: int) -> dict[str, object]:
    """A published timeline, with the number of its events."""
    return {
        "slug": topic.slug,
        "title": {"ar": topic.title.ar, "en": topic.title.en},
        "about": {"ar": topic.about.ar, "en": topic.about.en},
        "events": events,
    }


def event_row(event: Fused) -> dict[str, object]:
    return {
        "id": event.id,
        "aliases": list(event.aliases),
        "type": event.kind,
        "status": event.status,
        "title": {"ar": event.title.ar, "en": event.title.en},
        "actors": [_actor(actor) for actor in event.actors],
        "place": _place(event.place) if event.place else None,
        "date": _date(event.date),
        "claims": [_claim(claim) for claim in event.claims],
        "conflict": {
            "state": event.conflict.state,
            "note": event.conflict.note.en,
            "note_ar": event.conflict.note.ar,
        },
        "mentions": [_mention(mention) for mention in event.mentions],
        "sources_count": event.sources_count,
        "topics": list(event.topics),
    }


def _actor(actor: Actor) -> dict[str, object]:
    return {**_named(actor.entity), "role": actor.role}


def _place(place: Entity) -> dict[str, object]:
    return {**_named(place), "country": place.country, "lat": place.lat, "lon": place.lon}


def _named(entity: Entity) -> dict[str, object]:
    return {"id": entity.id, "name": {"ar": entity.name_ar, "en": entity.name_en}}


def _date(date: EventDate) -> dict[str, object]:
    when, known = date.when, date.basis != "none"
    row: dict[str, object] = {
        "edtf": when.edtf() if when and known else None,
        "earliest": _iso(when.earliest) if when else None,
        "latest": _iso(when.latest) if when else None,
        "grain": event_grain(when) if when and known else None,
        "basis": date.basis,
        "why": date.why.en,
        "why_ar": date.why.ar,
        "display": {"ar": date_ar(date), "en": date_en(date)},
    }
    if when and when.clock:
        row["clock"] = when.clock
    return row


def event_grain(when: Interval) -> str:
    """Events have dates; a time of day beside the date is told as `clock`."""
    return str(max(when.grain, Grain.DAY, key=lambda grain: grain.rank))


def _claim(claim: Claim) -> dict[str, object]:
    when = claim.when
    return {
        "edtf": when.edtf() if when else None,
        "earliest": _iso(when.earliest) if when else None,
        "latest": _iso(when.latest) if when else None,
        "article_ids": list(claim.article_ids),
        "rank": claim.rank,
        "reason": claim.reason.en,
        "reason_ar": claim.reason.ar,
    }


def _mention(mention: Event) -> dict[str, object]:
    text, time = mention.article.text, mention.time
    return {
        "article_id": mention.article.id,
        **_extent(mention.clause),
        "quote": mention.clause.of(text),
        "sentence": {**_extent(mention.sentence), "text": mention.sentence.of(text)},
        "status": mention.status,
        "trigger": {**_extent(mention.trigger), "text": mention.trigger.of(text)},
        "time_expression": time
        and {
            **_extent(time.span),
            "text": time.surface,
            "value": time.value,
            "why": time.why.en,
            "why_ar": time.why.ar,
        },
    }


def _extent(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end}


def _earliest(date: EventDate) -> str | None:
    return _iso(date.when.earliest) if date.when else None


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
