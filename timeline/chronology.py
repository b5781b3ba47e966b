"""Dates that hang on other events: «بعد عامين من بدء التدخل», «قبل يومين من قمة ثلاثية».

After a first fusion each such mention ties two events together. Where one of them has a date and the other has none,
the length gives it; what it gives may date a third. An event that hangs on itself, or a ring of events of which none
is dated, stays undated. A printed date is never replaced.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.model import Event, Hang, Reason
from timeline.temporal import Grain, Hedge, Interval, Length, shift, unit_around


@dataclass(frozen=True, slots=True)
class Derived:
    """A date that another event's date gives, with the chain that leads to it."""

    when: Interval
    why: Reason


@dataclass(frozen=True, slots=True)
class _Tie:
    """The event `later` lies `length` after the event `earlier`, says `mention`."""

    earlier: int
    later: int
    length: Length
    mention: Event


def derive(clusters: Sequence[Sequence[Event]], dates: Sequence[Interval | None]) -> Mapping[int, Derived]:
    """The clusters (by position) that gain a date from another's, `dates` being those that are printed."""
    owner = {event.id: n for n, cluster in enumerate(clusters) for event in cluster}
    ties: dict[int, list[_Tie]] = {}
    for n, cluster in enumerate(clusters):
        for event in cluster:
            tie = _tie(n, event, owner)
            if tie is not None:
                ties.setdefault(tie.earlier, []).append(tie)
                ties.setdefault(tie.later, []).append(tie)
    known: dict[int, Interval] = {n: when for n, when in enumerate(dates) if when is not None}
    gained: dict[int, Derived] = {}
    waiting = deque(sorted(set(ties) & set(known)))
    while waiting:
        n = waiting.popleft()
        for tie in sorted(ties.get(n, ()), key=lambda t: t.mention.id):
            other = tie.later if n == tie.earlier else tie.earlier
            if other in known:
                continue
            when = moved(known[n], tie.length, 1 if other == tie.later else -1)
            if when is None:
                continue
            known[other] = when
            gained[other] = Derived(when, _why(tie, known[n], gained.get(n), later=other == tie.later))
            waiting.append(other)
    return gained


def _tie(n: int, event: Event, owner: Mapping[str, int]) -> _Tie | None:
    hang: Hang | None = event.hangs
    other = owner.get(hang.event) if hang is not None else None
    if hang is None or other is None or other == n or hang.length.amount is None or hang.length.unit is None:
        return None
    earlier, later = (other, n) if hang.sign > 0 else (n, other)
    return _Tie(earlier, later, hang.length, event)


def moved(when: Interval, length: Length, sign: int) -> Interval | None:
    """A date moved by a length, as fine as the coarser of the two.

    >>> from timeline.temporal import parse_published
    >>> moved(parse_published("2017-11-22"), Length(2, Grain.DAY), -1).edtf()
    '2017-11-20'
    """
    if when.start is None or when.end is None or length.amount is None or length.unit is None:
        return None
    days = length.unit.rank < Grain.MONTH.rank
    unit = Grain.DAY if days else Grain.MONTH if length.unit == Grain.MONTH else Grain.YEAR
    start = length.after(when.start) if sign > 0 else length.before(when.start)
    last = shift(when.end, -1, Grain.DAY)
    end = shift(length.after(last) if sign > 0 else length.before(last), 1, Grain.DAY)
    if unit == Grain.DAY and length.hedge in (None, Hedge.APPROX):
        slack = 3 if length.unit == Grain.WEEK else 0
        grain = when.grain if when.grain.rank > Grain.DAY.rank else Grain.WEEK if slack else Grain.DAY
        return Interval(
            shift(start, -slack, Grain.DAY),
            shift(end, slack, Grain.DAY),
            grain,
            Hedge.APPROX if slack else length.hedge,
        )
    first, final = unit_around(start, unit), unit_around(shift(end, -1, Grain.DAY), unit)
    return Interval(first.start, final.end, max(unit, when.grain, key=lambda g: g.rank), length.hedge)


def _why(tie: _Tie, known: Interval, before: Derived | None, *, later: bool) -> Reason:
    words = tie.mention.hangs.surface if tie.mention.hangs is not None else ""
    side_en, side_ar = ("after", "بعد") if later else ("before", "قبل")
    chain_en, chain_ar = (f"; {before.why.en}", f"؛ {before.why.ar}") if before is not None else ("", "")
    return Reason(
        f"«{words}»: counted from the event that it comes {side_en}, of {known.edtf()}{chain_en}",
        f"«{words}»: محسوب من الحدث الذي جاء {side_ar}ه، بتاريخ {known.edtf()}{chain_ar}",
    )
