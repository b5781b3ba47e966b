"""The event table: one list of columns for the CSV, the terminal and the dashboard."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.exports.display import date_ar, date_en
from timeline.exports.document import event_grain, ordered
from timeline.model import Event, Fused, Timeline

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "event_id", "event_type", "date_edtf", "date_earliest", "date_latest", "date_grain", "date_display_ar",
    "date_display_en", "title_ar", "title_en", "actors", "place", "country", "lat", "lon", "conflict", "conflict_dates",
    "sources_count", "source_ids", "source_urls", "evidence_quote", "date_expression", "date_why", "status", "topics",
    # from here on additions, which programs that read by position don't see
    "actor_ids", "actors_ar", "place_id", "place_ar", "date_basis", "date_why_ar",
)  # fmt: skip
_NUMBERS_AND_DATES = {"date_edtf", "date_earliest", "date_latest", "lat", "lon", "sources_count"}
_FORMULA = re.compile(r"[=+\-@\t\r]")


def rows(timeline: Timeline) -> list[dict[str, object]]:
    """One row an event, by first possible day (those without one last), then id; None where nothing is known."""
    return [_row(event) for event in ordered(timeline.events)]


def frame(timeline: Timeline) -> "pd.DataFrame":
    """The same rows as a data frame, its values as they are (no column is made a float for want of a value)."""
    import pandas as pd

    return pd.DataFrame(rows(timeline), columns=list(COLUMNS), dtype=object)


def csv_text(timeline: Timeline) -> str:
    """`timeline.csv`: RFC 4180, no byte order mark, with no cell that a spreadsheet would run."""
    table = frame(timeline)
    for column in table.columns:
        if column not in _NUMBERS_AND_DATES:
            table[column] = table[column].map(_neutral, na_action="ignore")
    text: str = table.to_csv(index=False, lineterminator="\r\n")
    return text


def evidence(event: Fused) -> Event:
    """The mention that proves the date best: with a time expression that agrees, preferred, the finest, the first."""
    preferred = {article for claim in event.claims if claim.rank == "preferred" for article in claim.article_ids}

    def want(mention: Event) -> tuple[bool, bool, bool, int]:
        when, date = mention.when, event.date.when
        return (
            mention.time is None,
            not (when and date and when.meets(date)),
            mention.article.id not in preferred,
            when.grain.rank if when else 0,
        )

    return min(event.mentions, key=want)  # of equal ones the first


def _row(event: Fused) -> dict[str, object]:
    date, place = event.date, event.place
    when, known = date.when, date.basis != "none"
    proof = evidence(event)
    articles = list({mention.article.id: mention.article for mention in event.mentions}.values())
    return {
        "event_id": event.id,
        "event_type": event.kind,
        "date_edtf": when.edtf() if when and known else None,
        "date_earliest": when.earliest.isoformat() if when and when.earliest else None,
        "date_latest": when.latest.isoformat() if when and when.latest else None,
        "date_grain": event_grain(when) if when and known else None,
        "date_display_ar": date_ar(date),
        "date_display_en": date_en(date),
        "title_ar": event.title.ar,
        "title_en": event.title.en,
        "actors": _joined(actor.entity.name_en or actor.entity.name_ar for actor in event.actors),
        "place": (place.name_en or place.name_ar) if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "conflict": event.conflict.state,
        "conflict_dates": _conflict_dates(event),
        "sources_count": event.sources_count,
        "source_ids": _joined(article.id for article in articles),
        "source_urls": _joined(article.url for article in articles if article.url),
        "evidence_quote": proof.clause.of(proof.article.text),
        "date_expression": proof.time.surface if proof.time else None,
        "date_why": date.why.en,
        "status": event.status,
        "topics": _joined(event.topics),
        "actor_ids": _joined(actor.entity.id for actor in event.actors),
        "actors_ar": _joined(actor.entity.name_ar or actor.entity.name_en for actor in event.actors),
        "place_id": place.id if place else None,
        "place_ar": (place.name_ar or place.name_en) if place else None,
        "date_basis": date.basis,
        "date_why_ar": date.why.ar,
    }


def _conflict_dates(event: Fused) -> str | None:
    if event.conflict.state == "none":
        return None
    return _joined(dict.fromkeys(claim.when.edtf() for claim in event.claims if claim.when))


def _joined(values: Iterable[str]) -> str | None:
    return "|".join(value.replace("|", "¦") for value in values) or None


def _neutral(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
