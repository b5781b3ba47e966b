"""Dates that a page prints of itself: datelines and headers, and the lines that tell when it was published or changed.

«دمشق 7 يناير 2020 (شينخوا)» heads a page, «نشر في 14 سبتمبر 2021» says so in words. A date in prose, in a title, beside
a bullet or under a picture is neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.anchor.line import Line, Words
from timeline.anchor.votes import full_day, leaves
from timeline.discourse import Setting
from timeline.model import Mention, Vote
from timeline.temporal import At, Context, Expr, Fields, Grain, Interval, Offset, Pick, Same, resolve, unit_around
from timeline.temporal.days import Days

# How far into a page a dateline stands.
_HEAD = 500


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a page prints of itself: its words, what they print, and the day or month that it is.

    `role`: published, updated, head (of the page), other (an embedded post, a footer, a moment on a line of its own).
    """

    mention: Mention
    fields: Fields
    day: Interval
    role: str


def stamps(scene: Setting, mentions: Sequence[Mention], words: Words) -> Iterator[Stamp]:
    """The stamps of a page, in order."""
    before: Stamp | None = None
    last: Stamp | None = None  # what was printed right before
    for mention in mentions:
        found = printed(mention.expr)
        if found is None:
            continue
        here = Stamp(mention, *found, "other")
        pair = last if last and last.fields.calendar != here.fields.calendar else None
        line = Line.of(scene, mention, before.mention if before else None, pair.mention if pair else None, words)
        both = pair if pair and line.paired and pair.fields.calendar == "gregorian" else here
        role = _role(line, both.fields, both.day, before, words)
        last = here
        if role is not None:
            before = replace(both, role=role)
            yield before


def yearless(scene: Setting, mentions: Sequence[Mention], words: Words) -> Iterator[Vote]:
    """A dateline that leaves its year to the page: «عمان 11 تشرين الثاني (بترا)»."""
    for mention in mentions:
        if mention.span.start > _HEAD:
            return
        match mention.expr:
            case Fields(year=None, month=int() as month, day=int() as day, calendar="gregorian"):
                line = Line.of(scene, mention, None, None, words)
                if line.names and line.rest.strip() and _at_the_head(line) and line.heads(timed=False, words=words):
                    days = Days(weekday=mention.expr.weekday, dates=frozenset({(month, day)}))
                    yield Vote(mention.span, mention.surface, days)


def printed(expr: Expr) -> tuple[Fields, Interval] | None:
    """The day or month that is printed with its year."""
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
        case At(day_) if day_ is not None:
            return printed(day_)
        case _:
            return None


def _role(line: Line, fields: Fields, day: Interval, before: Stamp | None, words: Words) -> str | None:
    if line.scene.in_page(line.mention.span):
        return "other"
    if line.long or line.scene.quote(line.mention.span) is not None:
        return None
    if (label := line.label(words)) is not None:
        return label
    clock = line.mention.expr.clock[1:] if isinstance(line.mention.expr, At) else ""
    if day.grain != Grain.DAY or clock.isalpha():
        return None  # «صباح السبت 7 ديسمبر 2024» heads a section
    second = line.after is not None and before is not None
    if second and before is not None and before.role == "head":
        return "head"
    timed = fields.weekday is not None or bool(clock)
    if not second and _at_the_head(line) and line.heads(timed=timed, words=words):
        return "head"
    return "other" if line.bare and (clock or line.latin) else None


def _at_the_head(line: Line) -> bool:
    """No prose stands above it, only headlines and the like."""
    return line.start <= _HEAD and line.only_headlines_above
