"""Which way a bare date looks: back in a report, ahead in a plan."""

import re
from collections.abc import Sequence
from itertools import islice

from timeline.discourse.setting import Setting
from timeline.lexicon.tense import Tense
from timeline.model import Dated, Mention, Span
from timeline.temporal import (
    Anaphor,
    At,
    Between,
    Context,
    Edge,
    Either,
    Expr,
    Fields,
    Holiday,
    Interval,
    Nth,
    Offset,
    Part,
    Pick,
    Same,
    resolve,
)
from timeline.temporal.twofold import two_months

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.!?؟؛:\n«»“”]|،\s*و(?=\w)")
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_IMPERFECT = "يت"
_BEHIND, _REACH, _AHEAD, _WORDS_AHEAD = 160, 14, 60, 5
_JUST_BEHIND, _YEAR_AHEAD = 14, 300


def direction(
    mention: Mention, scene: Setting, tense: Tense, today: Interval | None, told: Sequence[Dated] = ()
) -> int:
    """-1: it has been; 1: it is to come. `told` are the dated mentions before it."""
    two = _two_months(mention.expr) or _follows(mention.expr)
    bare = None if two else _looks_either_way(mention.expr)
    if bare is None and not two:
        return -1
    before = clause_before(mention.span, scene)
    tip, strong = _cue(before, mention.span, scene, tense)
    if isinstance(bare, Holiday):
        return tip or 1
    if bare is None or isinstance(bare, Nth):
        return tip or -1
    if bare.weekday is None and bare.month is not None and today is not None:
        return _month_direction(bare, tip, today, strong=strong)
    if not tip and strong and today is not None:
        return _nearer(bare, today)
    if not tip and bare.month is None and _goes_on_ahead(mention, told, scene, today):
        return 1
    if not tip and bare.month is None and before:
        return 1 if tense.opens_a_plan(before[-1]) or before[-1] in tense.measures else -1
    return tip or -1


def _goes_on_ahead(mention: Mention, told: Sequence[Dated], scene: Setting, today: Interval | None) -> bool:
    """«يشيع غدا الخميس، ثم يوارى الثرى الجمعة»: the date before it in its sentence is to come."""
    if not told or today is None or today.end is None:
        return False
    last = told[-1]
    if last.mention.span.start < scene.sentence(mention.span).start or not isinstance(last.answer, Interval):
        return False
    return last.answer.start is not None and last.answer.start >= today.end


def _two_months(expr: Expr | None) -> bool:
    """«20 تشرين الأول/نوفمبر 2023»: which of the two is meant hangs on whether it has been or is to come."""
    match expr:
        case At(day, _):
            return _two_months(day)
        case Same(a, b):
            return two_months(expr) or _two_months(a) or _two_months(b)
        case _:
            return False


def _follows(expr: Expr) -> bool:
    """«العام التالي»: of a plan it follows this year where none other was spoken of."""
    match expr:
        case Offset(int() as steps, _, Anaphor()) | Pick(int() as steps, _, Anaphor()):
            return steps > 0
        case At(day, _) | Part(_, day) if day is not None:
            return _follows(day)
        case _:
            return False


def _nearer(fields: Fields, today: Interval) -> int:
    """The side on which the nearest day lies: what «كان مقررا الأربعاء» may have been or not."""
    past, future = (resolve(fields, Context(today, side)) for side in (-1, 1))
    if not (isinstance(past, Interval) and isinstance(future, Interval)):
        return -1
    if past.start is None or future.start is None or today.start is None:
        return -1
    return -1 if today.start - past.start <= future.start - today.start else 1


def _looks_either_way(expr: Expr | None) -> Fields | Holiday | Nth | None:
    match expr:
        case Fields(year=None) | Holiday(year=None) | Nth(whole=None):
            return expr
        case Part(_, whole) | Nth(_, _, whole) | Either(whole):
            return _looks_either_way(whole)
        case At(day, _) if day is not None:
            return _looks_either_way(day)
        case Between(_, last) | Edge(Between(_, last)):
            return _looks_either_way(last)
        case Same(a, b):
            return _looks_either_way(a) or _looks_either_way(b)
        case _:
            return None


def _month_direction(fields: Fields, tip: int, today: Interval, *, strong: bool) -> int:
    """A month that is close ahead and nearly a year behind is the coming one, unless a verb of the past governs it."""
    past, future = (resolve(fields, Context(today, side)) for side in (-1, 1))
    if not (isinstance(past, Interval) and isinstance(future, Interval)):
        return tip or -1
    if past.start is None or future.start is None or today.start is None:
        return tip or -1
    behind, ahead = (today.start - past.start).days, (future.start - today.start).days
    if tip > 0:  # «اعتبارا من 7 مايو» two days later is no date of the next year
        return -1 if fields.day is not None and behind <= _JUST_BEHIND and ahead > _YEAR_AHEAD else tip
    if tip < 0:
        return 1 if not strong and behind > 305 and ahead < 45 else -1
    return 1 if behind > 240 and ahead < 125 else -1


def clause_before(span: Span, scene: Setting) -> list[str]:
    """The folded words before an extent in its clause, nearest first."""
    start = scene.text.norm_index(span.start)
    clause = scene.text.norm[max(0, start - _BEHIND) : start]
    cut = 0
    for boundary in _CLAUSE.finditer(clause):
        cut = boundary.end()
    return _WORD.findall(clause, cut)[: -_REACH - 1 : -1]


def cue(span: Span, scene: Setting, tense: Tense) -> tuple[int, bool]:
    """The tense that governs an extent, and whether surely: a verb of saying may report what is to come.

    Neither, and surely so, is what was once planned: «كان مقررا الأربعاء». It is that of the nearest telling word
    before it in its clause, else of the first one after it.
    """
    return _cue(clause_before(span, scene), span, scene, tense)


def _cue(before: Sequence[str], span: Span, scene: Setting, tense: Tense) -> tuple[int, bool]:
    """As `cue`, with the words before the extent."""
    if before and before[0] in tense.cues.background:
        return -1, True  # «تشهد المدينة منذ الخميس توترا»
    if before and before[0] in tense.coming:
        return 1, True
    for at, word in enumerate(before):
        told = _told(at, before, tense)
        if told is not None:
            return told
        if tip := tense.direction(word):
            if tip < 0 and tense.announces(word) and _next_word(span, scene) in tense.appointed:
                return 1, True  # «أعلن الخميس عطلة»
            if tip > 0 and _was_planned(before[at : at + 6], tense):
                return 0, True
            if tip > 0 and tense.would(word, before[at + 1 :]):
                return 0, True  # «كان سيصل الخميس»
            if tip > 0 and word[0] in _IMPERFECT and tense.undoing.intersection(before[at + 1 : at + 3]):
                return -1, False
            if tip < 0 and at + 1 < len(before) and tense.direction(before[at + 1]) > 0:
                return 1, True  # «المقرر عقد الاجتماع»: a noun that looks like a verb of the past
            return tip, not tense.says(word)
    end = scene.text.norm_index(span.end)
    after = scene.text.norm[end : end + _AHEAD]
    stop = _CLAUSE.search(after)
    for match in islice(_WORD.finditer(after, 0, stop.start() if stop else len(after)), _WORDS_AHEAD):
        if tip := tense.direction(match.group()) or tense.foretells(match.group()):
            return tip, False
    return 0, False


def _told(at: int, before: Sequence[str], tense: Tense) -> tuple[int, bool] | None:
    """What a word tells together with those around it; None where it is to be read by itself."""
    word, further = before[at], before[at + 1 :]
    if tense.puts_off(word):
        if tense.was(further):
            return 0, True
        return (1, True) if before[0] in tense.onward else (-1, True)
    if tense.calls(word):
        return (1, True) if tense.calls_for(before[:at]) else (-1, True)
    if word in tense.measures and tense.announced(further):
        return 1, True
    if word[0] in _IMPERFECT and tense.stipulated(further):
        return 1, True
    if at == 0 and _right_before(before, tense):
        return 1, False
    return None


def _right_before(before: Sequence[str], tense: Tense) -> bool:
    """«مجلس الأمن يبحث الخميس …»: an imperfect that nothing makes past."""
    if tense.direction(before[0]) or not tense.opens_a_plan(before[0]):
        return False
    return not tense.was(before[1:3]) and not _was_planned(before[:6], tense)


def _next_word(span: Span, scene: Setting) -> str | None:
    """The folded word after an extent, in its clause."""
    following = _FOLLOWING.match(scene.text.norm, scene.text.norm_index(span.end))
    return following[1] if following else None


def _was_planned(before: Sequence[str], tense: Tense) -> bool:
    """«كان مقررا», «كان من المقرر أن تقام» (words nearest first)."""
    for at, word in enumerate(before[:3]):
        if word in tense.planned:
            return tense.was(before[at + 1 : at + 5])
        if at == 0 and len(before) > 1 and before[1] != "ان":
            return False
    return False


def unfinished(span: Span, scene: Setting, tense: Tense) -> bool:
    """No verb of the past governs an extent, and one of the present does: «يفتح الباب أمام مشاركته»."""
    before = clause_before(span, scene)
    tip, strong = _cue(before, span, scene, tense)
    if tip > 0 or strong:
        return tip > 0
    for at, word in enumerate(before):
        if tense.opens_a_plan(word):
            return tense.undoing.isdisjoint(before[at + 1 : at + 3])
    return False
