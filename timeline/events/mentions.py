"""Drafts become values: extents in the article, ids that outlive its next version, what hangs on what."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.events.draft import Draft
from timeline.lexicon.triggers import Triggers
from timeline.model import Article, Event, Hang, Span, TimeUse
from timeline.temporal import After, Before
from timeline.text import fold

_PHRASE = 6  # words


def events(drafts: Sequence[Draft], article: Article) -> tuple[Event, ...]:
    """The mentions in text order. An id is a hash of article, folded sentence and the trigger's ordinal in it."""
    kept = sorted(drafts, key=lambda d: (_span(d, {d.group.main.at}), _span(d, d.words)))
    counts: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for draft in kept:
        sentence = fold(draft.sentence.span.of(article.text))
        seed = f"{article.id}\n{sentence}\n{counts[sentence]}".encode()
        counts[sentence] += 1
        ids[id(draft)] = "evt-" + hashlib.sha256(seed).hexdigest()[:16]
    return tuple(_event(draft, article, ids) for draft in kept)


def anchor(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """«بعد عامين من بدء التدخل»: the event noun that follows the length."""
    if draft.hangs_at is None:
        return None
    end = max(i for i, w in enumerate(draft.sentence.words) if w.time == draft.hangs_at)
    later = [d for d in here if d is not draft and end < d.group.at <= end + 4 and d.group.noun]
    return min(later, key=lambda d: d.group.at, default=None)


def counted_from(draft: Draft, triggers: Triggers) -> set[int]:
    """The words that a length counts from: «قبل يومين» without «من قمة ثلاثية» would say another day.

    From the length to the end of its noun phrase: its adjectives, and where it has none its names.
    """
    words, gaps = draft.sentence.words, draft.sentence.gaps
    found: set[int] = set()
    for time in {words[i].time for i in draft.words} - {None}:
        if not isinstance(draft.sentence.times[time or 0].mention.expr, After | Before):
            continue
        end = max(i for i, w in enumerate(words) if w.time == time)
        if end + 2 >= len(words) or not triggers.member(words[end + 1].norm, "counted-from"):
            continue
        last = end + 2
        while last + 1 < len(words) and last < end + _PHRASE and not gaps[last + 1].strip():
            if triggers.member(words[last + 1].norm, "preposition") or words[last + 1].time is not None:
                break
            last += 1
        found |= set(range(end, last + 1))
    return found


def _event(draft: Draft, article: Article, ids: Mapping[int, str]) -> Event:
    time = None
    if (at := draft.time if draft.time is not None else draft.hangs_at) is not None:
        dated = draft.sentence.times[at]
        time = TimeUse(dated.mention.span, dated.mention.surface, dated.answer.timex(), dated.why)
    hangs = None
    if draft.hangs is not None and draft.anchor is not None and id(draft.anchor) in ids:
        surface = draft.sentence.times[draft.hangs_at].mention.surface if draft.hangs_at is not None else ""
        hangs = Hang(draft.hangs, draft.sign, ids[id(draft.anchor)], surface)
    head = draft.group.main
    return Event(
        ids[id(draft)],
        article,
        _span(draft, draft.words),
        draft.sentence.span,
        _span(draft, {head.at, head.end}),
        draft.kind,
        tuple(draft.actors),
        draft.place,
        draft.when,
        time,
        draft.status,
        hangs,
        draft.group.trigger.key,
    )


def _span(draft: Draft, among: set[int]) -> Span:
    return Span(draft.sentence.words[min(among)].span.start, draft.sentence.words[max(among)].span.end)
