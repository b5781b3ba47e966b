"""An article as sentences of words, each word with what it can be: a trigger's form, part of a date, part of a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline.lexicon.triggers import Reading, Triggers
from timeline.model import Dated, EntityMention, Span
from timeline.text import Text, fold, sentences

_T = TypeVar("_T")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LONGEST, _LOOK = 150, 30  # words of a sentence
_NO_NEWS = re.compile(r"https?://|@\w|^[^\u0621-\u064a]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its extent as published, its folded letters, its readings, and the time or name that it is a part of."""

    span: Span
    norm: str
    readings: tuple[Reading, ...]
    time: int | None = None
    name: int | None = None

    def verb(self) -> Reading | None:
        return next((r for r in self.readings if r.form.part == "verb"), None)


def _possible(readings: tuple[Reading, ...], raw: str) -> tuple[Reading, ...]:
    """Readings that the spelling allows: «ألتقي» is "I meet" and no form of «التقى», «سيطرة» no verb with a pronoun."""
    return tuple(
        r for r in readings
        if not (r.form.wasl and raw[len(r.prefix) :].startswith("أ")) and not (r.pronoun == "ه" and raw.endswith("ة"))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, dates and names; `gaps[i]` is what stands before word i (commas, quotes, brackets)."""

    span: Span
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    times: tuple[Dated, ...]
    names: tuple[EntityMention, ...]

    def at(self, index: int) -> Word | None:
        return self.words[index] if 0 <= index < len(self.words) else None


def read(text: Text, dated: Sequence[Dated], names: Sequence[EntityMention], triggers: Triggers) -> Iterator[Sentence]:
    """The sentences of an article that are news; page furniture is left out."""
    news = sorted((d for d in dated if not d.furniture), key=lambda d: d.mention.span)
    times = _Sweep([(d.mention.span, d) for d in news])
    called = _Sweep(sorted(((n.span, n) for n in names), key=lambda pair: pair[0]))
    for span in sentences(text.raw):
        line = fold(span.of(text.raw)).strip()
        if any(line.casefold().startswith(end.casefold()) for end in triggers.furniture.get("end", ())):
            return
        if _NO_NEWS.search(line) or any(line.startswith(start) for start in triggers.furniture.get("line", ())):
            continue
        for piece in _pieces(text, span):
            yield _sentence(text, piece, times.inside(piece), called.inside(piece), triggers)


class _Sweep(Generic[_T]):
    """What lies in each of a row of stretches, which must be asked for in order: one pass over all."""

    def __init__(self, items: Sequence[tuple[Span, _T]]) -> None:
        self._items, self._at = items, 0

    def inside(self, span: Span) -> tuple[_T, ...]:
        found: list[_T] = []
        while self._at < len(self._items) and self._items[self._at][0].start < span.end:
            where, item = self._items[self._at]
            if span.covers(where):
                found.append(item)
            self._at += 1
        return tuple(found)


def _pieces(text: Text, span: Span) -> Iterator[Span]:
    """A sentence, or its parts where it is longer than anybody writes one: so the cost of an article stays linear.

    It is cut before a word with «و», else wherever the length is reached.
    """
    matches = _WORD.finditer(text.norm, text.norm_index(span.start), text.norm_index(span.end))
    start, count = span.start, 0
    for match in matches:
        count += 1
        if count > _LONGEST and (match.group().startswith("و") or count > _LONGEST + _LOOK):
            here = text.span(match.start(), match.end()).start
            yield Span(start, here)
            start, count = here, 1
    yield Span(start, span.end)


class _Pointer:
    """Which of a row of extents a word lies in; words are asked for in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._first = spans, 0

    def at(self, extent: Span) -> int | None:
        while self._first < len(self._spans) and self._spans[self._first].end <= extent.start:
            self._first += 1
        for n in range(self._first, len(self._spans)):
            if self._spans[n].start >= extent.end:
                return None
            if self._spans[n].overlaps(extent):
                return n
        return None


def _sentence(
    text: Text, span: Span, times: tuple[Dated, ...], inside: tuple[EntityMention, ...], triggers: Triggers
) -> Sentence:
    time, name = _Pointer([d.mention.span for d in times]), _Pointer([n.span for n in inside])
    words: list[Word] = []
    gaps: list[str] = []
    first, last = text.norm_index(span.start), text.norm_index(span.end)
    before = span.start
    for match in _WORD.finditer(text.norm, first, last):
        extent = text.span(match.start(), match.end())
        words.append(
            Word(
                extent,
                match.group(),
                _possible(triggers.read(match.group()), extent.of(text.raw)),
                time.at(extent),
                name.at(extent),
            )
        )
        gaps.append(text.raw[before : extent.start])
        before = extent.end
    return Sentence(span, tuple(words), tuple(gaps), times, inside)
