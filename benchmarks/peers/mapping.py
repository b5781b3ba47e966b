"""What each system says, as TIMEX3: pure functions from the facts that its script prints to rows as `timeline tag` has.

Each is as charitable as is honest. For all of them prepositions before an expression and punctuation around it are left
outside its extent, and neighbours of one value are one expression. `report` is the day of writing where a bare weekday
or a date without a year that was read as a coming one, as an assistant reads it, is to be the one before, as newspapers
mean it; None leaves it as it is.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

Timex = dict[str, Any]
Facts = Sequence[Mapping[str, Any]]

_FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d"}
_CLOCK = "%Y-%m-%dT%H:%M"
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_PREPOSITIONS = re.compile(r"(?:(?:في|من|خلال|عند|على|حتى|إلى|الى|ل|ب|و)\s+)+")
_AROUND = " \t\n\r،؛,.;:()[]«»\"'"
_WEEKDAY = re.compile(r"(?:يوم\s+)?(?:ال)?(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)")
_YEAR = re.compile(r"\d{4}")
_COMING = re.compile("قادم|مقبل|جاري|حالي|تالي|هذا|هذه|غدا")
_BETWEEN = re.compile(r"[\s()\"'،,]*")


def ours(facts: Facts, text: str, report: str | None) -> list[Timex]:
    return [dict(row) for row in facts]


def heideltime(facts: str, text: str, report: str | None) -> list[Timex]:
    """TimeML with its own values: noon and evening as TIMEX3 and the conventions name them, and a day in two digits."""
    found: list[Timex] = []
    at = 0
    inside = facts.partition("<TimeML>\n")[2].rpartition("</TimeML>")[0]
    for piece in re.split(r"(</?TIMEX3[^>]*>)", inside):  # nothing else is a tag, and nothing is escaped
        if piece.startswith("<TIMEX3"):
            attributes = dict(re.findall(r'(\w+)="([^"]*)"', piece))
            found.append(_row(text, at, at, attributes["type"], attributes["value"], attributes.get("mod")))
        elif piece.startswith("</TIMEX3"):
            found[-1] |= {"end": at, "text": text[found[-1]["start"] : at]}
        else:
            at += len(piece)
    for row in found:
        row["value"] = re.sub(r"-(\d)$", r"-0\1", row["value"].replace("TMD", "TMI"))
        if "مساء" in row["text"]:  # it writes TNI for evening and for night
            row["value"] = row["value"].replace("TNI", "TEV")
    return _joined(found, text)


def dateparser(facts: Facts, text: str, report: str | None) -> list[Timex]:
    """Offsets from the order of the words, and the grain from `period`."""
    found: list[Timex] = []
    at = 0
    for one in facts:
        start = text.find(one["words"], at)
        if start < 0:
            continue
        at = start + len(one["words"])
        moment = datetime.fromisoformat(one["moment"])
        value = moment.strftime(_FORMATS.get(one["period"], _CLOCK))
        found.append(_row(text, start, at, "TIME" if one["period"] == "time" else "DATE", value))
    return _joined(found, text)


def maha(facts: Facts, text: str, report: str | None) -> list[Timex]:
    """The grain is the finest field that is set; a half of the day with no hour is its morning or evening."""
    times = [one for one in facts if "length" not in one]
    lengths = [one for one in facts if "length" in one and not any(_overlap(one, other) for other in times)]
    found: list[Timex] = []
    for one in sorted((*times, *lengths), key=lambda one: one["start"]):
        if "length" in one:
            found.append(_row(text, one["start"], one["end"], "DURATION", _length(one["length"])))
            continue
        sides = [side for side in one.get("sides", (one,)) if side["moment"]]
        values = [_maha_value(side, _company(text, one["start"], one["end"]), report) for side in sides]
        kind = "TIME" if any("T" in value for value in values) else "DATE"
        if values:
            found.append(_row(text, one["start"], one["end"], kind, "/".join(values)))
    return _joined(found, text)


def _maha_value(side: Mapping[str, Any], words: str, report: str | None) -> str:
    moment = in_a_report(words, datetime.fromisoformat(side["moment"]), side["grain"], report)
    value = moment.strftime(_FORMATS.get(side["grain"], _CLOCK))
    return value + ("TMO" if side["half"] == "AM" else "TEV") if side["half"] and side["grain"] == "day" else value


def duckling(facts: Facts, text: str, report: str | None) -> list[Timex]:
    """Its grain; an interval of days or longer is one of whole days, one of hours that is a part of the day is that."""
    found: list[Timex] = []
    for one in facts:
        value = one["value"]
        if "unit" in value:
            kind, said = "DURATION", _length([[value["value"], value["unit"]]])
        else:
            said = _duckling_time(value, _company(text, one["start"], one["end"]), report)
            kind = "TIME" if "T" in said else "DATE"
        found.append(_row(text, one["start"], one["end"], kind, said))
    return _joined(found, text)


def _duckling_time(value: Mapping[str, Any], words: str, report: str | None) -> str:
    if "from" not in value or "to" not in value:
        side = value.get("from") or value.get("to") or value
        return _at_grain(in_a_report(words, _local(side), side["grain"], report), side["grain"])
    first, after, grain = _local(value["from"]), _local(value["to"]), value["from"]["grain"]
    if grain not in _FORMATS and grain != "quarter":
        part = _part_of_day(first, after)
        return f"{first:%Y-%m-%d}{part}" if part else f"{_at_grain(first, grain)}/{_at_grain(after, grain)}"
    ends = [_at_grain(moment, grain) for moment in (first, after - timedelta(days=1))]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _local(side: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(side["value"]).replace(tzinfo=None)


def _at_grain(moment: datetime, grain: str) -> str:
    if grain == "quarter":
        return f"{moment.year}-Q{(moment.month + 2) // 3}"
    return moment.strftime(_FORMATS.get(grain, _CLOCK))


def _part_of_day(first: datetime, after: datetime) -> str | None:
    """The TIMEX3 part of the day that these hours are meant for."""
    hours = (after - first) / timedelta(hours=1)
    if not 2 <= hours <= 12:
        return None
    begins = {0: "TMO", 3: "TMO", 4: "TMO", 11: "TMI", 12: "TAF", 13: "TAF", 17: "TEV", 18: "TEV", 20: "TNI", 21: "TNI"}
    return begins.get(first.hour)


def chrono(facts: Facts, text: str, report: str | None) -> list[Timex]:
    """The grain is the finest part that it knows, not implies; tags tell the part of the day."""
    found: list[Timex] = []
    for one in facts:
        values = [_chrono_value(side) for side in one["sides"]]
        kind = "TIME" if any("T" in value for value in values) else "DATE"
        found.append(_row(text, one["start"], one["end"], kind, "/".join(values)))
    return _joined(found, text)


_CHRONO_PARTS = {
    "morning": "TMO",
    "noon": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "TNI",
}


def _chrono_value(side: Mapping[str, Any]) -> str:
    known, fields = side["known"], side["fields"]
    moment = datetime(*(fields[name] for name in ("year", "month", "day", "hour", "minute")))  # noqa: DTZ001  (civil)
    part = next((_CHRONO_PARTS[name] for tag in side["tags"] if (name := tag.rpartition("/")[2]) in _CHRONO_PARTS), "")
    if "hour" in known and not part:
        return moment.strftime(_CLOCK)
    if part or "day" in known or "weekday" in known:
        return moment.strftime(_FORMATS["day"]) + part
    return moment.strftime(_FORMATS["month" if "month" in known else "year"])


def in_a_report(words: Sequence[str], moment: datetime, grain: str, report: str | None) -> datetime:
    """A bare weekday, month, or day and month that was read as a coming one: the one before it.

    `words` are the word before the expression, the expression and the word after it.

    >>> in_a_report(("", "الثلاثاء", "غادر"), datetime(2015, 10, 27), "day", "2015-10-21").day
    20
    """
    if not report or grain not in ("day", "month") or moment.isoformat()[: len(report)] <= report:
        return moment
    around, (_, said, _) = " ".join(words), words
    if _COMING.search(around):
        return moment
    if grain == "day" and _WEEKDAY.fullmatch(said.strip(_AROUND)):
        return moment - timedelta(days=7)
    if _YEAR.search(around) or (grain == "day" and not re.search(r"\d", said)):
        return moment
    return moment.replace(year=moment.year - 1, day=min(moment.day, 28) if moment.month == 2 else moment.day)


def _company(text: str, start: int, end: int) -> tuple[str, str, str]:
    before, after = text[:start].rsplit(maxsplit=1), text[end:].split(maxsplit=1)
    return (before[-1] if before else "", text[start:end], after[0] if after else "")


def _joined(rows: Sequence[Timex], text: str) -> list[Timex]:
    """Neighbours of one value are one expression: «اليوم» and «الخميس», «أمس» and «(الثلاثاء)»."""
    joined: list[Timex] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last and last["value"] == row["value"] and _BETWEEN.fullmatch(text, last["end"], row["start"]):
            last |= {"end": row["end"], "text": text[last["start"] : row["end"]]}
        else:
            joined.append(row)
    return joined


def _length(parts: Sequence[Sequence[Any]]) -> str:
    """[[2, "year"], [3, "hours"]] is P2YT3H."""
    dates = clocks = ""
    for number, unit in parts:
        name, times = ("month", 3) if unit == "quarter" else (unit.removesuffix("s"), 1)
        amount = f"{number * times:g}{_LETTERS[name]}"
        if name in ("hour", "minute", "second"):
            clocks += amount
        else:
            dates += amount
    return f"P{dates}" + (f"T{clocks}" if clocks else "")


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _row(text: str, start: int, end: int, kind: str, value: str, mod: str | None = None) -> Timex:
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    if leading := _PREPOSITIONS.match(text, start, end):
        start = leading.end()
    return {"start": start, "end": end, "text": text[start:end], "type": kind, "value": value, "mod": mod}
