"""What a page tells of its day of writing: the day that it claims, what it says against one, what it leaves open."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.anchor import told
from timeline.anchor.ballot import Ballot, counted
from timeline.anchor.line import Words, prose_before
from timeline.anchor.stamps import Stamp, printed, stamps, yearless
from timeline.anchor.votes import against, votes
from timeline.discourse import Setting
from timeline.discourse.direction import cue
from timeline.model import Anchor, Mention, Rival, Vote
from timeline.temporal import At, Fields, Grain, Interval, unit_around
from timeline.temporal.days import ALL, Days, met, within

# A text may be a day older than its page; a weekday that it speaks from is sought this near to the page's day.
_A_DAY, _HALF_A_WEEK, _HALF_A_YEAR = 1, 3, 190
# Where stamps are looked for when the day is given, and where the first sentence of news stands.
_EDGES, _LEAD, _MOST_WORDS = 600, 400, 9
# No Arabic newspaper was written outside these years: what prints another is no date of publication.
PRESS = Days(dt.date(1800, 1, 1), dt.date(2201, 1, 1))
_KINDS = {"published": "published", "head": "dateline", "updated": "published"}


def contested(given: Interval, scene: Setting, mentions: Sequence[Mention], words: Words) -> bool:
    """Something on the page may speak against the day that is given: a quick look, since it seldom does.

    Stamps are looked for at the head and the foot of the page.
    """
    day, raw = given.start, scene.text.raw
    assert day is not None
    foot = len(raw) - _EDGES
    for mention in mentions:
        expr, start = mention.expr, mention.span.start
        if _EDGES <= start <= foot:
            continue
        if isinstance(expr, At) and expr.day is not None:
            expr = expr.day
        if not isinstance(expr, Fields) or expr.day is None or expr.month is None:
            continue
        if (expr.month, expr.day, expr.year or day.year) == (day.month, day.day, day.year):
            continue
        line = max(0, raw.rfind("\n", 0, start))
        if raw.count(" ", line, start) > _MOST_WORDS:
            continue
        alone = (mention,)
        if any(s.role in _KINDS for s in stamps(scene, alone, words)) or any(yearless(scene, alone, words)):
            return True
    return against(day, scene, mentions, words.cues)


class Page:
    """The stamps and votes of a page."""

    def __init__(self, scene: Setting, mentions: Sequence[Mention], words: Words) -> None:
        self.scene, self.mentions, self.words = scene, mentions, words
        self.votes: tuple[Vote, ...] = (*yearless(scene, mentions, words), *votes(scene, mentions, words.cues))
        self.stamps = tuple(stamps(scene, mentions, words))

    # ---- what it claims ----------------------------------------------------------------------------------------------

    def tells(self, window: Days) -> Anchor | None:
        """The anchor that stamps and votes leave, of the days that are known before; None where they leave several."""
        ballot = counted(self.votes, window)
        voted, stamp = self._voted(ballot, window), self._stamp(ballot, window)
        if voted is not None and (stamp is None or _apart(voted.day, stamp.day) not in range(1, _HALF_A_WEEK + 1)):
            return self.against(voted)
        if stamp is not None:
            why = told.printed(stamp.role, stamp.mention.surface, stamp.day)
            changed = next((s for s in self.stamps if s.role == "updated" and s.day != stamp.day), None)
            if changed is not None and stamp.role != "updated":
                why = told.updated(why, changed.mention.surface)
            return self.against(Anchor(stamp.day, _KINDS[stamp.role], why, self.votes))
        coarse = ballot.days.interval() if ballot.decided else None
        if coarse is not None:
            return Anchor(coarse, "votes", told.elected(ballot.agreeing, coarse), self.votes)
        return None

    def _voted(self, ballot: Ballot, window: Days) -> Anchor | None:
        """The one day that votes leave, alone or with a stamp of that day."""
        if not ballot.decided:
            return None
        if (day := _one_day(ballot.days)) is not None:
            pinned = ((vote, met(window, vote.days)) for vote in ballot.agreeing)
            stated = next((vote for vote, left in pinned if left is not None and _one_day(left) == day), None)
            if stated is not None:
                return Anchor(day, "stated", told.stated(stated.surface, day), self.votes)
            return Anchor(day, "votes", told.elected(ballot.agreeing, day), self.votes)
        if ballot.days.dates is not None:
            beside = {s.day: s.mention.surface for s in self.stamps if _allows(ballot.days, s.day)}
            if len(beside) == 1:
                ((day, surface),) = beside.items()
                return Anchor(day, "votes", told.elected(ballot.agreeing, day, surface), self.votes)
            if (day := _one_day(ballot.narrowed)) is not None:
                return Anchor(day, "votes", told.elected((*ballot.agreeing, *ballot.narrowing), day), self.votes)
        elif (lead := self._lead(ballot)) is not None:
            mention, day = lead
            return Anchor(day, "votes", told.elected(ballot.agreeing, day, mention.surface), self.votes)
        return None

    def _lead(self, ballot: Ballot) -> tuple[Mention, Interval] | None:
        """The day of news in its first sentence, printed in full with its weekday, where it is today or yesterday.

        «أعلنت الهيئة الاثنين 16 سبتمبر 2019 نتائج اقتراع أمس الأحد».
        """
        if ballot.days.weekday is None:
            return None
        for mention in self.mentions:
            if mention.span.start > _LEAD or prose_before(self.scene.text.raw, mention.span.start):
                return None
            found = printed(mention.expr)
            if found is None or found[0].weekday is None or found[1].start is None:
                continue
            quoted = self.scene.quote(mention.span) is not None or self.scene.in_page(mention.span)
            past = cue(mention.span, self.scene, self.words.tense)[0] < 0
            return (mention, found[1]) if past and not quoted and ballot.days.allows(found[1].start) else None
        return None

    def _stamp(self, ballot: Ballot, window: Days) -> Stamp | None:
        """The stamp that tells the day of publication: a line that says so, else a dateline, else a day of change."""
        for role in ("published", "head", "updated"):
            pool = [s for s in self.stamps if s.role == role and met(window, within(s.day)) is not None]
            if role == "head":
                pool = [s for s in pool if s.fields.calendar == "gregorian"] or pool
            if ballot.decided and pool:
                fitting = [s for s in pool if met(ballot.days, within(s.day)) is not None]
                near = [s for s in pool if s.day.start and ballot.days.nearest(s.day.start, _A_DAY)]
                pool = fitting or (near if role == "head" else pool)
            if role == "head":
                pool = _the_pages_own(pool)
            if pool:
                return pool[0]
        return None

    # ---- what it says against a day ----------------------------------------------------------------------------------

    def against(self, anchor: Anchor) -> Anchor:
        """The anchor with its rival, where votes or stamps speak for another day."""
        assert anchor.day is not None
        ballot = counted(self.votes, PRESS)
        if ballot.decided and met(ballot.days, within(anchor.day)) is None:
            meant = self._meant(ballot.days, anchor.day)
            if meant is not None:
                return replace(anchor, rival=Rival(meant, told.against(ballot.agreeing, meant)))
        own = [s for s in self.stamps if s.role in _KINDS]
        if any(s.day.meets(anchor.day) for s in own):
            return anchor
        stamp = self._stamp(ballot, PRESS)
        if stamp is None:
            return anchor
        why = told.printed(stamp.role, stamp.mention.surface, stamp.day)
        return replace(anchor, rival=Rival(stamp.day, told.printed_otherwise(why)))

    def _meant(self, days: Days, day: Interval) -> Interval | None:
        """The day that votes speak from: the one that they leave, else the one nearest to a day that they exclude."""
        left = days.interval()
        start = day.start
        if left is not None or start is None:
            return left
        for stamp in self.stamps:
            if _allows(days, stamp.day):
                return stamp.day
        if days.dates is not None:
            near = min(days.fits() or (), key=lambda fit: abs(fit - start), default=None)
            return unit_around(near, Grain.DAY) if near else None
        if day.grain != Grain.DAY:
            return None
        if days.weekday is None:
            found = days.nearest(start, _HALF_A_YEAR)
            return unit_around(found, Grain.MONTH) if found else None
        found = days.nearest(start, _HALF_A_WEEK)
        return unit_around(found, Grain.DAY) if found else None

    # ---- what it leaves open -----------------------------------------------------------------------------------------

    def tells_nothing(self) -> Anchor:
        """No day is claimed: what is known of it, and what is missing."""
        ballot = counted(self.votes, ALL)
        if ballot.agreeing and not ballot.decided:
            return Anchor(None, "none", told.divided(ballot.agreeing, ballot.against), self.votes)
        known = ballot.narrowed
        for past in self._past():
            known = met(known, Days(first=past.start)) or known
        return Anchor(
            None, "none", told.unknown(known, ballot.agreeing), self.votes, known=None if known == ALL else known
        )

    def _past(self) -> Iterator[Interval]:
        """Printed dates that a verb of the past governs: nothing was written before them."""
        for mention in self.mentions:
            found = printed(mention.expr)
            if found is not None and cue(mention.span, self.scene, self.words.tense) == (-1, True):
                yield found[1]


def _one_day(days: Days) -> Interval | None:
    left = days.interval()
    return left if left is not None and left.grain == Grain.DAY else None


def _allows(days: Days, day: Interval) -> bool:
    return day.grain == Grain.DAY and day.start is not None and days.allows(day.start)


def _apart(a: Interval | None, b: Interval) -> int:
    """How many days lie between the beginnings of two days."""
    if a is None or a.start is None or b.start is None:
        return 0
    return abs((a.start - b.start).days)


def _the_pages_own(heads: list[Stamp]) -> list[Stamp]:
    """Of several datelines (posted again, a clock) the one with its weekday; none where they are far apart."""
    weekdays = [s for s in heads if s.fields.weekday is not None]
    for pool in (heads, weekdays):
        if pool and len({s.day for s in pool}) == 1:
            return pool
    starts = [s.day.start for s in heads if s.day.start]
    return heads if starts and (max(starts) - min(starts)).days <= _HALF_A_WEEK else []
