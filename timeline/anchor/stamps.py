"""Dates that a page prints of itself: datelines and headers, and the lines that tell when it was published or changed.

«دمشق 7 يناير 2020 (شينخوا)» heads a page, «نشر في 14 سبتمبر 2021» says so in words. A date in prose, beside a bullet or
under a picture is neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.anchor.votes import full_day, leaves
from timeline.discourse import Setting
from timeline.lexicon.tense import Tense
from timeline.model import Mention, Vote
from timeline.temporal import At, Context, Expr, Fields, Grain, Interval, Offset, Pick, Same, resolve, unit_around
from timeline.temporal.days import Days
from timeline.text import fold

# How long a line may be before such a date, how far into the page a dateline stands, how long a headline is.
_PREFIX, _HEAD, _HEADLINE, _REST = 90, 500, 140, 200
_MOST_WORDS, _NAMES = 5, 2
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.؟!?](?:\s|$)")
_FULL_STOP = re.compile(r"[^\W\d_]{2}\.(?=\s)")
_BULLET = re.compile(r"\s*[-–—•*●▪◾]\s*")
# What may follow it: nothing, a gap, a bracket, a bar, a dash, a time of day.
_APART = re.compile(r"[ \t\xa0]{2,}|\s*(?:$|[|()\[\]/\-–—•·]|[,،]?\s*T?\d{1,2}:\d\d)")
_MARKS = (" ", "-", "–", "—", ":", "،", ",", "|", "/", "•", "·", "*", "(", ")", "[", "]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a page prints of itself: its words, what they print, and the day or month that it is.

    `role`: published, updated, head (of the page), other (an embedded post, a footer, a line of nothing else).
    """

    mention: Mention
    fields: Fields
    day: Interval
    role: str


def stamps(scene: Setting, mentions: Sequence[Mention], tense: Tense) -> Iterator[Stamp]:
    """The stamps of a page, in order."""
    before: Stamp | None = None
    for mention in mentions:
        found = printed(mention.expr)
        if found is None:
            continue
        fields, day = found
        role = _role(_Line(scene, mention, before), day, tense)
        if role is not None:
            before = Stamp(mention, fields, day, role)
            yield before


def yearless(scene: Setting, mentions: Sequence[Mention], tense: Tense) -> Iterator[Vote]:
    """A dateline that leaves its year to the page: «عمان 11 تشرين الثاني (بترا)»."""
    for mention in mentions:
        if mention.span.start > _HEAD:
            return
        match mention.expr:
            case Fields(year=None, month=int() as month, day=int() as day, calendar="gregorian"):
                line = _Line(scene, mention, None)
                named = not line.long and _WORD.search(line.prefix) and _APART.match(line.rest) and line.rest.strip()
                if named and _at_the_head(line) and _set_apart(line, tense):
                    days = Days(weekday=mention.expr.weekday, dates=frozenset({(month, day)}))
                    yield Vote(mention.span, mention.surface, days)


def printed(expr: Expr) -> tuple[Fields, Interval] | None:
    """The day or month that is printed with its year; a part of a day heads a section, and no page."""
    match expr:
        case Fields(year=int(), month=int(), years=1) if expr.day is None and expr.calendar == "gregorian":
            answer = resolve(expr, Context(None))
            return (expr, answer) if isinstance(answer, Interval) else None
        case Fields():
            day = full_day(expr)
            return (expr, unit_around(day, Grain.DAY)) if day else None
        case Same(a, b):
            if any(isinstance(leaf, Offset | Pick) and leaf != Offset(0, Grain.DAY) for leaf in leaves(expr)):
                return None  # «غدا الأربعاء 15 سبتمبر 2021» is not the page's own day
            sides = [side for side in (printed(a), printed(b)) if side is not None]
            return min(sides, key=lambda side: (side[0].calendar != "gregorian", side[0].weekday is None), default=None)
        case At(day_, clock) if day_ is not None and not clock[1:].isalpha():
            return printed(day_)
        case _:
            return None


def prose_before(raw: str, end: int) -> bool:
    """A sentence has ended before: a headline asks or cries out, and has no full stop."""
    return _FULL_STOP.search(raw, 0, end) is not None


class _Line:
    """The line that a date stands on: what is before it, since the stamp before it, and after it."""

    def __init__(self, scene: Setting, mention: Mention, before: Stamp | None) -> None:
        raw, span = scene.text.raw, mention.span
        self.scene, self.mention = scene, mention
        self.start = raw.rfind("\n", max(0, span.start - _PREFIX), span.start) + 1
        self.long = not self.start and span.start > _PREFIX
        end = raw.find("\n", span.end, span.end + _REST)
        self.rest = raw[span.end : end if end >= 0 else span.end + _REST]
        self.before = before if before and before.mention.span.end > self.start else None
        own = self.before.mention.span.end if self.before else self.start
        self.prefix = "" if self.long else raw[own : span.start]

    def bare(self) -> bool:
        """No Arabic word stands beside the date."""
        return not self.long and not self.before and _ARABIC.search(self.prefix + self.rest) is None


def _role(line: _Line, day: Interval, tense: Tense) -> str | None:
    scene, span = line.scene, line.mention.span
    if scene.in_page(span):
        return "other"
    if line.long or scene.quote(span) is not None:
        return None
    if _APART.match(line.rest) or tense.cues.updated.match(fold(line.rest)):
        words = line.mention.surface.split(maxsplit=1)
        on = words[0] if fold(words[0]) in tense.cues.beside_date else ""  # «يوم» belongs to the date
        label = fold(f"{line.prefix}{on}")
        if tense.cues.updated.fullmatch(label):
            return "updated"
        if tense.cues.published.fullmatch(label):
            return "published"
    if day.grain != Grain.DAY:
        return None
    if _at_the_head(line) and _set_apart(line, tense):
        return "head"
    return "other" if line.bare() else None


def _at_the_head(line: _Line) -> bool:
    """No prose stands above it, only headlines and the like."""
    if line.start > _HEAD:
        return False
    above = line.scene.text.raw[: line.start]
    return not prose_before(above, len(above)) and all(len(said) <= _HEADLINE for said in above.split("\n"))


def _set_apart(line: _Line, tense: Tense) -> bool:
    """Only a place and an agency stand before it on its line, and the text is kept away from it."""
    if _SENTENCE_END.search(line.prefix):
        return False
    words = _WORD.findall(fold(line.prefix))
    if words and words[-1] in tense.cues.beside_date:
        words.pop()
    if len(words) > _MOST_WORDS or any(word in tense.cues.no_dateline or tense.direction(word) for word in words):
        return False
    if not words and not line.before and _BULLET.match(line.prefix):
        return False
    if len(words) > _NAMES and tense.cues.caption.fullmatch(fold(line.rest)):
        return False
    if line.before is not None:
        return line.before.role == "head"
    following = line.rest[:1]
    if _APART.match(line.rest) or following.isalpha():  # «٧ يناير ٢٠٢٠وصل»: the tags between them are lost
        return True
    return bool(words) and (following == ":" or line.prefix.rstrip().endswith(_MARKS))
