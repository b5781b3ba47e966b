"""Did it happen? asserted, planned, denied, cancelled or hypothetical, by the words around the trigger."""

import datetime as dt

from timeline.events.clause import Clause, Head
from timeline.events.words import Sentence
from timeline.lexicon.triggers import Triggers
from timeline.temporal import Interval

_ORDER = ("cancelled", "denied", "hypothetical", "planned")
_REACH = 6


def of(
    sentence: Sentence,
    clause: Clause,
    head: Head,
    when: Interval | None,
    published: dt.date | None,
    triggers: Triggers,
    first: int | None = None,
) -> str:
    """The status of the event that `head` reports.

    «ألغى زيارته» cancels, «نفى أن يكون قد زار» and «لم يزر» deny, «إذا زار» supposes; «سيزور», «يعتزم زيارة»,
    «المقررة» and every day after the article's plan. `first` is where its predicate begins («لم يعقد أي لقاء»).
    """
    cues = _cues(sentence, clause, head, triggers, head.at if first is None else first)
    for status in _ORDER:
        if status in cues:
            return status
    if when is not None and published is not None and when.start is not None and when.start > published:
        return "planned"
    return "asserted"


def _cues(sentence: Sentence, clause: Clause, head: Head, triggers: Triggers, first: int) -> set[str]:
    cues: set[str] = set()
    if head.reading is not None and head.reading.future:
        cues.add("planned")
    inner: Clause | None = clause
    level = 0
    while inner is not None and level < 3:
        words = inner.words
        for i in words:
            before = i < head.at
            near = head.at - _REACH <= i <= head.end + _REACH
            if not (before if level else near):
                continue
            word = sentence.words[i]
            if level and inner.opener not in ("main", "that", "and", "where"):
                continue
            cues |= _word_cues(sentence, i, head, first, before=before, level=level, triggers=triggers)
            if word.verb() is not None and level == 0 and i < head.at and head.at - i <= 3:
                verb = word.verb()
                if verb is not None and verb.future:
                    cues.add("planned")
        if inner.opener != "that":
            break
        inner, level = inner.parent, level + 1
    return cues


def _word_cues(
    sentence: Sentence, i: int, head: Head, first: int, *, before: bool, level: int, triggers: Triggers
) -> set[str]:
    word = sentence.words[i]
    found: set[str] = set()
    for status in _ORDER:
        listed = triggers.member(word.norm, status)
        inflected = any(r.form.lemma in triggers.lemmas.get(status, ()) for r in word.readings)
        if not (listed or inflected):
            continue
        if triggers.member(word.norm, "negation") and 1 not in (head.at - i, first - i):
            continue
        if status == "planned" and not before and not listed:
            continue
        if status == "cancelled" and not before and not listed:
            continue
        if status in ("cancelled", "denied") and level and status == "cancelled":
            continue
        if inflected and not listed and i == head.at:
            continue
        found.add(status)
    return found
