"""One day in two calendars: «3 ربيع الآخر 1445هـ الموافق 18 أكتوبر 2023م», either first."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.lexicon.cues import Cues
from timeline.model import Mention
from timeline.temporal import Answer, At, Context, Expr, Fields, Interval, Pick, Same, Within, resolve
from timeline.temporal.twofold import two_months
from timeline.text import Text, fold

_LONGEST_GAP = 25


def paired_calendars(mentions: Sequence[Mention], text: Text, cues: Cues) -> Iterator[Mention]:
    """A Hijri date beside a Gregorian one names its day: where they differ the printed Gregorian date wins.

    Of two Gregorian months («تشرين الأول/نوفمبر») it supports the one that it lies in.
    """
    pairs = dict(_pairs(mentions, text, cues))
    backed = {gregorian: _backed(mentions[gregorian].expr, mentions[at].expr) for at, gregorian in pairs.items()}
    for i, mention in enumerate(mentions):
        if i in pairs:
            yield _beside(mention, backed[pairs[i]])
        elif i in backed:
            yield replace(mention, expr=backed[i])
        else:
            yield mention


def _pairs(mentions: Sequence[Mention], text: Text, cues: Cues) -> Iterator[tuple[int, int]]:
    """Where a Hijri day stands, and the Gregorian one beside it."""
    for i, mention in enumerate(mentions):
        if not _hijri_day(mention.expr):
            continue
        if i + 1 < len(mentions) and _gregorian_day(mentions[i + 1].expr) and _paired(i, mentions, text, cues):
            yield i, i + 1
        elif i and _gregorian_day(mentions[i - 1].expr) and _paired(i - 1, mentions, text, cues):
            yield i, i - 1


def _backed(gregorian: Expr, hijri: Expr) -> Expr:
    """«5 ربيع الآخر 1445هـ، 20 نوفمبر/تشرين الأول 2023»: the month whose day is the nearer one."""
    match gregorian:
        case Same(Fields() as a, Fields() as b) if two_months(gregorian):
            day, one, other = (resolve(expr, Context(None)) for expr in (hijri, a, b))
            near = _apart(other, day) < _apart(one, day)
            return Same(b, a) if near else gregorian
        case _:
            return gregorian


def _apart(one: Answer, other: Answer) -> int:
    if not (isinstance(one, Interval) and isinstance(other, Interval) and one.start and other.start):
        return dt.date.max.toordinal()
    return abs((one.start - other.start).days)


def _paired(first: int, mentions: Sequence[Mention], text: Text, cues: Cues) -> bool:
    """Nothing but punctuation or «الموافق» stands between a mention and the next."""
    gap = text.raw[mentions[first].span.end : mentions[first + 1].span.start]
    return len(gap) < _LONGEST_GAP and cues.between_calendars.fullmatch(fold(gap)) is not None


def _beside(mention: Mention, gregorian: Expr) -> Mention:
    if isinstance(gregorian, At) and gregorian.day is not None:
        gregorian = gregorian.day  # «18/10/2023 الساعة 15:30 الموافق 3/4/1445 هـ»: the clock is that of one of them
    match mention.expr:
        case Same(a, b) if not _hijri_day(a):
            return replace(mention, expr=Same(a, Same(b, gregorian)))
        case At(day, _) if day is not None:
            return replace(mention, expr=replace(mention.expr, day=Same(day, gregorian)))
        case _:
            return replace(mention, expr=Same(mention.expr, gregorian))


def _hijri_day(expr: Expr) -> bool:
    match expr:
        case Fields():
            return expr.calendar == "hijri" and expr.day is not None
        case Same(a, b):
            return _hijri_day(a) or _hijri_day(b)
        case At(day, _):
            return day is not None and _hijri_day(day)
        case Within(part, _):
            return _hijri_day(part)
        case _:
            return False


def _gregorian_day(expr: Expr) -> bool:
    match expr:
        case At(day, _) if day is not None:
            return _gregorian_day(day)
        case Fields():
            return expr.calendar == "gregorian" and expr.day is not None
        case Pick(_, what):
            return _gregorian_day(what)
        case Same(a, b):
            return not _hijri_day(expr) and (_gregorian_day(a) or _gregorian_day(b))
        case _:
            return False
