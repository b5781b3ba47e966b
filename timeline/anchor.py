"""Which day was «today» for the writer, and why: given, else a dateline or a text that dates its own «today»."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from timeline.discourse import Setting
from timeline.model import Anchor, Article, Mention, Reason
from timeline.temporal import (
    At,
    Context,
    Expr,
    Fields,
    Grain,
    Interval,
    Offset,
    Same,
    parse_published,
    resolve,
    shift,
    unit_around,
)
from timeline.temporal.why import day_words

# A dateline stands in the first lines of a page.
_HEAD, _HEAD_OF_LINE = 200, 60
_PROSE = re.compile(r"[^\d\s][.؟!](?=\s)")
_MARKS, _AFTER_DATELINE = " -–—:،,|•*()[]", ("\n", "\r", "(", "|", "-", "–", "—", "/")


def find(article: Article, scene: Setting, mentions: Sequence[Mention]) -> Anchor:
    """The anchor of an article. Kinds: given, stated («اليوم الخميس 17 أيار 2018»), dateline, none."""
    if article.published:
        day = parse_published(article.published)
        said = day_words(day)
        return Anchor(day, "given", Reason(f"published {said.en}", f"تاريخ النشر {said.ar}"))
    for mention in mentions:
        stated = _stated(mention.expr)
        if stated is not None and scene.quote(mention.span) is None:
            said = day_words(stated)
            return Anchor(
                stated,
                "stated",
                Reason(
                    f"«{mention.surface}» dates its own day: {said.en}", f"«{mention.surface}» تؤرخ يومها: {said.ar}"
                ),
            )
    heads = [(mention, day) for mention, day in _dated(mentions) if _heads_page(scene, mention)]
    if heads:
        # Of two (posted again, updated) the one that names its weekday is the paper's own.
        mention, day_ = next(((m, d) for m, d in heads if _has_weekday(m.expr)), heads[0])
        said = day_words(day_)
        return Anchor(
            day_,
            "dateline",
            Reason(f"dateline «{mention.surface}»: {said.en}", f"ترويسة «{mention.surface}»: {said.ar}"),
        )
    return Anchor(None, "none", Reason("no date of publication is given or printed", "لا تاريخ نشر معطى ولا مطبوع"))


def _stated(expr: Expr) -> Interval | None:
    """«اليوم الخميس 17 أيار 2018» names its own day."""
    day, amount = _full_date(expr), _day_word(expr)
    if day is None or day.start is None or amount is None:
        return None
    return unit_around(shift(day.start, -amount, Grain.DAY), Grain.DAY)


def _day_word(expr: Expr) -> int | None:
    match expr:
        case Offset(amount, Grain.DAY, None):
            return amount
        case Same(a, b):
            first = _day_word(a)
            return _day_word(b) if first is None else first
        case At(day, _) if day is not None:
            return _day_word(day)
        case _:
            return None


def _full_date(expr: Expr) -> Interval | None:
    match expr:
        case Fields(year=int(), day=int()):
            answer = resolve(expr, Context(None))
            return answer if isinstance(answer, Interval) else None
        case Same(a, b):
            return _full_date(b) or _full_date(a)
        case At(day, _) if day is not None:
            return _full_date(day)
        case _:
            return None


def _dated(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Interval]]:
    for mention in takewhile(lambda m: m.span.start <= _HEAD, mentions):
        if (day := _full_date(mention.expr)) is not None and not _part_of_day(mention.expr):
            yield mention, day


def _part_of_day(expr: Expr) -> bool:
    return isinstance(expr, At) and expr.clock[1:].isalpha()


def _has_weekday(expr: Expr) -> bool:
    match expr:
        case Fields(weekday=int()):
            return True
        case Same(a, b):
            return _has_weekday(a) or _has_weekday(b)
        case At(day, _) if day is not None:
            return _has_weekday(day)
        case _:
            return False


def _heads_page(scene: Setting, mention: Mention) -> bool:
    """A date at the head of a line, before any sentence has ended.

    Nothing stands before it on its line but a place or an agency set off by punctuation.
    """
    raw, span = scene.text.raw, mention.span
    line_start = raw.rfind("\n", 0, span.start) + 1
    if span.start - line_start > _HEAD_OF_LINE or _PROSE.search(raw, 0, span.start) or scene.quote(span) is not None:
        return False
    before, after = raw[line_start : span.start].rstrip(), raw[span.end : span.end + 2].lstrip(" ")
    return not before.strip(_MARKS) or before[-1] in _MARKS or after[:1] in _AFTER_DATELINE
