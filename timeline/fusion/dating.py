"""The date of an event from the claims of its sources, and what to say where they exclude each other.

The claims that agree with most sources carry the date; of those it is the finest. A claim that excludes it stays,
ranked deprecated, and makes a conflict: open, or explained where a rule knows how such an error comes about.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.chronology import Derived
from timeline.dedupe import Candidate, agree
from timeline.model import Claim, Conflict, EventDate, Reason
from timeline.temporal import Grain, Interval, shift

_FEW = 8
NO_CONFLICT = Conflict("none", Reason("", ""))


@dataclass(frozen=True, slots=True)
class Said:
    """One date with the articles that give it.

    `relative`: nobody of them prints the year. `planned`: nobody of them says that it happened. `members`: a few of the
    mentions, to compare with others.
    """

    when: Interval
    articles: tuple[str, ...]
    voices: int
    relative: bool
    reports: tuple[dt.date, ...]
    planned: bool = False
    members: tuple[Candidate, ...] = ()

    @property
    def key(self) -> tuple[dt.date, dt.date]:
        return (self.when.start or dt.date.min, self.when.end or dt.date.max)


def said(group: Sequence[Candidate], voice: Mapping[str, str]) -> list[Said]:
    """The different dates that a cluster's mentions give, earliest first. `voice`: which articles copy one text."""
    found: dict[tuple[dt.date, dt.date], list[Candidate]] = {}
    for candidate in group:
        when = candidate.event.when
        if when is not None:
            found.setdefault((when.start or dt.date.min, when.end or dt.date.max), []).append(candidate)
    dates = []
    for _, members in sorted(found.items()):
        articles = tuple(sorted({m.event.article.id for m in members}))
        best = min(members, key=lambda m: (_grain(m), m.event.id)).event.when
        assert best is not None
        dates.append(
            Said(
                best,
                articles,
                len({voice.get(a, a) for a in articles}),
                all(m.relative for m in members),
                tuple(sorted({m.published for m in members if m.published is not None})),
                all(m.event.status not in ("asserted", "denied") for m in members),
                tuple(members[:_FEW]),
            )
        )
    return dates


def _grain(candidate: Candidate) -> int:
    when = candidate.event.when
    return when.grain.rank if when is not None else 99


def _size(when: Interval) -> int:
    return when.days() or 10**6


def _support(one: Said, dates: Sequence[Said]) -> int:
    """How many voices can mean this date."""
    return sum(other.voices for other in dates if other.when.meets(one.when))


def chosen(dates: Sequence[Said]) -> Said | None:
    """The date that most voices support; of equals a printed year before a reckoned one, the finer, the earlier.

    The earlier of equals, because a report is never before its event and is often taken for it.
    """
    if not dates:
        return None
    held = [d for d in dates if not d.planned]
    if held:  # where it was held counts, not where it was planned; a plan only tells the day of a month
        dates = [d for d in dates if not d.planned or any(d.when.within(h.when) for h in held)]
    else:
        latest = max((d.reports[-1] for d in dates if d.reports), default=None)
        newest = [d for d in dates if d.reports and d.reports[-1] == latest]
        dates = [d for d in dates if any(d.when.meets(n.when) for n in newest)] or dates
    best = max(_support(d, dates) for d in dates)
    kept = [d for d in dates if _support(d, dates) == best]
    # A coarse claim that meets two excluding ones is supported by both: only a finest one may carry the date.
    finest = [d for d in kept if not any(o.when.within(d.when) and _size(o.when) < _size(d.when) for o in dates)]
    pool = finest or kept
    if len(pool) > 1 and any(not a.when.meets(b.when) for a in pool for b in pool):
        voices = max(d.voices for d in pool)
        pool = [d for d in pool if d.voices == voices]

    def doubt(d: Said) -> tuple[bool, bool, bool]:
        journey = all(m.phase for m in d.members)  # the day of coming or going
        return journey, _is_report_day(d, dates), d.relative and _year_slip(d, dates)

    return min(pool, key=lambda d: (doubt(d), _size(d.when), d.key))


def _is_report_day(one: Said, dates: Sequence[Said]) -> bool:
    """It is the day of the article itself, and another source has the day before."""
    return one.when.start in one.reports and any(
        other.when.end == one.when.start and (other.when.days() or 9) == 1 for other in dates
    )


def _year_slip(one: Said, dates: Sequence[Said]) -> bool:
    start, end = one.when.start, one.when.end
    if start is None or end is None or one.when.grain != Grain.MONTH:
        return False
    before = Interval(shift(start, -1, Grain.YEAR), shift(end, -1, Grain.YEAR), Grain.MONTH)
    return any(other.when.within(before) for other in dates if other is not one)


def date(dates: Sequence[Said], derived: Derived | None, published: Sequence[dt.date], status: str) -> EventDate:
    """The fused date with its basis and its reason."""
    best = chosen(dates)
    if best is None and derived is not None:
        return EventDate(derived.when, "derived", derived.why)
    if best is None:
        return _undated(published, status)
    others = [d for d in dates if d is not best]
    if not others:
        count = best.voices  # copies of one text are one source
        basis = "single" if count == 1 else "majority"
        one_en, one_ar = "the only date that is given", "التاريخ الوحيد المذكور"
        many_en, many_ar = f"{count} sources give this date", f"{_verb('ذكر', count)} هذا التاريخ {_sources(count)}"
        return EventDate(best.when, basis, Reason(one_en if count == 1 else many_en, one_ar if count == 1 else many_ar))
    against = [d for d in others if not _agrees(d, best)]
    if against:
        yes, no = _support(best, dates), sum(d.voices for d in against)
        return EventDate(
            best.when,
            "majority" if yes > no else "finest",
            Reason(
                f"{_count(yes)} {'supports' if yes == 1 else 'support'} {best.when.edtf()}, "
                f"{no} {'excludes' if no == 1 else 'exclude'} it",
                f"{_verb('ؤيد', yes)} {best.when.edtf()} {_sources(yes)}، و{_verb('خالف', no)}ه {_sources(no)}",
            ),
        )
    if any(not d.when.meets(best.when) for d in others):
        return EventDate(
            best.when,
            "finest",
            Reason("the day of the event itself; other days belong to it", "يوم الحدث نفسه، والأيام الأخرى جزء منه"),
        )
    return EventDate(
        best.when,
        "finest",
        Reason("the finest date that all sources agree with", "أدق تاريخ تتفق معه جميع المصادر"),
    )


def _count(number: int) -> str:
    return "1 source" if number == 1 else f"{number} sources"


def _sources(number: int) -> str:
    """«مصدر واحد», «مصدران», «3 مصادر», «11 مصدرا», «100 مصدر»."""
    if number <= 2:
        return "مصدر واحد" if number == 1 else "مصدران"
    tail = number % 100
    return f"{number} {'مصادر' if 3 <= tail <= 10 else 'مصدرا' if tail > 10 else 'مصدر'}"


def _verb(stem: str, number: int) -> str:
    """A verb before that number of sources: «تؤيد 3 مصادر», else «يؤيد»."""
    return ("ت" if 3 <= number % 100 <= 10 else "ي") + stem


def _agrees(one: Said, best: Said) -> bool:
    """They share a day, or are two days of one stay, one night, or a plan and what became of it."""
    if one.when.meets(best.when) or (one.planned and not best.planned):
        return True
    return any(agree(a, b) for a in one.members for b in best.members)


def _undated(published: Sequence[dt.date], status: str) -> EventDate:
    """No source dates it: it lies before the first report of it, or after the last announcement of a plan."""
    if not published:
        return EventDate(None, "none", Reason("no source gives a date", "لا يذكر أي مصدر تاريخا"))
    if status == "planned":
        return EventDate(
            Interval(max(published), None, Grain.DAY),
            "none",
            Reason(
                f"planned, with no date, when last reported on {max(published)}",
                f"مقرر بلا تاريخ حتى آخر خبر في {max(published)}",
            ),
        )
    first = min(published)
    return EventDate(
        Interval(None, max(first, shift(first, 1, Grain.DAY)), Grain.DAY),
        "none",
        Reason(f"no source gives a date; first reported on {first}", f"لا يذكر أي مصدر تاريخا؛ أول خبر عنه في {first}"),
    )


def claims(group: Sequence[Candidate], dates: Sequence[Said], best: Interval | None) -> tuple[Claim, ...]:
    """What each source says of the date, the preferred claim first, those that give none last."""
    found = []
    shown = _shown(dates, best)
    for one in dates:
        rank, reason = _rank(one, best, shown)
        found.append(Claim(one.when, one.articles, rank, reason))
    order = {"preferred": 0, "normal": 1, "deprecated": 2}
    found.sort(key=lambda c: (order[c.rank], c.when.start or dt.date.min if c.when else dt.date.max, c.article_ids))
    dating = {article for one in dates for article in one.articles}
    silent = tuple(sorted({c.event.article.id for c in group} - dating))
    if silent:
        none = Reason("reports the event without a date of its own", "يذكر الحدث بلا تاريخ خاص به")
        found.append(Claim(None, silent, "normal", none))
    return tuple(found)


def _shown(dates: Sequence[Said], best: Interval | None) -> Said | None:
    """The claim that carries the date."""
    return next((d for d in dates if best is not None and (d.when.start, d.when.end) == (best.start, best.end)), None)


def _rank(one: Said, best: Interval | None, shown: Said | None) -> tuple[str, Reason]:
    if best is not None and (one.when.start, one.when.end) == (best.start, best.end):
        return "preferred", Reason("the date that is shown", "التاريخ المعتمد")
    if best is None or one.when.meets(best):
        return "normal", Reason("agrees with the date, less finely", "يوافق التاريخ بدقة أقل")
    if shown is not None and one.planned and not shown.planned:
        return "deprecated", Reason("the day that it was planned for", "اليوم الذي كان مقررا له")
    if shown is not None and _agrees(one, shown):
        if one.planned:
            return "deprecated", Reason("planned for this day before it was moved", "كان مقررا في هذا اليوم قبل تغييره")
        return "normal", Reason("a day of the same stay or night", "يوم من الزيارة نفسها أو من الليلة نفسها")
    return "deprecated", _cause(one, best) or Reason(
        f"excludes {best.edtf()}, which more or finer sources support",
        f"يخالف {best.edtf()} الذي تؤيده مصادر أكثر أو أدق",
    )


def _cause(one: Said, best: Interval) -> Reason | None:
    """How the claim may have come about: the report's day, a week or a year off."""
    if one.when.start is None or best.start is None:
        return None
    if one.when.start in one.reports and one.when.days() == 1 and one.when.start > best.start:
        return Reason("the day of the report, taken for the event's", "يوم نشر الخبر أُخذ على أنه يوم الحدث")
    if one.relative and one.when.grain.rank >= Grain.MONTH.rank:
        first, end = one.when.start, one.when.end or one.when.start
        back = replace(one.when, start=shift(first, -1, Grain.YEAR), end=shift(end, -1, Grain.YEAR))
        if best.within(back):
            return Reason(
                "off by exactly one year: «last» month stands for that month of last year",
                "يختلف بسنة كاملة: «الماضي» بدلا من «من العام الماضي»",
            )
    return _shifted(one.when.start, best.start) if one.when.days() == best.days() == 1 else None


def _shifted(day: dt.date, best: dt.date) -> Reason | None:
    """A week, a month or a year off, day for day."""
    apart = abs((day - best).days)
    if apart == 7:
        return Reason(
            "off by exactly one week: «last» Tuesday is read in two ways",
            "يختلف بأسبوع كامل: «الثلاثاء الماضي» يحتمل يومين",
        )
    if day.day == best.day and day.month == best.month:
        return Reason("the same day and month of another year", "اليوم والشهر نفسهما في سنة أخرى")
    if day.day == best.day and apart <= 31:
        return Reason("the same day of another month", "اليوم نفسه من شهر آخر")
    return None


def conflict(dates: Sequence[Said], best: Interval | None, statuses: Sequence[str]) -> Conflict:
    """none, open, or explained where every contradiction has a known cause."""
    if "denied" in statuses and "asserted" in statuses:
        return Conflict("open", Reason("some sources report it, others deny it", "تؤكده مصادر وتنفيه أخرى"))
    shown = _shown(dates, best)
    pairs = [(a, b) for n, a in enumerate(dates) for b in dates[n + 1 :] if not (_agrees(a, b) or _agrees(b, a))]
    if pairs and best is not None and all(d.when.meets(best) for pair in pairs for d in pair):
        # a month that holds both days is supported by both
        one, other = pairs[0]
        return Conflict(
            "open",
            Reason(
                f"sources exclude each other: {one.when.edtf()} against {other.when.edtf()}",
                f"تتعارض المصادر: {one.when.edtf()} مقابل {other.when.edtf()}",
            ),
        )
    against = [
        d for d in dates
        if best is not None and not d.when.meets(best) and (shown is None or not _agrees(d, shown))
    ]  # fmt: skip
    if best is None or not against:
        return NO_CONFLICT
    causes = [_cause(d, best) for d in against]
    names, names_ar = (mark.join(d.when.edtf() for d in against) for mark in (", ", "، "))
    if all(cause is not None for cause in causes):
        kept = [c for c in causes if c is not None]
        return Conflict(
            "explained",
            Reason(f"{names} against {best.edtf()}: {kept[0].en}", f"{names_ar} مقابل {best.edtf()}: {kept[0].ar}"),
        )
    return Conflict(
        "open",
        Reason(
            f"sources exclude each other: {names} against {best.edtf()}",
            f"تتعارض المصادر: {names_ar} مقابل {best.edtf()}",
        ),
    )
