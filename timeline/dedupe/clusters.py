"""Clusters of mentions that keep dates apart: grown from the best link down, with a look at every pair of dates."""

from collections.abc import Iterable, Sequence

from timeline.dedupe.candidates import PLANNED, Candidate
from timeline.dedupe.days import AGREEING, TOLERATED, date_level
from timeline.lexicon.weights import Weights
from timeline.model import Link

_Dates = dict[tuple[object, ...], int]


def cluster(found: Sequence[Candidate], links: Iterable[Link], weights: Weights) -> list[list[Candidate]]:
    """The mentions of each event. Best links first; a union whose dates exclude each other is refused.

    A tolerated contradiction (the next day, a slip of one year) joins only by its own link's evidence, so that no third
    mention chains two dates together.
    """
    by_id = {c.event.id: n for n, c in enumerate(found)}
    owner = list(range(len(found)))
    members: dict[int, list[int]] = {n: [n] for n in owner}
    distinct = {n: _distinct([n], found) for n in owner}
    strong = [link for link in links if link.score > weights.threshold]
    for link in sorted(strong, key=lambda k: (-k.score, k.a, k.b)):
        a, b = owner[by_id[link.a]], owner[by_id[link.b]]
        if a == b or not _may_join(members[a], members[b], found, distinct[a], distinct[b]):
            continue
        keep, drop = (a, b) if (-len(members[a]), a) < (-len(members[b]), b) else (b, a)  # the smaller moves
        for n in members[drop]:
            owner[n] = keep
        members[keep] += members.pop(drop)
        for key, n in distinct.pop(drop).items():
            distinct[keep][key] = min(n, distinct[keep].get(key, n))
    return [[found[n] for n in group] for group in sorted(sorted(group) for group in members.values())]


def _may_join(a: Sequence[int], b: Sequence[int], found: Sequence[Candidate], mine: _Dates, theirs: _Dates) -> bool:
    levels = {date_level(found[x], found[y]) for x in mine.values() for y in theirs.values()}
    if not levels <= {*AGREEING, *TOLERATED}:
        return False
    return not levels & set(TOLERATED) or not _told_by_one(a, b, found)


def _told_by_one(a: Sequence[int], b: Sequence[int], found: Sequence[Candidate]) -> bool:
    """One article gives both days, and so knows of two events."""
    papers: dict[str, list[Candidate]] = {}
    for n in a:
        if found[n].when is not None:
            papers.setdefault(found[n].event.article.id, []).append(found[n])
    theirs = [found[n] for n in b if found[n].when is not None and found[n].event.article.id in papers]
    slips = set(TOLERATED) - {"next-day"}
    return any(date_level(x, y) in slips for y in theirs for x in papers[y.event.article.id])


def _distinct(group: Sequence[int], found: Sequence[Candidate]) -> _Dates:
    """One mention for each date in a cluster, and for what else tells how it stands to others."""
    dated: _Dates = {}
    for n in group:
        one = found[n]
        if one.when is not None:
            planned = one.event.status in PLANNED
            dated.setdefault((one.when, one.relative, one.phase, planned, one.fresh), n)
    return dated
