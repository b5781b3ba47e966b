"""Days that recur by what stands before them: days of work, days excepted, so many a day."""

import re
from dataclasses import replace

from timeline.discourse.setting import Setting
from timeline.lexicon.cues import Cues
from timeline.model import Mention
from timeline.temporal import Between, Edge, Every, Expr, Fields, Grain, Length, Offset

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?؟؛\n]")
_BEHIND = 70


def recur(mention: Mention, scene: Setting, cues: Cues) -> Mention:
    """«الدوام من الأحد إلى الخميس», «يوميا عدا الجمعة» and «مليون برميل في اليوم» are sets."""
    match mention.expr:
        case Edge(Between(_, Fields(weekday=int(), month=None))):
            if not cues.workdays.isdisjoint(_before(mention, scene)):
                return replace(mention, expr=_every(Grain.WEEK))
        case Fields(weekday=int(), day=None, month=None):
            before = _before(mention, scene)
            if before and (before[-1] in cues.excepting or not cues.weekly.isdisjoint(before)):
                return replace(mention, expr=_every(Grain.WEEK))
        case Offset(0, Grain.DAY, None):
            before = _before(mention, scene)
            if len(before) > 1 and before[-1] in cues.per and before[-2] in cues.measured:
                return replace(mention, expr=_every(Grain.DAY))
    return mention


def _before(mention: Mention, scene: Setting) -> list[str]:
    """The words before it in its sentence, or as much of it as counts."""
    start = scene.text.norm_index(mention.span.start)
    behind = scene.text.norm[max(0, start - _BEHIND) : start]
    stops = [match.end() for match in _STOP.finditer(behind)]
    return _WORD.findall(behind, stops[-1] if stops else 0)


def _every(unit: Grain) -> Expr:
    return Every(Length(1, unit))
