"""How the days of two mentions stand to each other: the same, of one stay or one night, moved, a slip, or apart."""

import datetime as dt
from dataclasses import replace

from timeline.dedupe.candidates import MOVED, NO_SLIPS, PLANNED, STAY, Candidate
from timeline.temporal import Grain, Hedge, Interval, shift

AGREEING = ("", "day", "month", "year", "stay", "night", "moved")
TOLERATED = ("next-day", "week-slip", "month-slip", "year-slip")


def date_level(a: Candidate, b: Candidate) -> str:
    """How two dates stand to each other; nothing where one is not known."""
    x, y = a.when, b.when
    if x is None or y is None or (x.start is None and x.end is None) or (y.start is None and y.end is None):
        return ""
    if _loose(x).meets(_loose(y)):
        longest = max(x.days() or 999, y.days() or 999)
        return "day" if longest == 1 else "month" if longest <= 31 else "year"
    gap = _gap(x, y)
    days = max(x.days() or 999, y.days() or 999)
    if gap is not None and (level := _neighbours(a, b, gap, days)):
        return level
    if _year_slip(a, b) or _year_slip(b, a):
        return "year-slip"
    if days == 1 and a.family not in NO_SLIPS and not _two_reports(a, b) and (level := _slip(x, y)):
        return level
    if gap is not None and gap <= 7 and days <= 7:
        return "near-miss"
    return "apart"


def _loose(when: Interval) -> Interval:
    """«قبل نحو شهرين» may be the month before or after."""
    if when.hedge != Hedge.APPROX or when.grain.rank < Grain.MONTH.rank or when.start is None or when.end is None:
        return when
    return replace(when, start=shift(when.start, -1, when.grain), end=shift(when.end, 1, when.grain))


def agree(a: Candidate, b: Candidate) -> bool:
    """Their dates, though not the same, do not contradict each other."""
    return date_level(a, b) in AGREEING


def _neighbours(a: Candidate, b: Candidate, gap: int, days: int) -> str:
    """Days that exclude each other and may yet tell one event: of one stay, of one night, moved, a day off."""
    first, second = (
        (a, b) if (a.when and b.when and (a.when.end or dt.date.max) <= (b.when.start or dt.date.min)) else (b, a)
    )
    same_article = a.event.article.id == b.event.article.id
    if a.family == "visit" and gap <= STAY and days <= STAY and not _many(a) and not _many(b):
        journey = first.phase == "start" != second.phase or second.phase == "end" != first.phase
        asserted = {a.event.status, b.event.status} == {"asserted"}
        if journey or (same_article and gap <= 2 and asserted and a.ids != b.ids):
            return "stay"  # he met ministers on one day and the president on the next
    if gap <= 1 and days <= 2 and _night(first, second):
        return "night"
    plans = [c.event.status in PLANNED for c in (a, b)]
    if any(plans) and gap <= MOVED and days <= 7 and not same_article and _announced_before(a, b):
        return "moved"
    truce = "ceasefire" in (a.event.kind, b.event.kind)  # announced on one day, in force on the next
    slips = a.family not in NO_SLIPS and not truce
    return "next-day" if gap <= 1 and days <= 2 and slips else ""


def _many(candidate: Candidate) -> bool:
    """A summit, unless of two, is no day of a visit to one."""
    event = candidate.event
    two = len(event.actors) == 2 and all(a.entity.kind in ("person", "state") for a in event.actors)
    return event.kind == "summit" and not two


def _night(first: Candidate, second: Candidate) -> bool:
    """«ليل الاثنين» and «فجر الثلاثاء»; a day is named for either side of its midnight."""
    early, late = (first.when.clock or "" if first.when else ""), (second.when.clock or "" if second.when else "")
    before = early == "TNI" or early[:3] in ("T21", "T22", "T23")
    after = late in ("TMO", "TNI") or late[:3] in ("T00", "T01", "T02", "T03", "T04")
    return before and after


def _announced_before(a: Candidate, b: Candidate) -> bool:
    """The plan is older news than what contradicts it."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    older, newer = (a, b) if a.published < b.published else (b, a)
    end = newer.when.end if newer.when is not None else None
    ahead = end is not None and older.published is not None and end > older.published
    return older.event.status in PLANNED and ahead  # a plan is not moved to a day that was over


def _two_reports(a: Candidate, b: Candidate) -> bool:
    """Each is news of its own day, and the news are as far apart as the days."""
    if not (a.fresh and b.fresh) or a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) >= 4


def _slip(x: Interval, y: Interval) -> str:
    """A week, a month or a year off, day for day."""
    if x.start is None or y.start is None:
        return ""
    first, second = sorted((x.start, y.start))
    if (second - first).days == 7:
        return "week-slip"
    if first.day != second.day:
        return ""
    months = (second.year - first.year) * 12 + second.month - first.month
    return {1: "month-slip", 12: "year-slip"}.get(months, "")


def _gap(x: Interval, y: Interval) -> int | None:
    if x.start is None or x.end is None or y.start is None or y.end is None:
        return None
    first, second = (x, y) if x.start < y.start else (y, x)
    assert first.end is not None and second.start is not None
    return (second.start - first.end).days + 1


def _year_slip(a: Candidate, b: Candidate) -> bool:
    """`a` says «كانون الثاني الماضي» in an article, and `b` has that month of the year before."""
    x, y = a.when, b.when
    if x is None or y is None or x.start is None or y.start is None or not a.relative:
        return False
    month = x.grain == Grain.MONTH and x.days() is not None and (x.days() or 0) >= 28 and (y.days() or 99) <= 31
    return month and y.within(
        replace(x, start=shift(x.start, -1, Grain.YEAR), end=shift(x.end or x.start, -1, Grain.YEAR))
    )
