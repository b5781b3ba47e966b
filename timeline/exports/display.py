"""A date in words, as an Arabic and an English reader expect to see it; it says what is known and nothing finer.

Arabic months carry both names that readers know («20 تشرين الأول/أكتوبر 2015»), digits are 0-9 in both languages.
Months, seasons and ordinals have one list of names in the whole program: `temporal.names`.
"""

import datetime as dt
from collections.abc import Callable

from timeline.model import EventDate
from timeline.temporal import Grain, Hedge, Interval, part, unit_around
from timeline.temporal.names import AR_MONTHS, AR_ORDINALS, EN_MONTHS, SEASONS, arabic_day

_ORDINALS_EN = ("first", "second", "third", "fourth")
_DECADES_AR = {
    20: "عشرينيات", 30: "ثلاثينيات", 40: "أربعينيات", 50: "خمسينيات", 60: "ستينيات", 70: "سبعينيات", 80: "ثمانينيات",
    90: "تسعينيات",
}  # fmt: skip
# Told before a date; `names.HEDGES` and `names.PARTS` are told in a reasoning («مطلع», «صباحا»).
_HEDGES_AR = {Hedge.START: "أوائل", Hedge.MID: "منتصف", Hedge.END: "أواخر"}
_HEDGES_EN = {Hedge.START: "early ", Hedge.MID: "mid-", Hedge.END: "late "}
_PARTS_AR = {"TMO": "صباح", "TMI": "ظهر", "TAF": "بعد ظهر", "TEV": "مساء", "TNI": "ليل", "TDT": "نهار"}
_PARTS_EN = {"TMO": "morning", "TMI": "noon", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"}
UNDATED_AR, UNDATED_EN = "غير مؤرخ", "undated"


def date_ar(date: EventDate) -> str:
    """The date of an event in Arabic: «أواخر أيلول/سبتمبر 2015»; an undated one says until when it was reported."""
    if date.basis != "none":
        return interval_ar(date.when)
    return UNDATED_AR if date.when is None else f"{UNDATED_AR} ({interval_ar(date.when)})"


def date_en(date: EventDate) -> str:
    """The date of an event in English: "late September 2015"."""
    if date.basis != "none":
        return interval_en(date.when)
    return UNDATED_EN if date.when is None else f"{UNDATED_EN} ({interval_en(date.when)})"


def interval_ar(when: Interval | None) -> str:
    """
    >>> interval_ar(unit_around(dt.date(2015, 10, 20), Grain.DAY))
    '20 تشرين الأول/أكتوبر 2015'
    """
    if when is None or (when.start is None and when.end is None):
        return UNDATED_AR
    if when.start is None or when.end is None:
        bound = interval_ar(_bound(when))
        return f"{bound} أو قبله" if when.start is None else f"{bound} أو بعده"
    words = _hedged(when, lambda whole, hedge: f"{_HEDGES_AR[hedge]} {_closed_ar(whole)}") or _closed_ar(when)
    if when.clock and when.grain.rank < Grain.DAY.rank:
        words = f"{_PARTS_AR[when.clock]} {words}" if when.clock in _PARTS_AR else f"{words}، {when.clock[1:]}"
    return f"نحو {words}" if when.hedge == Hedge.APPROX else words


def interval_en(when: Interval | None) -> str:
    """
    >>> interval_en(unit_around(dt.date(2021, 9, 8), Grain.WEEK))
    'week of 6–12 September 2021'
    """
    if when is None or (when.start is None and when.end is None):
        return UNDATED_EN
    if when.start is None or when.end is None:
        bound = interval_en(_bound(when))
        return f"{bound} or earlier" if when.start is None else f"{bound} or later"
    words = _hedged(when, lambda whole, hedge: f"{_HEDGES_EN[hedge]}{_closed_en(whole)}") or _closed_en(when)
    if when.clock and when.grain.rank < Grain.DAY.rank:
        words = f"{words}, {_PARTS_EN.get(when.clock, when.clock[1:])}"
    return f"about {words}" if when.hedge == Hedge.APPROX else words


def month_ar(month: int) -> str:
    """Both names of a month: «أيار/مايو»."""
    return AR_MONTHS[month - 1]


# ---- which words a date is told in ---------------------------------------------------------------------------------


def _bound(when: Interval) -> Interval:
    """The closed end of an open interval: the unit that it was told as («قبل 2013»), else its day."""
    if when.whole:
        return Interval(when.whole[0], when.whole[1], when.grain)
    day = when.start or when.latest
    assert day is not None
    return unit_around(day, Grain.DAY)


def _hedged(when: Interval, words: Callable[[Interval, Hedge], str]) -> str | None:
    """«أواخر أيلول» in words, where the days still are those that the hedge means; evidence may have narrowed them."""
    if when.hedge not in _HEDGES_AR or when.whole is None:
        return None
    whole = Interval(when.whole[0], when.whole[1], when.grain)
    meant = part(whole, when.hedge)
    return words(whole, when.hedge) if (meant.start, meant.end) == (when.start, when.end) else None


def _shape(when: Interval) -> str:
    """What the days make up: one calendar unit (by its grain's name), else "years", "months" or "days"."""
    first, last = when.start, when.latest
    assert first is not None and last is not None
    if first == last:
        return "day"
    for grain in (when.grain, Grain.MONTH, Grain.YEAR):
        if grain == Grain.SEASON:
            if first.month % 3 == 0 and first.day == 1 and (last - first).days in (88, 89, 90, 91):
                return "season"
        elif grain.rank > Grain.DAY.rank:
            unit = unit_around(first, grain)
            if (unit.start, unit.latest) == (first, last):
                return str(grain)
    after = last + dt.timedelta(days=1)
    if first.day == after.day == 1:
        return "years" if first.month == after.month == 1 else "months"
    return "days"


def _closed_ar(when: Interval) -> str:
    first, last = when.start, when.latest
    assert first is not None and last is not None
    year = first.year
    match _shape(when):
        case "day":
            return arabic_day(first)
        case "week":
            return f"الأسبوع {_days_ar(first, last)}"
        case "month":
            return f"{month_ar(first.month)} {year}"
        case "season":
            return f"{SEASONS[first.month // 3 - 1][1]} {year}" + (f"-{last.year}" if last.year > year else "")
        case "quarter":
            return f"الربع {AR_ORDINALS[first.month // 3]} من {year}"
        case "half":
            return f"النصف {AR_ORDINALS[first.month // 6]} من {year}"
        case "year":
            return f"{year}"
        case "decade":
            tens = year % 100
            named = _DECADES_AR.get(tens, f"العقد {AR_ORDINALS[tens // 10 % 4]} من")
            return f"{named} القرن الـ{year // 100 + 1}"
        case "century":
            return f"القرن الـ{year // 100 + 1}"
        case "years":
            return f"من {year} إلى {last.year}"
        case "months":
            end = f"{month_ar(last.month)} {last.year}"
            return f"من {month_ar(first.month)}{'' if year == last.year else f' {year}'} إلى {end}"
        case _:
            return _days_ar(first, last)


def _days_ar(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"من {first.day} إلى {arabic_day(last)}"
    start = f"{first.day} {month_ar(first.month)}" if first.year == last.year else arabic_day(first)
    return f"من {start} إلى {arabic_day(last)}"


def _closed_en(when: Interval) -> str:
    first, last = when.start, when.latest
    assert first is not None and last is not None
    year = first.year
    match _shape(when):
        case "day":
            return _day_en(first)
        case "week":
            return f"week of {_days_en(first, last)}"
        case "month":
            return f"{EN_MONTHS[first.month - 1]} {year}"
        case "season":
            return f"{SEASONS[first.month // 3 - 1][0]} {year}" + (f"–{last.year}" if last.year > year else "")
        case "quarter":
            return f"{_ORDINALS_EN[first.month // 3]} quarter of {year}"
        case "half":
            return f"{_ORDINALS_EN[first.month // 6]} half of {year}"
        case "year":
            return f"{year}"
        case "decade":
            return f"{year}s"
        case "century":
            number = year // 100 + 1
            ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return f"{number}{ending} century"
        case "years":
            return f"{year}–{last.year}"
        case "months":
            end = f"{EN_MONTHS[last.month - 1]} {last.year}"
            return (
                f"{EN_MONTHS[first.month - 1]}–{end}"
                if year == last.year
                else f"{EN_MONTHS[first.month - 1]} {year} – {end}"
            )
        case _:
            return _days_en(first, last)


def _day_en(day: dt.date) -> str:
    return f"{day.day} {EN_MONTHS[day.month - 1]} {day.year}"


def _days_en(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day_en(last)}"
    start = f"{first.day} {EN_MONTHS[first.month - 1]}" if first.year == last.year else _day_en(first)
    return f"{start} – {_day_en(last)}"
