"""Dates that lean on other dates: a speaker's own day, lists, what was spoken of before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.discourse.direction import clause_before, cue
from timeline.discourse.setting import Setting
from timeline.lexicon.tense import Tense
from timeline.model import Anchor, Dated, Mention, Span
from timeline.temporal import (
    After,
    Ago,
    Ahead,
    Anaphor,
    At,
    Between,
    Context,
    Edge,
    Expr,
    Fields,
    Grain,
    Interval,
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

_BULLETS = re.compile(r"[\s\-–—•*●▪]*")
# How far back a mention looks for the date it leans on: in mentions, and in characters for a far and a near reference.
_MENTIONS_BACK = 40
_FAR, _NEAR = 1500, 250
_HALF_A_YEAR = 183
# A date that stands this near to the beginning of its line, with one of these after it, heads it.
_HEAD, _AFTER_HEAD = 40, (":", "-", "–", "—", "|")


def speakers_days(scene: Setting, mentions: Sequence[Mention], anchor: Anchor) -> dict[Span, Interval]:
    """The day of speaking in a quotation that names its own: «اليوم (الاثنين)» quoted on a Tuesday."""
    days: dict[Span, Interval] = {}
    today = anchor.day
    if today is None or today.start is None or today.grain != Grain.DAY:
        return days
    for mention in mentions:
        quote = scene.quote(mention.span)
        if quote is None or quote in days:
            continue
        match mention.expr:
            case Same(Offset(amount, Grain.DAY), Fields(weekday=int() as weekday)):
                naive = shift(today.start, amount, Grain.DAY)
                distance = (weekday - naive.weekday()) % 7
                if distance:
                    moved = distance if distance < 4 and distance < 7 - distance else distance - 7
                    days[quote] = unit_around(shift(today.start, moved, Grain.DAY), Grain.DAY)
    return days


def listed(mention: Mention, told: Sequence[tuple[Mention, int]], scene: Setting) -> Mention:
    """A month without a year takes that of the list item before, or of a full date earlier in its sentence.

    `told` are the mentions before it that name a year, with that year.
    """
    if not told or _bare_fields(mention.expr) is None:
        return mention
    raw = scene.text.raw
    sentence, item = scene.sentence(mention.span), _begins_item(mention, raw)
    for earlier, year in told[: -_MENTIONS_BACK - 1 : -1]:
        same_sentence = earlier.span.start >= sentence.start
        if not same_sentence and not item:
            break
        if same_sentence or _begins_item(earlier, raw):
            if not item and _far_back(_put_year(mention.expr, year), earlier.expr):
                return mention
            return replace(mention, expr=_put_year(mention.expr, year), via=f"{mention.via}, year of the list")
    return mention


def _far_back(expr: Expr, earlier: Expr) -> bool:
    """«سقط في 8 كانون الأول 2024 … وزار دمشق نهاية كانون الثاني»: January is that of another year."""
    first, then = (resolve(date, Context(None)) for date in (earlier, expr))
    if not isinstance(first, Interval) or not isinstance(then, Interval) or not first.start or not then.start:
        return False
    return (first.start - then.start).days > _HALF_A_YEAR


def _begins_item(mention: Mention, raw: str) -> bool:
    """Only bullets stand before it on its line."""
    start = mention.span.start
    line = raw.rfind("\n", max(0, start - 20), start) + 1
    return (line > 0 or start < 20) and _BULLETS.fullmatch(raw, line, start) is not None


def within_range(mention: Mention, before: Sequence[Dated]) -> Expr | None:
    """A weekday that no day of writing tells falls in the range named just before: «بين 13 و18 جويلية … يوم الجمعة»."""
    match mention.expr:
        case Fields(weekday=int(), day=None, month=None):
            for last, first in zip(before[:-4:-1], before[-2:-5:-1], strict=False):
                if mention.span.start - last.mention.span.end > _NEAR:
                    return None
                if first.mention.via == last.mention.via == "first and last day":
                    return Within(mention.expr, Between(first.mention.expr, last.mention.expr))
        case Fields(year=None):
            pass
    return None


def _bare_fields(expr: Expr) -> Fields | None:
    match expr:
        case Fields(year=None, month=int(), weekday=None):
            return expr
        case Part(_, whole) | Edge(Between(_, whole)):
            return _bare_fields(whole)
        case _:
            return None


def explicit_year(expr: Expr) -> int | None:
    """The year of a month or day that the words name it for."""
    match expr:
        case Fields(year=int() as year, month=int(), calendar="gregorian"):
            return year
        case Part(_, whole) | At(whole, _) if whole is not None:
            return explicit_year(whole)
        case Between(_, last):
            return explicit_year(last)
        case _:
            return None


def _put_year(expr: Expr, year: int) -> Expr:
    match expr:
        case Fields():
            return replace(expr, year=year)
        case Part(_, whole):
            return replace(expr, whole=_put_year(whole, year))
        case Edge(Between(first, end), last):
            return _put_year(end if last else first, year)
        case _:
            return expr


def antecedent(mention: Mention, before: Sequence[Dated], scene: Setting, tense: Tense) -> Interval | None:
    """The date spoken of before: the last one that is fine enough; for a clock, of the same sentence or the one before.

    A date in a background phrase («منذ انطلاق الثورة في آذار 2011») counts only where there is no other.
    """
    wanted = _refers_back(mention.expr)
    if wanted is None:
        return None
    grain, reach = wanted
    if isinstance(mention.expr, After):
        return _told_just_before(mention, before, grain, scene, tense)
    spare: Interval | None = None
    for earlier in before[: -_MENTIONS_BACK - 1 : -1]:
        answer = earlier.answer
        if mention.span.start - earlier.mention.span.end > reach:
            break
        if not isinstance(answer, Interval) or earlier.furniture:
            continue
        if mention.expr == Anaphor(None) and _today(earlier):
            continue  # «قال اليوم إنه كان آنذاك غائبا»
        if _part_alone(mention.expr) and scene.sentence(earlier.mention.span) != scene.sentence(mention.span):
            return None  # «مساء» in a sentence of its own is of today
        if isinstance(mention.expr, At) and answer.clock and not answer.start:
            return answer
        if _heads_line(earlier, scene):
            spare = spare or answer
            continue
        if isinstance(mention.expr, At) and earlier.mention.via == "first and last day":
            return None  # a clock on every day of a range
        if answer.start and answer.grain.rank <= grain.rank:
            words = clause_before(earlier.mention.span, scene)[1:8]
            aside = isinstance(mention.expr, At) and not tense.cues.relative.isdisjoint(words)
            if not aside and tense.cues.background.isdisjoint(words):
                return _later_that_night(mention.expr, earlier)
            spare = spare or answer
    return spare


def _told_just_before(
    mention: Mention, before: Sequence[Dated], grain: Grain, scene: Setting, tense: Tense
) -> Interval | None:
    """«اندلع حريق الأحد، وبعد يومين سقط السقف»: counted from a day of the story, in its sentence or the one before.

    Neither from the day on which something was said, nor from what is background.
    """
    if not before or mention.span.start - before[-1].mention.span.end > _NEAR:
        return None
    earlier, sentence = before[-1], scene.sentence(mention.span)
    between = scene.text.norm[scene.text.norm_index(sentence.start) : scene.text.norm_index(mention.span.start)]
    if scene.sentence(earlier.mention.span) != sentence and len(between.split()) > 1:
        return None
    answer = earlier.answer
    if not isinstance(answer, Interval) or not answer.start or answer.grain.rank > grain.rank or earlier.furniture:
        return None
    if tense.cues.background.intersection(clause_before(earlier.mention.span, scene)[:8]) or _heads_line(
        earlier, scene
    ):
        return None
    return answer if cue(earlier.mention.span, scene, tense)[1] else None


def _later_that_night(expr: Expr, earlier: Dated) -> Interval:
    """«ليل الأحد الاثنين عند الثالثة فجرا» is on the second of the two days."""
    answer = earlier.answer
    assert isinstance(answer, Interval) and answer.start is not None
    small_hours = isinstance(expr, At) and expr.clock[1:3] < "06"
    if small_hours and earlier.mention.via == "night between two days":
        return unit_around(shift(answer.start, 1, Grain.DAY), Grain.DAY)
    return answer


def _today(earlier: Dated) -> bool:
    """It is the day of writing."""
    answer, today = earlier.answer, earlier.context.today
    return isinstance(answer, Interval) and today is not None and answer.start == today.start and answer.days() == 1


def _part_alone(expr: Expr) -> bool:
    return isinstance(expr, At) and expr.day is None and expr.clock[1:].isalpha()


def _heads_line(earlier: Dated, scene: Setting) -> bool:
    """«السفير، 8 شباط 2012: …»: the day of writing, which a story doesn't speak of."""
    raw, span, today = scene.text.raw, earlier.mention.span, earlier.context.today
    if today is None or not isinstance(earlier.answer, Interval) or earlier.answer.start != today.start:
        return False
    line = raw.rfind("\n", max(0, span.start - _HEAD), span.start) + 1
    return (line > 0 or span.start < _HEAD) and raw[span.end : span.end + 2].lstrip()[:1] in _AFTER_HEAD


def _refers_back(expr: Expr) -> tuple[Grain, int] | None:
    match expr:
        case Anaphor(grain):
            return grain or Grain.YEAR, _FAR
        case At(None, _):
            return Grain.DAY, _NEAR
        case Fields(year=None, month=None, day=int(), weekday=None):
            return Grain.MONTH, _NEAR
        case Offset(amount, _, base) | Pick(amount, _, base) if base is not None:
            back = _refers_back(base)
            return back and (back[0], back[1] if amount > 0 else _NEAR)
        case Ago(_, base) | Ahead(_, base) if base is not None:
            back = _refers_back(base)
            return back and (back[0], _NEAR)
        case After(length, None) if length.amount is not None and length.unit is not None:
            return max(length.unit, Grain.DAY, key=lambda unit: unit.rank), _NEAR
        case Within(part, whole):
            return _refers_back(whole) or _refers_back(part)
        case Same(a, b) | Between(a, b) | Edge(Between(a, b)):
            return _refers_back(a) or _refers_back(b)
        case Part(_, whole) | Nth(_, _, whole) if whole is not None:
            return _refers_back(whole)
        case At(day, _) if day is not None:
            return _refers_back(day)
        case _:
            return None
