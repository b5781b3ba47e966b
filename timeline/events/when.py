"""Which date belongs to which trigger.

A date belongs to a head of its own clause: the nearest one before it, else the first one after it («في الأسبوع
الماضي دخل الاتفاق»). A verb of saying is a head like another and keeps its date: that is the day of the report. A
date that only bounds («منذ 2011», «قبل منتصف أكتوبر») is no date of an event.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.events.clause import Clause, Head
from timeline.events.words import Sentence
from timeline.lexicon.triggers import Triggers
from timeline.model import Dated
from timeline.temporal import After, Ago, Before, Grain, Interval, Length, shift, unit_around

_ONSET = ("military_intervention", "air_strikes", "offensive", "conflict_start")


@dataclass(frozen=True, slots=True)
class Found:
    """A date for a trigger: which expression, and what it comes to.

    `hangs`: it counts from another event. `reckoned`: from a length, «منذ عام».
    """

    time: int
    when: Interval | None
    hangs: Length | None = None
    sign: int = 0
    reckoned: bool = False


def owners(sentence: Sentence, clauses: list[Clause]) -> Mapping[int, tuple[Clause, Head]]:
    """For each time expression of the sentence the head that it belongs to, by the words before and after it."""
    found: dict[int, tuple[Clause, Head]] = {}
    for clause in clauses:
        for i in clause.words:
            time = sentence.words[i].time
            if time is None or time in found:
                continue
            heads = [h for h in clause.heads if h.sort not in ("planned", "denied")]
            before = [h for h in heads if h.at < i]
            after = [h for h in heads if h.at > i]
            if before:
                found[time] = (clause, before[-1])
            elif after:
                found[time] = (clause, after[0])
            if (
                clause.opener == "which"
                and clause.parent is not None
                and not any(h.sort == "trigger" for h in clause.heads)
            ):
                # «القمة التي تنعقد غدا»: what is told of a noun dates the noun
                heads = [h for h in clause.parent.heads if h.sort == "trigger"]
                described = [h for h in heads if h.at < clause.first() <= h.end + 6]
                if described:
                    found[time] = (clause.parent, described[-1])
    for time in _dateline(sentence, clauses, found):
        del found[time]
    return found


def _dateline(sentence: Sentence, clauses: list[Clause], found: Mapping[int, tuple[Clause, Head]]) -> list[int]:
    """«الدوحة - 9 ديسمبر: أعلنت المعارضة أمس …»: a date before the colon yields to one of the news itself."""
    first = min((h.at for c in clauses for h in c.heads), default=0)
    colon = next((i for i in range(1, first + 1) if ":" in sentence.gaps[i] and _two(sentence, i)), 0)
    before = {w.time for w in sentence.words[:colon]} & set(found)
    after = {id(head) for time, (_, head) in found.items() if time not in before}
    own = [time for time in before if time is not None and id(found[time][1]) in after]
    return [time for time in own if _today(sentence.times[time])]


def _today(dated: Dated) -> bool:
    """A date that is the day of the article; a chronology's «30 أيلول: قصفت …» is another."""
    today, answer = dated.context.today, dated.answer
    return today is not None and isinstance(answer, Interval) and (answer.start, answer.end) == (today.start, today.end)


def _two(sentence: Sentence, i: int) -> bool:
    """Words i-1 and i are not of one time («11:30»)."""
    return sentence.words[i].time is None or sentence.words[i].time != sentence.words[i - 1].time


def date(sentence: Sentence, clause: Clause, head: Head, time: int, kind: str, triggers: Triggers) -> Found | None:
    """What a time expression says of the event of `head`; None where it does not date it."""
    dated = sentence.times[time]
    first = next(i for i, w in enumerate(sentence.words) if w.time == time)
    before = sentence.words[first - 1].norm if first else ""
    answer = dated.answer
    onset = kind in _ONSET
    if isinstance(dated.mention.expr, After | Before) and not isinstance(answer, Interval):
        length = dated.mention.expr.length
        return Found(time, None, length, 1 if isinstance(dated.mention.expr, After) else -1)
    if isinstance(answer, Length):
        lasting = any(triggers.member(w.norm, "lasting") for w in sentence.words[max(first - 2, 0) : first])
        since = triggers.member(before, "since") and not lasting
        return _back(dated, time, answer) if onset and (since or _passed(sentence, first, triggers)) else None
    if not isinstance(answer, Interval) or (answer.start is None and answer.end is None):
        return None
    inside = isinstance(dated.mention.expr, Ago) or triggers.member(sentence.words[first].norm, "since")
    if triggers.member(before, "since") and not inside and not _begins(sentence, head, triggers):
        return None
    if not inside and _since_between(sentence, head.end, first, triggers) and not _begins(sentence, head, triggers):
        return None  # «أول زيارة منذ سقوط النظام في كانون الأول»: the date is that of the fall
    if triggers.member(before, "bound"):
        return None
    if (years := _anniversary(sentence, clause, triggers)) and answer.start is not None and answer.days() == 1:
        day = shift(answer.start, -years, Grain.YEAR)
        return Found(time, unit_around(day, Grain.DAY))
    return Found(time, answer)


def _since_between(sentence: Sentence, head: int, first: int, triggers: Triggers) -> bool:
    """«منذ» with a noun stands between; one with a length of its own («منذ عشر سنوات») is done with."""
    since = [i for i in range(head + 1, first) if triggers.member(sentence.words[i].norm, "since")]
    return any(sentence.words[i].time is None and sentence.words[i + 1].time is None for i in since)


def _begins(sentence: Sentence, head: Head, triggers: Triggers) -> bool:
    near = sentence.words[max(head.at - 3, 0) : head.at + 1]
    return any(r.form.lemma in triggers.lemmas["start"] for w in near for r in w.readings)


def _passed(sentence: Sentence, first: int, triggers: Triggers) -> bool:
    return any(triggers.member(w.norm, "passed") for w in sentence.words[max(first - 2, 0) : first])


def _back(dated: Dated, time: int, length: Length) -> Found | None:
    """«تقصف منذ عام», «انقضت خمس سنوات على التدخل»: it began in the unit that lies so far back."""
    today = dated.context.today
    if today is None or today.start is None or length.amount is None or length.unit is None:
        return None
    if length.unit.rank < Grain.MONTH.rank or today.grain.rank > length.unit.rank:
        return None
    return Found(time, unit_around(shift(today.start, -length.amount, length.unit), length.unit), reckoned=True)


def _anniversary(sentence: Sentence, clause: Clause, triggers: Triggers) -> int:
    """«الذكرى الخامسة للتدخل»: how many years back the event lies."""
    for i in clause.words:
        if triggers.member(sentence.words[i].norm, "anniversary") and (after := sentence.at(i + 1)):
            return triggers.numbers.get(after.norm, 0)
    return 0


def published(text: str | None) -> dt.date | None:
    """The day of publication, None where only a month or a year is known."""
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
