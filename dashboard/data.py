"""The dashboard's only door to `timeline`: what is in the store, filtered and ready to be shown."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlsplit

from timeline.errors import TimelineError
from timeline.exports.display import date_ar, date_en, interval_ar, interval_en, month_ar
from timeline.lexicon.gazetteer import Gazetteer, Node
from timeline.lexicon.gazetteer import load as gazetteer
from timeline.lexicon.gazetteer.scan import scan
from timeline.model import Actor, Article, Claim, Entity, Event, Fused, Reason, Span, Timeline, Topic
from timeline.temporal import Grain, Interval, parse_published, season, unit_around
from timeline.temporal.names import AR_DAYS
from timeline.text import fold
from timeline.topics import strand

__all__ = [
    "OTHER",
    "Actor",
    "Article",
    "Claim",
    "Door",
    "Entity",
    "Event",
    "Filters",
    "Fused",
    "Gazetteer",
    "Grain",
    "Interval",
    "Reader",
    "Reason",
    "Row",
    "Snapshot",
    "Span",
    "Timeline",
    "TimelineError",
    "Topic",
    "date_words",
    "gazetteer",
    "interval_words",
    "months",
    "season",
    "snapshot",
    "unit_around",
    "web_link",
    "weekdays",
]  # fmt: skip

OTHER = "other"  # the lane of events that no topic claims
# What may be written before a name as one word with it, in folded spelling.
_BEFORE = "(?<!\\w)[وف]?[بلك]?"


class Reader(Protocol):
    """What the dashboard asks of a store."""

    def timeline(self) -> Timeline: ...


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader wants to see; the default is everything."""

    topic: str | None = None
    kinds: tuple[str, ...] = ()
    text: str = ""
    conflicts: bool = False

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Row:
    """An event ready to be shown: its lane, the days that its date can mean, and the folded words it is found by.

    `form` is day, range, open (one end unknown) or undated (no source dates it; `last` or `first` may still bound it).
    `hosted` tells the direction of a visit: the one whom the lane is about received it, and did not travel.
    `strand` is the part of its lane's topic that it belongs to: «زيارات إلى الخارج».
    """

    event: Fused
    lane: str
    form: str
    first: dt.date | None
    last: dt.date | None
    folded: str
    hosted: bool = False
    strand: Reason | None = None

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def visitor(self) -> Entity | None:
        """Who travelled, in a visit."""
        return next((a.entity for a in self.event.actors if a.role == "visitor"), None)

    @property
    def disputed(self) -> bool:
        return self.event.conflict.state != "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of what a reader looks for: words as typed, and whom they name in other spellings."""

    words: tuple[str, ...]
    ids: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()  # what must stand in a text before the pattern is tried on it
    pattern: re.Pattern[str] | None = None

    def found_in(self, row: Row) -> bool:
        if all(word in row.folded for word in self.words):
            return True
        if self.pattern is None:
            return False
        if any(entity.id in self.ids for entity in _entities(row.event)):
            return True
        return any(s in row.folded for s in self.stems) and self.pattern.search(row.folded) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """The gazetteer as a search needs it: «بوتن» and «بوتين» are one man. Without one, words are only words."""

    gazetteer: Gazetteer | None = None
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "Names":
        forms: dict[str, list[str]] = {}
        for word, found in gazetteer.first.items():
            for cut, node in found:
                if cut == 0:
                    _collect(node, word, forms)
        return cls(gazetteer, {key: tuple(sorted(spelt)) for key, spelt in forms.items()})

    def wanted(self, text: str) -> Iterator[Wanted]:
        """The parts that a text is looked for by: its names, and each of its other words."""
        folded = fold(text)
        at = 0
        for hit in scan(folded, self.gazetteer)[0] if self.gazetteer else ():
            ids = frozenset(s.ref for s in hit.senses if s.kind == "entity")
            forms = sorted({form for key in ids for form in self.forms.get(key, ())}, key=len, reverse=True)
            if forms:
                yield from (Wanted((word,)) for word in folded[at : hit.start].split())
                at = hit.end
                pattern = "|".join(
                    re.escape(f) if f[:2] != "ال" else f"(?:ال|ل){re.escape(f.removeprefix('ال'))}" for f in forms
                )
                stems = tuple(form.removeprefix("ال") for form in forms)
                typed = tuple(folded[hit.start : hit.end].split())
                yield Wanted(typed, ids, stems, re.compile(f"{_BEFORE}(?:{pattern})(?!\\w)"))
        yield from (Wanted((word,)) for word in folded[at:].split())


def _collect(node: Node, spelt: str, forms: dict[str, list[str]]) -> None:
    """The forms that a branch of the gazetteer's tree of words ends in, by entity."""
    for sense in node.senses:
        if sense.kind == "entity":
            forms.setdefault(sense.ref, []).append(spelt)
    for word, after in node.after.items():
        _collect(after, f"{spelt} {word}", forms)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A timeline with one row for each of its events, in order of time, undated ones last."""

    timeline: Timeline
    rows: tuple[Row, ...]
    names: Names = field(default_factory=Names)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes that have events, in the order of the topics, other events last."""
        held = {row.lane for row in self.rows}
        return tuple(lane for lane in (*(t.slug for t in self.timeline.topics), OTHER) if lane in held)

    def topic(self, slug: str) -> Topic | None:
        return next((t for t in self.timeline.topics if t.slug == slug), None)

    def row(self, event_id: str | None) -> Row | None:
        """The event with this id; an id that was merged into another event leads there."""
        if not event_id:
            return None
        return next((r for r in self.rows if r.id == event_id), None) or next(
            (r for r in self.rows if event_id in r.event.aliases), None
        )

    def select(self, filters: Filters) -> tuple[Row, ...]:
        """The rows that every filter lets through, in order; words are looked for in folded spelling, all of them.

        A name is found by every spelling that the gazetteer has of it.
        """
        wanted = tuple(self.names.wanted(filters.text))
        return tuple(
            row
            for row in self.rows
            if (not filters.topic or filters.topic in row.event.topics or filters.topic == row.lane)
            and (not filters.kinds or row.event.kind in filters.kinds)
            and (not filters.conflicts or row.disputed)
            and all(part.found_in(row) for part in wanted)
        )

    def csv(self, rows: Iterable[Row]) -> str:
        """`timeline.csv` of exactly these rows."""
        from timeline.exports import csv_text

        return str(csv_text(replace(self.timeline, events=tuple(row.event for row in rows))))


class Door:
    """Asks the store, and keeps the rows for as long as it answers with the same timeline."""

    def __init__(self, store: Reader, gazetteer: Gazetteer | None = None) -> None:
        self._store = store
        self._names = Names.of(gazetteer) if gazetteer else Names()
        self._last: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        timeline = self._store.timeline()
        last = self._last
        if last is None or last.timeline is not timeline:
            last = self._last = snapshot(timeline, self._names)
        return last


def snapshot(timeline: Timeline, names: Names | None = None) -> Snapshot:
    """The rows of a timeline, in order of time."""
    names = names or Names()
    slugs = [t.slug for t in timeline.topics]
    rows = [_row(event, slugs) for event in timeline.events]
    about = _protagonists(rows)
    topics = {t.slug: t for t in timeline.topics}

    def placed(row: Row) -> Row:
        topic = topics.get(row.lane)
        part = strand(row.event, topic, names.gazetteer) if topic and names.gazetteer else None
        return replace(row, hosted=_hosted(row, about.get(row.lane)), strand=part)

    return Snapshot(timeline, tuple(sorted(map(placed, rows), key=_order)), names)


def _entities(event: Fused) -> Iterator[Entity]:
    """Who takes part, and where."""
    yield from (a.entity for a in event.actors)
    if event.place:
        yield event.place


def _protagonists(rows: Iterable[Row]) -> dict[str, str]:
    """Whom the visits of each lane are about: who takes part in most of them, on either side."""
    parts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.visitor:
            parts.setdefault(row.lane, Counter()).update(sorted({a.entity.id for a in row.event.actors}))
    return {lane: max(sorted(counted), key=counted.__getitem__) for lane, counted in parts.items()}


def _hosted(row: Row, protagonist: str | None) -> bool:
    visitor = row.visitor
    return (
        visitor is not None
        and visitor.id != protagonist
        and any(a.entity.id == protagonist and a.role == "host" for a in row.event.actors)
    )


def _order(row: Row) -> tuple[bool, dt.date, dt.date, str]:
    """By the first day that it can mean; without one by the last; undated events after all others."""
    day = row.first or row.last or dt.date.max
    return row.form == "undated", day, row.last or dt.date.max, row.id


def _row(event: Fused, slugs: Sequence[str]) -> Row:
    when = event.date.when
    first, last = (when.earliest, when.latest) if when else (None, None)
    if event.date.basis == "none" or (first is None and last is None):
        form = "undated"
    elif first is None or last is None:
        form = "open"
    else:
        form = "day" if first == last else "range"
    lane = next((slug for slug in slugs if slug in event.topics), OTHER)
    return Row(event, lane, form, first, last, fold("\n".join(_said(event))))


def _said(event: Fused) -> Iterable[str]:
    """Every word that a reader may remember an event by."""
    yield from (event.title.ar, event.title.en)
    for entity in _entities(event):
        yield from (entity.name_ar, entity.name_en)
    for mention in event.mentions:
        yield mention.sentence.of(mention.article.text)
        yield from (mention.article.source, mention.article.title or "", mention.article.id)


def web_link(url: str | None) -> str | None:
    """The address where it is one of the web: a page's own `javascript:` must not become a link."""
    parts = urlsplit(url or "")
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def date_words(row: Row, language: str) -> str:
    """The event's date as a reader says it: «أواخر أيلول/سبتمبر 2015»."""
    return date_ar(row.event.date) if language == "ar" else date_en(row.event.date)


def interval_words(when: Interval | None, language: str) -> str:
    """The date of a claim as a reader says it."""
    return interval_ar(when) if language == "ar" else interval_en(when)


def day_words(published: str, language: str) -> str:
    """A day of publication as a reader says it; what can't be read as one is told as given."""
    try:
        return interval_words(parse_published(published), language)
    except ValueError:
        return published


def months() -> tuple[str, ...]:
    """The twelve months, both Arabic names of each: «كانون الثاني/يناير»."""
    return tuple(month_ar(number) for number in range(1, 13))


def weekdays() -> tuple[str, ...]:
    """The seven days, from Sunday on as Plotly counts them: «الأحد», «الاثنين»."""
    return (AR_DAYS[-1], *AR_DAYS[:-1])
