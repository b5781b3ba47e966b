"""A time expression as `timeline tag` writes it: TIMEX3 type, value and mod, and what it can mean."""

from timeline.model import Anchor, Dated, Tagged
from timeline.temporal import (
    Answer,
    At,
    Every,
    Expr,
    Interval,
    Lasting,
    Length,
    Part,
    Pick,
    Recurrence,
    Same,
    Unknown,
    Within,
)
from timeline.temporal.days import Days
from timeline.temporal.interval import ONE_DAY
from timeline.temporal.names import EN_DAYS


def tagged_row(tagged: Tagged) -> dict[str, object]:
    """The line of an article: its anchor and its time expressions in text order."""
    return {
        "id": tagged.article.id,
        "anchor": anchor_row(tagged.anchor),
        "timex": [timex(dated, tagged.anchor.day) for dated in tagged.dated],
    }


def anchor_row(anchor: Anchor) -> dict[str, object]:
    """The day of writing, its kind and why.

    Where nobody gave it, also what the text tells of it (`votes`); where it can't be told, what is `known` of it; where
    the page speaks for another day, that day and why (`contradiction`).
    """
    row: dict[str, object] = {
        "day": anchor.day.timex() if anchor.day else None,
        "kind": anchor.kind,
        "why": anchor.why.en,
        "why_ar": anchor.why.ar,
    }
    if anchor.votes and (anchor.kind != "given" or anchor.rival):
        row["votes"] = [
            {"start": vote.span.start, "end": vote.span.end, "text": vote.surface, "says": said.en, "says_ar": said.ar}
            for vote in anchor.votes
            for said in (vote.days.said(),)
        ]
    if anchor.known is not None:
        row["known"] = _known(anchor.known)
    if anchor.rival is not None:
        why = anchor.rival.why
        row["contradiction"] = {"day": anchor.rival.day.timex(), "why": why.en, "why_ar": why.ar}
    return row


def _known(days: Days) -> dict[str, object]:
    """What is known of a day that can't be told, and what is missing; `may_be` are the first days that fit."""
    missing, fits = days.missing(), days.fits() if days.first is not None else None
    row: dict[str, object] = {
        "weekday": EN_DAYS[days.weekday] if days.weekday is not None else None,
        "month": days.month or (min(days.dates)[0] if days.dates else None),
        "day_of_month": min(days.dates)[1] if days.dates else None,
        "earliest": _iso(days.first),
        "latest": _iso(days.end - ONE_DAY) if days.end else None,
        "missing": missing.en,
        "missing_ar": missing.ar,
    }
    if fits:
        row["may_be"] = [str(day) for day in fits[:3]]
    return row


def timex(dated: Dated, anchor: Interval | None) -> dict[str, object]:
    """One expression. `anchor` is the article's day: an expression that leans on another day carries its own."""
    answer, mention, today = dated.answer, dated.mention, dated.context.today
    interval = answer if isinstance(answer, Interval) else None
    bounded = interval if interval and (interval.start or interval.end) else None
    row: dict[str, object] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.surface,
        "type": timex_type(dated),
        "value": answer.timex(),
        "mod": _mod(answer),
        "edtf": bounded.edtf() if bounded else None,
        "earliest": _iso(bounded.earliest) if bounded else None,
        "latest": _iso(bounded.latest) if bounded else None,
        "grain": str(interval.grain) if interval else None,
        "calendar": interval.calendar if interval else None,
        "why": dated.why.en,
        "why_ar": dated.why.ar,
        "rule": mention.via,
    }
    if isinstance(answer, Unknown) and answer.length:
        row["length"] = answer.length.timex()
    if dated.others:
        told = [(value, other) for other in dated.others if (value := other.answer.timex())]
        row["others"] = [value for value, _ in told]
        row["alternatives"] = [{"value": v, "why": o.why.en, "why_ar": o.why.ar} for v, o in told]
    if dated.furniture:
        row["furniture"] = True
    if today is not None and today != anchor:
        row["anchor"] = {"day": today.timex(), "kind": "own", "why": dated.why.en}
    return row


def _mod(answer: Answer) -> str | None:
    """What the words hedge; of a date that hangs on an event, the hedge of its length («بعد نحو شهر من …»)."""
    hedged = answer.length if isinstance(answer, Unknown) else answer
    return str(hedged.hedge) if isinstance(hedged, Interval | Length) and hedged.hedge else None


def timex_type(dated: Dated) -> str:
    """TIME where a clock or a part of the day is said, DURATION for a length, SET for what recurs, DATE otherwise."""
    answer = dated.answer
    if isinstance(answer, Recurrence) or _says(dated.mention.expr, Every):
        return "SET"
    if isinstance(answer, Length) or _says(dated.mention.expr, Lasting):
        return "DURATION"
    if (isinstance(answer, Interval) and answer.clock) or _says(dated.mention.expr, At):
        return "TIME"
    return "DATE"


def _says(expr: Expr, node: type) -> bool:
    """The expression is such a node, or one narrowed by its surroundings («مساء الاثنين الماضي» is Pick(-1, At(…)))."""
    match expr:
        case Pick(what=inner) | Within(part=inner) | Part(whole=inner):
            return isinstance(expr, node) or _says(inner, node)
        case Same(a, b):
            return isinstance(expr, node) or _says(a, node) or _says(b, node)
        case _:
            return isinstance(expr, node)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
