"""Drafts become values: extents in the article, ids that outlive its next version, what hangs on what."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.events.draft import Draft
from timeline.model import Article, Event, Hang, Span, TimeUse
from timeline.text import fold


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
