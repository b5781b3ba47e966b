"""What the expressions of a text tell of its day of writing: each that names one time twice is a vote.

«أمس الإثنين» was written on a Tuesday, «اليوم الخميس 17 أيار» on a Thursday that was a 17 May, «العام الماضي، 2016» in
2017. A span of years («منذ عام 2011، أي منذ 10 سنوات») is rounded, so it may choose between days that others leave, and
never stands alone: its vote is `loose`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from timeline.discourse import Setting
from timeline.lexicon.cues import Cues
from timeline.model import Mention, Span, Vote
from timeline.temporal import (
    Ago,
    Ahead,
    At,
    Between,
    Context,
    Expr,
    Fields,
    Grain,
    Interval,
    Lasting,
    Length,
    Nth,
    Offset,
    Part,
    Pick,
    Same,
    Within,
    resolve,
    shift,
    unit_around,
)
from timeline.temporal.days import Days, days_after, met, only, within
from timeline.text import fold

# How near a restatement («أي …») stands to what it restates, and an anniversary («مرور 5 سنوات على …») to its day.
_GAP, _LONGEST_EVENT, _BEFORE = 24, 80, 14
# The months by which a span of years may be rounded up.
_ROUNDED = 6
_HOLDING = frozenset((Same, At, Part, Within, Nth, Between, Pick))
_COUNTING = (Offset, Ago, Lasting, Same, At)
_AGO = (Ago, Lasting)
_Told = tuple[Days, bool]


def votes(scene: Setting, mentions: Sequence[Mention], cues: Cues) -> Iterator[Vote]:
    """The votes of a text in order. Quotations and page furniture speak from days of their own: they have none."""
    return (vote for vote in _cast(scene, mentions, cues) if _counts(vote, scene))


def against(day: dt.date, scene: Setting, mentions: Sequence[Mention], cues: Cues) -> bool:
    """Some strict vote does not allow this day."""
    cast = _cast(scene, mentions, cues)
    return any(not vote.days.allows(day) and not vote.loose and _counts(vote, scene) for vote in cast)


def _counts(vote: Vote, scene: Setting) -> bool:
    return scene.quote(vote.span) is None and not scene.in_page(vote.span)


def _cast(scene: Setting, mentions: Sequence[Mention], cues: Cues) -> Iterator[Vote]:
    last: Mention | None = None  # the one before, where it may say something with this one
    for mention in mentions:
        kind = type(mention.expr)
        if last is not None and (kind is Fields or kind in _AGO):
            told = _beside(last, mention, scene, cues)
            if told is not None:
                span = Span(last.span.start, mention.span.end)
                yield Vote(span, span.of(scene.text.raw), *told)
        if kind in _HOLDING and (days := said(mention.expr)) is not None:
            yield Vote(mention.span, mention.surface, days)
        last = mention if kind is Fields or kind in _COUNTING else None


# ---- one expression ----------------------------------------------------------------------------------------------


def said(expr: Expr) -> Days | None:
    """The days on which the words can have been written, None where they leave all.

    «أمس الإثنين»: Days(weekday=1), a Tuesday.
    """
    match expr:
        case Pick(0, Fields(year=None, month=int() as month, calendar="gregorian"), None):
            return Days(month=month)  # «19 مايو الجاري»
        case Same():
            return _said_twice(expr)
        case At(whole) | Part(_, whole) | Nth(_, _, whole) | Within(_, whole) | Pick(0, whole, None):
            return said(whole) if whole is not None else None
        case Between(first, last):
            return said(last) or said(first)
        case _:
            return None


def _said_twice(same: Same) -> Days | None:
    match same:
        case Same(Offset(amount, Grain.DAY, None), Fields(weekday=int() as weekday, day=None, month=None)):
            return Days(weekday=(weekday - amount) % 7)  # «أمس الإثنين», the most common of all
    sides = tuple(leaves(same))
    printed = [side for side in sides if isinstance(side, Fields)]
    left: Days | None = None
    for leaf in sides:
        found = [counted(leaf, fields) for fields in printed] if isinstance(leaf, Offset | Pick | Ago | Ahead) else []
        for days in (said(leaf) if isinstance(leaf, Pick) else None, *found):
            if days is not None and left is not None and (left := met(left, days)) is None:
                return None  # it contradicts itself
            left = left or days
    return left


def leaves(expr: Expr) -> Iterator[Expr]:
    """What is said side by side: «8 شتنبر الجاري» both counts from today and is printed."""
    match expr:
        case Same(a, b):
            yield from leaves(a)
            yield from leaves(b)
        case At(day) if day is not None:
            yield from leaves(day)
        case Pick(0, Fields() as fields, None):
            yield expr
            yield fields
        case _:
            yield expr


# ---- what counts from today, beside what is printed --------------------------------------------------------------


def counted(deictic: Expr, printed: Fields) -> Days | None:
    """The days on which `deictic` can be said of what is `printed`.

    «غدا» of a Wednesday: Days(weekday=1); «العام الماضي» of 2016: the year 2017.
    """
    match deictic:
        case Offset(amount, Grain.DAY, None):
            return _shifted(printed, -amount)
        case Offset(amount, Grain.WEEK | Grain.MONTH | Grain.YEAR as unit, None):
            return _units_off(printed, -amount, unit)
        case Pick(-1 | 1 as steps, Fields(weekday=int(), month=None), None) if day := full_day(printed):
            # The one before or after today, in Arabic not always the nearest to come.
            first, end = (1, 8) if steps < 0 else (-13, 0)
            return Days(shift(day, first, Grain.DAY), shift(day, end, Grain.DAY))
        case Ago(length, None) | Ahead(length, None) if day := full_day(printed):
            return _so_far_off(length, day, 1 if isinstance(deictic, Ago) else -1)
        case _:
            return None


def full_day(printed: Fields) -> dt.date | None:
    """The day that is printed in full; none where its weekday says that a part of it is wrong."""
    if printed.year is None or printed.month is None or printed.day is None:
        return None
    answer = resolve(printed, Context(None))
    if not isinstance(answer, Interval) or answer.start is None or answer.days() != 1:
        return None
    day = answer.start
    if printed.weekday in (None, day.weekday()):
        return day
    if printed.calendar == "hijri":  # by sighting, a day either way
        near = (shift(day, step, Grain.DAY) for step in (-1, 1))
        return next((moved for moved in near if moved.weekday() == printed.weekday), None)
    return None


def _shifted(printed: Fields, days: int) -> Days | None:
    """Days that lie so many days after the printed one."""
    weekday = None if printed.weekday is None else (printed.weekday + days) % 7
    if day := full_day(printed):
        if printed.calendar == "hijri" and printed.weekday is None:
            return Days(shift(day, days - 1, Grain.DAY), shift(day, days + 2, Grain.DAY))
        return only(shift(day, days, Grain.DAY))
    if printed.year is not None or printed.calendar == "hijri":
        return None
    if printed.month is not None and printed.day is not None:
        return Days(weekday=weekday, dates=days_after(printed.month, printed.day, days))
    return Days(weekday=weekday) if weekday is not None else None


def _units_off(printed: Fields, amount: int, unit: Grain) -> Days | None:
    """Days of the week, month or year that lies so many of them after the printed one."""
    if printed.calendar != "gregorian" or printed.years > 1 or printed.season is not None:
        return None
    if printed.year is None:
        months = unit == Grain.MONTH and printed.month is not None
        return Days(month=((printed.month or 0) - 1 + amount) % 12 + 1) if months else None
    finest = Grain.DAY if printed.day else Grain.MONTH if printed.month else Grain.YEAR
    answer = resolve(printed, Context(None))
    if finest.rank > unit.rank or not isinstance(answer, Interval) or answer.start is None:
        return None
    first = unit_around(answer.start, unit).start or answer.start
    return within(unit_around(shift(first, amount, unit), unit))


def _so_far_off(length: Length, day: dt.date, sign: int) -> Days | None:
    """«قبل يومين» of a printed day: that day and two more."""
    if length.amount is None or length.hedge is not None or length.tail is not None or length.unit != Grain.DAY:
        return None
    return only(shift(day, sign * length.amount, Grain.DAY))


# ---- two expressions ---------------------------------------------------------------------------------------------


def _beside(first: Mention, second: Mention, scene: Setting, cues: Cues) -> _Told | None:
    """What two expressions say together: one restates the other, or one is how long ago the other was."""
    distance = second.span.start - first.span.end
    if distance > _LONGEST_EVENT:
        return None
    if isinstance(second.expr, Fields) and isinstance(first.expr, _COUNTING):
        deictic, printed = first.expr, second.expr
    elif isinstance(first.expr, Fields) and isinstance(second.expr, _AGO):
        deictic, printed = second.expr, first.expr
    else:
        return None
    if distance > _GAP and not isinstance(first.expr, Lasting):
        return None
    if isinstance(deictic, Ago) and deictic.base is not None:
        return None  # «قبل ذلك بيومين»
    gap = fold(scene.text.raw[first.span.end : second.span.start])
    if distance <= _GAP and cues.restating.fullmatch(gap):
        return _restated(deictic, printed)
    if isinstance(first.expr, Lasting) and cues.since_event.fullmatch(gap) and _gone_by(first, scene, cues):
        return _years_on(first.expr.length, printed)
    return None


def _restated(deictic: Expr, printed: Fields) -> _Told | None:
    """«قبل يومين، أي الأحد 12 أيلول 2021», «اليوم الأربعاء هو الأول من رمضان 1447», «الشهر الماضي (آب 2021)»."""
    if isinstance(deictic, Ago | Lasting) and deictic.length.unit == Grain.YEAR:
        return _years_on(deictic.length, printed)
    days = said(deictic)
    for leaf in leaves(deictic):
        moved = counted(leaf, printed)
        days = met(days, moved) if days and moved else days or moved
    return (days, False) if days else None


def _gone_by(length: Mention, scene: Setting, cues: Cues) -> bool:
    """«مرور» or «مضت» stands before it."""
    start = scene.text.norm_index(length.span.start)
    before = scene.text.norm[max(0, start - _BEFORE) : start].split()
    return bool(before) and before[-1] in cues.gone_by


def _years_on(length: Length, printed: Fields) -> _Told | None:
    """Days on which what is printed was so many years ago, as people count: rounded up by some months, or down."""
    if length.amount is None or length.hedge is not None or length.tail or printed.calendar != "gregorian":
        return None
    answer = resolve(printed, Context(None)) if printed.year is not None and printed.years == 1 else None
    if length.unit != Grain.YEAR or not isinstance(answer, Interval) or answer.start is None or answer.end is None:
        return None
    first = shift(shift(answer.start, length.amount, Grain.YEAR), -_ROUNDED, Grain.MONTH)
    return Days(first, shift(answer.end, length.amount + 1, Grain.YEAR)), True
