"""An article as sentences of words, each word with what it can be: a trigger's form, part of a date, part of a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.lexicon.triggers import Reading, Triggers
from timeline.model import Dated, EntityMention, Span
from timeline.text import Text, fold, sentences

_WORD = re.compile(r"[^\W\d_]+|\d+")
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
    spans = list(sentences(text.raw))
    dated = sorted((d for d in dated if not d.furniture), key=lambda d: d.mention.span)
    for span in spans:
        line = fold(span.of(text.raw)).strip()
        if any(line.casefold().startswith(end.casefold()) for end in triggers.furniture.get("end", ())):
            return
        if _NO_NEWS.search(line) or any(line.startswith(start) for start in triggers.furniture.get("line", ())):
            continue
        yield _sentence(text, span, dated, names, triggers)


def _sentence(
    text: Text, span: Span, dated: Sequence[Dated], names: Sequence[EntityMention], triggers: Triggers
) -> Sentence:
    times = tuple(d for d in dated if span.covers(d.mention.span))
    inside = tuple(n for n in names if span.covers(n.span))
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
                next((i for i, d in enumerate(times) if d.mention.span.overlaps(extent)), None),
                next((i for i, n in enumerate(inside) if n.span.overlaps(extent)), None),
            )
        )
        gaps.append(text.raw[before : extent.start])
        before = extent.end
    return Sentence(span, tuple(words), tuple(gaps), times, inside)
