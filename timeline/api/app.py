"""The API over a store: `create(store)`. It keeps nothing itself; what it answers is what the store holds now."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import Response
from fastapi_offline import FastAPIOffline

import timeline as package
from timeline.api import problems
from timeline.api.selection import select, selection
from timeline.errors import InputError
from timeline.exports.document import json_text, topic_row
from timeline.exports.table import csv_text
from timeline.model import TYPES, Timeline
from timeline.store import Store

PATHS = ("/v1", "/docs", "/openapi.json", "/healthz", "/static-offline-docs")  # the rest is the dashboard's
ABOUT = """Events of Arabic news with the dates that their sources support, the sentences that say so and the reasoning.

Dates are civil days (`YYYY-MM-DD`), never moments in some zone. Errors are problem documents (RFC 9457)."""

_Topic = Annotated[str | None, Query(description="Slug of a published timeline: see `/v1/timelines`.")]
_Types = Annotated[
    list[str],
    Query(alias="type", description="Types of event, one or more.", json_schema_extra={"items": {"enum": list(TYPES)}}),
]
_From = Annotated[
    str | None,
    Query(alias="from", description="First day: events that can have happened then or later.", examples=["2015-09"]),
]
_To = Annotated[
    str | None, Query(description="Last day: events that can have happened then or earlier.", examples=["2017"])
]
_Q = Annotated[
    str | None,
    Query(description="Words that all occur in titles, names or sentences; spelling of alef, hamza … is free."),
]
_Limit = Annotated[int | None, Query(ge=1, description="The first so many events.")]


def only(*names: str) -> Callable[[Request], None]:
    """A check that a request has no other parameters than these, and each but `type` once."""

    def check(request: Request) -> None:
        given = [name for name, _ in request.query_params.multi_items()]
        for name in given:
            if name not in names:
                raise InputError(f"{name}: there is no such parameter (there are: {', '.join(names) or 'none'})")
            if name != "type" and given.count(name) > 1:
                raise InputError(f"{name}: given more than once")

    return check


FILTERS = ("topic", "type", "from", "to", "q", "limit")


def create(store: Store) -> FastAPI:
    """The API over `store`."""

    def chosen(
        topic: _Topic = None,
        types: _Types = [],  # noqa: B006  (FastAPI copies it)
        start: _From = None,
        to: _To = None,
        q: _Q = None,
        limit: _Limit = None,
    ) -> Timeline:
        timeline = store.timeline()
        return select(timeline, selection(timeline, topic, types, start, to, q, limit))

    app = FastAPIOffline(
        title="Arabic news timeline",
        version=package.__version__,
        description=ABOUT,
        redoc_url=None,
        redirect_slashes=False,
        responses={
            400: {"description": "A parameter is unknown or asks for what there can't be.", **_PROBLEM},
            "default": {"description": "Any other error.", **_PROBLEM},
        },
    )
    problems.register(app)

    @app.get("/v1/timelines", tags=["timelines"], dependencies=[Depends(only())])
    def timelines() -> dict[str, object]:
        """The published timelines: slug, titles, what belongs to them, and the number of their events."""
        timeline = store.timeline()
        counted = ((topic, sum(topic.slug in event.topics for event in timeline.events)) for topic in timeline.topics)
        return {"timelines": [topic_row(topic, count) for topic, count in counted]}

    @app.get(
        "/v1/events.json",
        tags=["events"],
        dependencies=[Depends(only(*FILTERS))],
        response_class=_Json,
        responses={200: _DOCUMENT},
    )
    def events_json(timeline: Annotated[Timeline, Depends(chosen)]) -> Response:
        """The events with their claims, conflicts, sentences and reasons, and the articles that report them."""
        return _Json(json_text(timeline))

    @app.get("/v1/events.csv", tags=["events"], dependencies=[Depends(only(*FILTERS))], response_class=_Csv)
    def events_csv(timeline: Annotated[Timeline, Depends(chosen)]) -> Response:
        """The same events as a table, one row an event."""
        return _Csv(csv_text(timeline), headers={"Content-Disposition": 'attachment; filename="timeline.csv"'})

    @app.get("/healthz", tags=["service"], dependencies=[Depends(only())])
    def health() -> dict[str, object]:
        """That the service and its store answer; `waiting` articles are stored and not in the timeline yet."""
        return {"status": "ok", "published": store.published(), "waiting": store.waiting()}

    return app


class _Json(Response):
    media_type = "application/json"


class _Csv(Response):
    media_type = "text/csv; header=present"


_DOCUMENT: dict[str, object] = {
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["generated_by", "data_digest", "articles", "events"],
                "properties": {
                    "generated_by": {"type": "string"},
                    "data_digest": {"type": "string"},
                    "articles": {"type": "array", "items": {"type": "object", "required": ["id", "published"]}},
                    "events": {"type": "array", "items": {"type": "object", "required": ["id", "type", "date"]}},
                },
            }
        }
    }
}
_PROBLEM: dict[str, object] = {
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "instance"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "instance": {"type": "string"},
                },
            }
        }
    }
}
