"""A time expression as `timeline tag` writes it: TIMEX3 type, value and mod, and what it can mean."""

from timeline.model import Dated, Tagged
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


def tagged_row(tagged: Tagged) -> dict[str, object]:
    """The line of an article: its anchor and its time expressions in text order."""
    anchor = tagged.anchor
    return {
        "id": tagged.article.id,
        "anchor": {
            "day": anchor.day.timex() if anchor.day else None,
            "kind": anchor.kind,
            "why": anchor.why.en,
            "why_ar": anchor.why.ar,
        },
        "timex": [timex(dated, tagged.anchor.day) for dated in tagged.dated],
    }


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
        row["others"] = [value for other in dated.others if (value := other.timex())]
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
