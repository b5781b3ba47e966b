"""Maha: `parse_dimension`, which gives fields relative to a day; adding them to the day is Maha's own arithmetic."""

from loop import moment, serve
from maha.parsers.functions import parse_dimension

GRAINS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")


def find(text, anchor):
    return parse_dimension(text, time=True, duration=True)


def facts(found, anchor):
    return [{"start": one.start, "end": one.end, **meaning(one.value, moment(anchor))} for one in found]


def meaning(value, day):
    if hasattr(value, "values"):
        return {"length": [[part.value, part.unit.name.lower()] for part in value.values]}
    if hasattr(value, "end"):  # an interval, which has fields of its own on each side
        return {"sides": [sum_of(side, day) for side in (value.start, value.end) if side is not None]}
    return sum_of(value, day)


def sum_of(value, day):
    """The day with the fields added, the finest field that is set, and the half of the day."""
    months = value.is_months_set() or value.next_month or value.prev_month
    fields = {grain: getattr(value, f"is_{grain}_set")() for grain in GRAINS}
    fields |= {"months": months, "days": fields["days"] or value.weekday is not None, "weeks": value.weeks is not None}
    finest = next((grain for grain in GRAINS if fields[grain]), "days")
    try:
        return {"moment": (day + value).isoformat(), "grain": finest.removesuffix("s"), "half": value.am_pm}
    except (ValueError, OverflowError, IndexError):  # a day that its calendar does not have
        return {"moment": None}


serve(find, facts)
