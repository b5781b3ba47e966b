"""Votes counted: the days that those leave which agree, and those which don't."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Vote
from timeline.temporal.days import Days, met

# How many different votes are weighed against each other: a text has one day of writing, or it has no say.
_MOST_DIFFERENT = 12


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the strict votes leave that agree (`days`, `agreeing`), and what the loose ones that fit narrow it to."""

    days: Days
    narrowed: Days
    agreeing: tuple[Vote, ...] = ()
    against: tuple[Vote, ...] = ()
    narrowing: tuple[Vote, ...] = ()

    @property
    def decided(self) -> bool:
        """Twice as many agree as disagree: one slip does not count, two opinions do."""
        return bool(self.agreeing) and 2 * len(self.against) <= len(self.agreeing)


def counted(votes: Sequence[Vote], window: Days) -> Ballot:
    """The largest number of votes that agree with each other and with what is known before (`window`).

    Of the loose votes only those count that leave one of its days.
    """
    strict: dict[Days, list[Vote]] = {}
    for vote in votes:
        if not vote.loose:
            strict.setdefault(vote.days, []).append(vote)
    ranked = sorted(strict, key=lambda days: -len(strict[days]))[:_MOST_DIFFERENT]
    best, most = (window, frozenset[Days]()), 0
    for first in ranked:
        left, chosen = window, set[Days]()
        for days in (first, *ranked):
            if (both := met(left, days)) is not None:
                left = both
                chosen.add(days)
        if (number := sum(len(strict[days]) for days in chosen)) > most:
            best, most = (left, frozenset(chosen)), number
    days, chosen_days = best
    narrowed, narrowing = days, list[Vote]()
    for vote in votes:
        if vote.loose and (both := met(narrowed, vote.days)) is not None:
            narrowed = both
            narrowing.append(vote)
    said = [vote for vote in votes if not vote.loose]
    return Ballot(
        days,
        narrowed,
        tuple(vote for vote in said if vote.days in chosen_days),
        tuple(vote for vote in said if vote.days not in chosen_days),
        tuple(narrowing),
    )
