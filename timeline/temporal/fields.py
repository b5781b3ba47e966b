"""The calendar units that printed fields can mean: in a year, in a window, on one side of today."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from timeline import hijri
from timeline.temporal import expr as e
from timeline.temporal.grain import Grain
from timeline.temporal.interval import ONE_DAY, Answer, Interval, Unknown, season, shift, unit_around

OUTSIDE = "it lies outside the years of the calendar"
_LAST_DAY = dt.date(9998, 1, 1).toordinal()
NO_DAY = "the day of writing is not known"


def unit_in(f: e.Fields, year: int) -> Interval | None:
    """The unit that the fields name in this year (of their calendar), or None where there is none such."""
    if f.calendar == "hijri":
        return hijri_unit(f, year)
    try:
        if f.years > 1:
            return unit_around(dt.date(max(year, 1), 1, 1), Grain.DECADE if f.years == 10 else Grain.CENTURY)
        if f.season is not None:
            return season(year, f.season)
        if f.month is None:
            return unit_around(dt.date(year, 1, 1), Grain.YEAR)
        if f.day is None:
            return unit_around(dt.date(year, f.month, 1), Grain.MONTH)
        return unit_around(dt.date(year, f.month, f.day), Grain.DAY)
    except (ValueError, OverflowError):
        return None


def hijri_unit(f: e.Fields, year: int) -> Interval | None:
    give = 0 if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR else 2
    try:
        if f.month is None:
            first, end = hijri.month(year, 1).first, hijri.month(year + 1, 1).first
            return Interval(first, end, Grain.YEAR, calendar="hijri", give=give)
        if f.day is None:
            month = hijri.month(year, f.month)
            end = month.first + dt.timedelta(days=month.days)
            return Interval(month.first, end, Grain.MONTH, calendar="hijri", give=give)
        day = hijri.day(year, f.month, f.day)
        return Interval(day, day + ONE_DAY, Grain.DAY, calendar="hijri", give=give) if day else None
    except (ValueError, OverflowError):
        return None


def sighted(day: Interval, weekday: int | None) -> Interval:
    """A Hijri day on its printed weekday: where its month began by sighting, that is a day off the calendar's."""
    if weekday is None or day.calendar != "hijri" or day.grain != Grain.DAY or day.start is None:
        return day
    off = (weekday - day.start.weekday() + 3) % 7 - 3
    if abs(off) > max(day.give, 1):
        return day
    moved = day.start + dt.timedelta(days=off)
    return replace(day, start=moved, end=moved + ONE_DAY, give=0)


def candidates(f: e.Fields, window: Interval, *, latest_first: bool = False) -> Iterator[Interval]:
    """The units that the fields can mean inside `window`, in order; those only partly inside count."""
    if window.start is None or window.end is None:
        return
    first, last = window.start, window.end - ONE_DAY
    if f.month is None and f.season is None and f.year is None:
        if (last - first).days > 400 and f.day is not None:
            return
        day, step = (last, -ONE_DAY) if latest_first else (first, ONE_DAY)
        while first <= day <= last:
            if f.day in (None, day.day) and f.weekday in (None, day.weekday()):
                yield unit_around(day, Grain.DAY)
                day += step * (7 if f.weekday is not None and f.day is None else 1)
            else:
                day += step
        return
    low, high = (hijri.year_of(first), hijri.year_of(last)) if f.calendar == "hijri" else (first.year - 1, last.year)
    years = (f.year,) if f.year is not None else range(low, high + 1)[:: -1 if latest_first else 1]
    for year in years:
        found = unit_in(f, year)
        if found and found.meets(window) and _fits_weekday(f, found):
            yield found


def _fits_weekday(f: e.Fields, found: Interval) -> bool:
    if f.weekday is None or found.grain != Grain.DAY or found.start is None:
        return True
    return found.start.weekday() == f.weekday


def nearest(f: e.Fields, context: e.Context, direction: int, *, strict: bool) -> Answer:
    """The nearest unit of these fields on one side of today; `strict` leaves out the one that today lies in."""
    today = context.today
    if today is None or today.start is None or today.end is None:
        return Unknown(NO_DAY)
    needed = Grain.DAY if f.month is None and f.season is None else Grain.MONTH
    if today.grain.rank > needed.rank:
        return Unknown(f"only the {today.grain} of writing is known")
    if f.weekday is not None and f == e.Fields(weekday=f.weekday):
        return _nearest_weekday(f.weekday, today.start, direction, strict=strict)
    reach = (
        10
        if f.weekday is not None and f.month is None
        else 366 * (12 if f.weekday is not None else 5 if f.day == 29 else 2)
    )
    if f.weekday is not None and f.day is not None and f.month is None:
        reach = 400
    first, last = today.start.toordinal() - reach, today.end.toordinal() + reach
    if f.weekday is not None and f.month is not None and f.day is not None:
        return _weekday_year(f, list(candidates(f, _days(first, last))), today, direction, strict=strict)
    before = direction < 0
    if needed is Grain.MONTH:  # what lies on the other side of today is not looked at
        first, last = (first, today.end.toordinal()) if before else (today.start.toordinal(), last)
    for found in candidates(f, _days(first, last), latest_first=before):
        if _on_side(found, today, before=before, strict=strict):
            return found
    return Unknown(f"no such day in the years {'before' if before else 'after'}")


def _days(first: int, end: int) -> Interval:
    """From one day to another, by their ordinals, inside the calendar."""
    return Interval(dt.date.fromordinal(max(first, 1)), dt.date.fromordinal(min(end, _LAST_DAY)), Grain.DAY)


def _on_side(unit: Interval, today: Interval, *, before: bool, strict: bool) -> bool:
    """The unit lies before or after today; where not `strict`, in part."""
    assert unit.start and unit.end and today.start and today.end
    if before:
        return unit.end <= today.start if strict else unit.start < today.end
    return unit.start >= today.end if strict else unit.end > today.start


def _nearest_weekday(weekday: int, today: dt.date, direction: int, *, strict: bool) -> Interval:
    distance = (weekday - today.weekday()) % 7 if direction >= 0 else -((today.weekday() - weekday) % 7)
    if strict and not distance:
        distance = 7 if direction >= 0 else -7
    return unit_around(shift(today, distance, Grain.DAY), Grain.DAY)


def _weekday_year(f: e.Fields, found: list[Interval], today: Interval, direction: int, *, strict: bool) -> Answer:
    """«الخميس 17 أيار»: the weekday tells the year; the nearest year of the plain reading counts where none fits."""
    assert today.start is not None
    plain = nearest(replace(f, weekday=None), e.Context(today, direction), direction, strict=strict)
    if isinstance(plain, Interval):
        plain = sighted(plain, f.weekday)
    if isinstance(plain, Interval) and _fits_weekday(f, plain):
        return plain
    if strict:
        return plain  # «السبت 22 يونيو القادم» is ahead, whatever its weekday
    near = [c for c in found if c.start and abs((c.start - today.start).days) < 366 * 2]
    return min(near, key=lambda c: abs((c.start or dt.date.max) - today.start), default=plain)
