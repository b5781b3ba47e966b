"""Answers: what a time expression comes to once its day is known."""

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from timeline.temporal.grain import Grain, Hedge

ONE_DAY = dt.timedelta(days=1)
_TIMEX_UNIT = {
    Grain.SECOND: "TS", Grain.MINUTE: "TM", Grain.HOUR: "TH", Grain.DAY: "D", Grain.WEEK: "W", Grain.MONTH: "M",
    Grain.YEAR: "Y", Grain.DECADE: "DE", Grain.CENTURY: "CE",
}  # fmt: skip
_MONTHS = {
    Grain.MONTH: 1, Grain.SEASON: 3, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}  # fmt: skip
_HOURS = {Grain.SECOND: 1 / 3600, Grain.MINUTE: 1 / 60, Grain.HOUR: 1.0}
_LAST_YEAR = 9998
_LAST_DAY = dt.date(_LAST_YEAR, 12, 31).toordinal()
_SEASON_CODE = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` (included) to `end` (excluded), None where open, as fine as `grain` says.

    «أواخر أيلول 2015» is Interval(2015-09-21, 2015-10-01, MONTH, END): the bounds are what the words can mean, and
    `whole` keeps the unit that they are a part of, which TIMEX3 names. `clock` is the time of day as TIMEX3 writes it
    («T12:06», «TEV»); a clock without a day has neither bound. `calendar` is that of the words, and may be off by
    `give` days either way: one where a feast's month begins by sighting, two where the tabular calendar answers.
    """

    start: dt.date | None
    end: dt.date | None
    grain: Grain
    hedge: Hedge | None = None
    clock: str | None = None
    whole: tuple[dt.date, dt.date] | None = None
    calendar: str = "gregorian"
    give: int = 0

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it can mean."""
        return self.start

    @property
    def latest(self) -> dt.date | None:
        """The last day that it can mean."""
        return self.end - ONE_DAY if self.end else None

    def meets(self, other: "Interval") -> bool:
        """Both can mean one same day."""
        return not (
            (self.end and other.start and self.end <= other.start)
            or (other.end and self.start and other.end <= self.start)
        )

    def within(self, other: "Interval") -> bool:
        """Every day that it can mean is one of `other`'s."""
        after = other.start is None or (self.start is not None and self.start >= other.start)
        return after and (other.end is None or (self.end is not None and self.end <= other.end))

    def days(self) -> int | None:
        """How many days it can mean; None where open."""
        return (self.end - self.start).days if self.start and self.end else None

    def timex(self) -> str | None:
        """The TIMEX3 value: `2015-09`, `2021-W36`, `2021-09-13TEV`, `196`; None for an interval with an open end."""
        first, end = self.whole or (self.start, self.end)
        if first is None or end is None:
            return self.clock if first is end else None
        last = end - ONE_DAY
        single = _unit_name(first, last, self.grain)
        if single is None:
            finest = Grain.YEAR if self.grain.rank >= Grain.YEAR.rank else Grain.MONTH
            if self.grain.rank < Grain.MONTH.rank or not _aligned(first, end):
                finest = Grain.DAY
            return f"{_name(first, finest)}/{_name(last, finest)}"
        return single + (self.clock or "")

    def edtf(self) -> str:
        """Extended Date/Time Format, level 1 and `X` for a decade; a week is written as its days."""
        first, end = self.start, self.end
        if first is None and end is None:
            return "../.."
        last = end - ONE_DAY if end else None
        mark = "~" if self.hedge == Hedge.APPROX or self.give else ""
        if first is None or last is None:
            return f"{_edtf_day(first)}/{_edtf_day(last)}"
        for grain in (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY):
            name = _unit_name(first, last, grain)
            if name is not None and (grain.rank <= Grain.YEAR.rank):
                return name + mark
            if name is not None:
                return name + ("X" if grain == Grain.DECADE else "XX") + mark
        if self.grain == Grain.SEASON and self.whole is None and first.month in (3, 6, 9, 12):
            return f"{first.year}-{21 + first.month // 3 - 1}{mark}"
        if _aligned(first, last + ONE_DAY):
            if first.month == 1 and last.month == 12:
                return f"{first.year:04}{mark}/{last.year:04}{mark}"
            return f"{_name(first, Grain.MONTH)}{mark}/{_name(last, Grain.MONTH)}{mark}"
        return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; `amount` None is vague («أسابيع»), and so is `unit` None («وقت قصير»).

    `tail` is what a finer unit adds («عام وشهران»), `most` the greater of two counts («3-5 أيام»).
    """

    amount: int | None
    unit: Grain | None
    hedge: Hedge | None = None
    tail: "Length | None" = None
    most: int | None = None

    def timex(self) -> str:
        """`P2Y`, `PT4H`, `PXW`, `P60Y` for six decades, `P3D/P5D` for three to five days."""
        if self.unit is None:
            return "PX"
        if self.most is not None:
            least, most = replace(self, most=None), replace(self, amount=self.most, most=None)
            return f"{least.timex()}/{most.timex()}"
        amount, code = self.amount, _TIMEX_UNIT.get(self.unit)
        if self.unit in (Grain.DECADE, Grain.CENTURY) and amount is not None:
            amount, code = amount * (10 if self.unit == Grain.DECADE else 100), "Y"
        elif self.unit in (Grain.QUARTER, Grain.HALF, Grain.SEASON):
            amount, code = (amount or 1) * (6 if self.unit == Grain.HALF else 3), "M"
        text = f"P{'T' if code and code[0] == 'T' else ''}{'X' if amount is None else amount}{(code or '').lstrip('T')}"
        if not self.tail:
            return text
        rest = self.tail.timex()[1:]
        return text + (rest[1:] if "T" in text and rest.startswith("T") else rest)

    def before(self, day: dt.date) -> dt.date:
        """The day that lies this length before `day`; the length must be definite."""
        return self._moved(day, -1)

    def after(self, day: dt.date) -> dt.date:
        """The day that lies this length after `day`; the length must be definite."""
        return self._moved(day, 1)

    def _moved(self, day: dt.date, sign: int) -> dt.date:
        moved = shift(day, sign * (self.amount or 0), self.unit or Grain.DAY)
        return self.tail._moved(moved, sign) if self.tail else moved


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set: every so often («يوميا» is every one day); `at` is a time of day or a weekday that it names."""

    every: Length
    at: str = ""

    def timex(self) -> str:
        return self.at or self.every.timex()


@dataclass(frozen=True, slots=True)
class Reference:
    """A time named without a date: PAST_REF, PRESENT_REF, FUTURE_REF."""

    value: str

    def timex(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, with the reason; `length` is kept where the words gave one («بعد عامين من …»)."""

    reason: str
    length: Length | None = None

    def timex(self) -> None:
        return None


Answer = Interval | Length | Recurrence | Reference | Unknown


def shift(day: dt.date, amount: int, unit: Grain) -> dt.date:
    """`day` moved by calendar units; the 31st becomes the last day of a shorter month.

    >>> shift(dt.date(2020, 3, 31), -1, Grain.MONTH)
    datetime.date(2020, 2, 29)
    """
    if unit is Grain.DAY:
        return _plus_days(day, amount)
    if unit is Grain.WEEK:
        return _plus_days(day, 7 * amount)
    months = _MONTHS.get(unit)
    if months is None:
        return _plus_days(day, round(amount * _HOURS.get(unit, 0.0) / 24))
    count = day.year * 12 + day.month - 1 + amount * months
    year, month = min(max(count // 12, 1), 9998), count % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]) if day.day > 28 else day.day)


def beyond(day: dt.date, amount: int, unit: Grain) -> bool:
    """`shift` would leave the years 2 to 9998, within which every unit around a day can be named."""
    if unit.rank >= Grain.SEASON.rank:
        length = _MONTHS[unit] / 12
    else:
        length = {Grain.MONTH: 30.4, Grain.WEEK: 7.0, Grain.DAY: 1.0}.get(unit, 0.0) / 365.2
    return not 2 <= day.year + amount * length < 9998


def _plus_days(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), _LAST_DAY))


def unit_around(day: dt.date, grain: Grain) -> Interval:
    """The day, ISO week, month, quarter, half, year, decade or century that `day` lies in.

    ValueError in the last year that Python has: no unit there has an end.
    """
    if day.year > _LAST_YEAR:
        raise ValueError(f"{day} lies outside the years of the calendar")
    if grain.rank <= Grain.DAY.rank:
        return Interval(day, day + ONE_DAY, Grain.DAY)
    if grain == Grain.WEEK:
        first = day - dt.timedelta(days=day.weekday())
        return Interval(first, first + dt.timedelta(days=7), grain)
    months = _MONTHS[grain]
    if months < 12:
        first = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
        return Interval(first, shift(first, months, Grain.MONTH), grain)
    years = months // 12
    year = max(day.year // years * years, 1)
    return Interval(dt.date(year, 1, 1), dt.date(min(day.year // years * years + years, _LAST_YEAR + 1), 1, 1), grain)


def season(year: int, number: int) -> Interval:
    """Meteorological season: 1 spring (March to May) … 4 winter (December to February)."""
    first = dt.date(year, 3 * number, 1)
    return Interval(first, shift(first, 3, Grain.MONTH), Grain.SEASON)


def part(whole: Interval, hedge: Hedge) -> Interval:
    """The start, middle or end of a unit: a month in ten days, ten and the rest, anything longer in thirds.

    >>> part(unit_around(dt.date(2015, 9, 1), Grain.MONTH), Hedge.END).start
    datetime.date(2015, 9, 21)
    """
    days = whole.days()
    if hedge not in (Hedge.START, Hedge.MID, Hedge.END) or days is None or days < 3 or whole.clock:
        return replace(whole, hedge=hedge)
    first, end = whole.start, whole.end
    assert first is not None and end is not None
    if whole.grain == Grain.MONTH and days < 32:
        cuts = (first + dt.timedelta(days=10), first + dt.timedelta(days=20))
    elif whole.grain == Grain.YEAR and _aligned(first, end):
        third = (end.year - first.year) * 4
        cuts = (shift(first, third, Grain.MONTH), shift(first, 2 * third, Grain.MONTH))
    else:
        cuts = (first + dt.timedelta(days=-(-days // 3)), first + dt.timedelta(days=-(-2 * days // 3)))
    bounds = {Hedge.START: (first, cuts[0]), Hedge.MID: cuts, Hedge.END: (cuts[1], end)}[hedge]
    return replace(whole, start=bounds[0], end=bounds[1], hedge=hedge, whole=(first, end))


def _aligned(first: dt.date, end: dt.date) -> bool:
    return first.day == 1 and end.day == 1


def _name(day: dt.date, grain: Grain) -> str:
    text = day.isoformat()
    return text[:4] if grain == Grain.YEAR else text[:7] if grain == Grain.MONTH else text


def _edtf_day(day: dt.date | None) -> str:
    if day is None:
        return ".."
    return day.isoformat()


def _unit_name(first: dt.date, last: dt.date, grain: Grain) -> str | None:
    """The TIMEX3 name of the one unit of this grain that the two days bound, or None where they bound no such unit."""
    if grain.rank <= Grain.DAY.rank:
        return first.isoformat() if first == last else None
    if grain == Grain.SEASON:
        if first.month % 3 or first.day != 1 or shift(first, 3, Grain.MONTH) != last + ONE_DAY:
            return None
        return f"{first.year:04}-{_SEASON_CODE[first.month // 3 - 1]}"
    unit = unit_around(first, grain)
    if (unit.start, unit.latest) != (first, last):
        return None
    iso = first.isocalendar()
    return {
        Grain.WEEK: f"{iso.year:04}-W{iso.week:02}",
        Grain.MONTH: _name(first, Grain.MONTH),
        Grain.QUARTER: f"{first.year:04}-Q{(first.month + 2) // 3}",
        Grain.HALF: f"{first.year:04}-H{(first.month + 5) // 6}",
        Grain.YEAR: f"{first.year:04}",
        Grain.DECADE: f"{first.year:04}"[:3],
        Grain.CENTURY: f"{first.year:04}"[:2],
    }[grain]
