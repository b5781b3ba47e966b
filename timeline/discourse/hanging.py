"""Lengths before or after something: whether they hang on an event, on today, or are lengths of what goes on."""

import re
from dataclasses import replace
from itertools import takewhile

from timeline.discourse.direction import clause_before, cue, unfinished
from timeline.discourse.setting import Setting
from timeline.lexicon.cues import Cues
from timeline.lexicon.tense import Tense
from timeline.model import Mention, Span
from timeline.temporal import After, Ago, Ahead, Anaphor, Before, Every, Expr, Grain, Lasting, Length, Offset, Ref
from timeline.text import Text, fold

_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[^\s«“\"(]+$")
_FIRST_WORD = re.compile(r"\S+\s+")
_APART = ("،", ",")
_PARTICLE_AFTER = re.compile(r"\s+\S+$")
_LONGEST_EVENT = 80
# A text no longer than this may be nothing but the expression.
_SHORT_TEXT = 60


def hang(
    mention: Mention, following: Mention | None, scene: Setting, tense: Tense, durative: frozenset[str]
) -> Mention:
    """Give «بعد عامين من بدء التدخل» its event, «بعد عامين من 2015» the date that follows.

    «بعد 12 عاما من الصراع» is a length of it; «بعد يومين» of a plan is ahead; «غادر منذ سنتين» is two years ago.
    """
    match mention.expr:
        case After(length, None) | Before(length, None) if mention.via == "so long, then after":
            return _then_after(mention, length, scene, tense.cues)
        case After(length, None) | Before(length, None):
            return _hung(mention, following, length, scene, tense, durative)
        case Offset(1, unit, Anaphor()):
            return _following(mention, unit, scene, tense.cues)
        case Lasting(length, 0) if length.amount and (
            _ago(mention, scene, tense) or _ago_as_people_say(mention, scene, tense.cues)
        ):
            start = _particle_start(mention, scene.text.raw)
            span = Span(start, mention.span.end)
            return replace(mention, span=span, surface=span.of(scene.text.raw), expr=Ago(length))
        case _:
            return mention


def _then_after(mention: Mention, length: Length, scene: Setting, cues: Cues) -> Mention:
    """«وذلك يوما واحدا بعد اغتيال السفير»; «سافر شهرا بعد انتخابه» is a length."""
    before = clause_before(mention.span, scene)
    start = scene.text.norm_index(mention.span.end)
    apart = scene.text.raw[: mention.span.start].rstrip()[-1:] in _APART
    if apart or not before or before[0] in cues.leading or not cues.coming_about.isdisjoint(before):
        return replace(mention, expr=_with_event(mention.expr, _event(scene.text, start, cues)))
    particle = _PARTICLE_AFTER.search(mention.surface)
    length_alone = particle.start() if particle else len(mention.surface)
    span = Span(mention.span.start, mention.span.start + length_alone)
    return replace(mention, span=span, surface=span.of(scene.text.raw), expr=Lasting(length))


def _following(mention: Mention, unit: Grain, scene: Setting, cues: Cues) -> Mention:
    """«اليوم التالي للقمة» hangs on the summit; «الشهر التالي» alone is the one after this."""
    if _alone(mention, scene.text):
        return replace(mention, expr=Offset(1, unit))
    found = cues.belonging.match(scene.text.norm, scene.text.norm_index(mention.span.end))
    if found is None:
        return mention
    return replace(mention, expr=After(Length(1, unit), _event(scene.text, found.end(), cues)))


def _with_event(expr: Expr, event: str) -> Expr:
    return replace(expr, event=event) if isinstance(expr, After | Before) else expr


def _event(text: Text, start: int, cues: Cues) -> str:
    """The words of an event from a place of the folded text on, as published."""
    stop = cues.event_end.search(text.norm, start, start + _LONGEST_EVENT)
    end = stop.start() if stop else min(len(text.norm), start + _LONGEST_EVENT)
    return text.span(start, max(end, start + 1)).of(text.raw).strip()


def _hung(
    mention: Mention,
    date: Mention | None,
    length: Length,
    scene: Setting,
    tense: Tense,
    durative: frozenset[str],
) -> Mention:
    text, cues, back = scene.text, tense.cues, isinstance(mention.expr, Before)
    end = text.norm_index(mention.span.end)
    following = (_SPACE if mention.via == "eve of an event" else cues.hanging).match(text.norm, end)
    if following is None:
        if back:
            return replace(mention, expr=Ago(length))
        ahead = _alone(mention, text) or _to_come(mention, length, scene, tense)
        return replace(mention, expr=Ahead(length)) if ahead else mention
    if cues.that.match(text.norm, following.end()):
        return replace(mention, expr=(Ago if back else Ahead)(length, Anaphor(None)))
    if cues.now.match(text.norm, following.end()):
        return replace(mention, expr=Ago(length) if back else Ahead(length))
    if date is not None and length.amount and text.norm_index(date.span.start) == following.end() and _dates(date.expr):
        return replace(mention, expr=(Ago if back else Ahead)(length, date.expr))
    noun = _WORD.match(text.norm, following.end())
    if not back and noun and _is_durative(noun.group(), durative, cues):
        return _without_particle(mention, length, text, cues)
    event = _event(text, following.end(), cues)
    return replace(mention, expr=Before(length, event) if back else After(length, event))


def _dates(expr: Expr) -> bool:
    """The expression names a date, of which a length can be counted."""
    return not isinstance(expr, Anaphor | After | Before | Lasting | Every | Ref)


def _is_durative(noun: str, durative: frozenset[str], cues: Cues) -> bool:
    for form in (noun, noun.removeprefix("ال")):
        if form in durative:
            return True
        for suffix in cues.possessives:
            stem = form.removesuffix(suffix)
            if stem != form and (stem in durative or stem + "ه" in durative):
                return True
    return False


def _without_particle(mention: Mention, length: Length, text: Text, cues: Cues) -> Mention:
    surface, cut = mention.surface, 0
    while (word := _FIRST_WORD.match(surface, cut)) and (not cut or fold(word.group().strip()) in cues.passing):
        cut = word.end()
    span = Span(mention.span.start + cut, mention.span.end)
    return replace(mention, span=span, surface=span.of(text.raw), expr=Lasting(length))


def _to_come(mention: Mention, length: Length, scene: Setting, tense: Tense) -> bool:
    """«يعود بعد ساعة», «يفتح الباب أمام مشاركته في القمة بعد أحد عشر يوما»."""
    days = length.unit is not None and length.unit.rank >= Grain.DAY.rank and length.amount is not None
    return unfinished(mention.span, scene, tense) if days else cue(mention.span, scene, tense)[0] > 0


def _alone(mention: Mention, text: Text) -> bool:
    return len(text.raw) < _SHORT_TEXT and text.raw.strip() == mention.surface.strip()


def _ago(mention: Mention, scene: Setting, tense: Tense) -> bool:
    """«منذ» before a length means "ago" where nothing else is said, and after a verb of what is over at once."""
    text = scene.text
    before = clause_before(mention.span, scene)
    if not before or before[0] not in tense.cues.background:
        return False
    if len(before) == 1 and len(text.raw) < _SHORT_TEXT:
        return not text.raw[mention.span.end :].strip() and not text.raw[: _particle_start(mention, text.raw)].strip()
    telling = takewhile(lambda word: not _goes_on(word), before[1:6])
    return any(tense.over_at_once(word) for word in telling)


def _ago_as_people_say(mention: Mention, scene: Setting, cues: Cues) -> bool:
    """«من شهرين ما قبضنا», «هادي 3 سيمانات»: in a quotation, in dialect, or where nothing else is said."""
    text = scene.text
    before = clause_before(mention.span, scene)
    if not before or before[0] not in cues.ago_spoken or not cues.no_ago_before.isdisjoint(before[1:4]):
        return False
    if cues.no_ago_after.match(text.norm, text.norm_index(mention.span.end)):
        return False
    alone = len(before) == 1 and len(text.raw) < _SHORT_TEXT and not text.raw[mention.span.end :].strip()
    return alone or scene.quote(mention.span) is not None or _in_dialect(mention, scene, cues)


def _in_dialect(mention: Mention, scene: Setting, cues: Cues) -> bool:
    sentence, text = scene.sentence(mention.span), scene.text
    said = text.norm[text.norm_index(sentence.start) : text.norm_index(sentence.end)]
    return not cues.dialect.isdisjoint(_WORD.findall(said))


def _goes_on(word: str) -> bool:
    """An imperfect: «يقيم», «تنتظر»."""
    return len(word) > 3 and word[0] in "يت"


def _particle_start(mention: Mention, raw: str) -> int:
    """Where the word before a mention begins."""
    window = raw[max(0, mention.span.start - 12) : mention.span.start].rstrip()
    word = _LAST_WORD.search(window)
    return max(0, mention.span.start - 12) + (word.start() if word else len(window))
