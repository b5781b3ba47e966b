"""The API over a store: `create(store)`. It keeps nothing itself; what it answers is what the store holds now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse, Response
from fastapi_offline import FastAPIOffline
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

import timeline as package
from timeline.api import problems, schema
from timeline.api.freshness import answer
from timeline.api.manners import Manners
from timeline.api.selection import Selection, select, selection
from timeline.errors import InputError
from timeline.exports.document import json_text, topic_row
from timeline.exports.table import csv_text
from timeline.model import TYPES, Timeline
from timeline.store import Store

PATHS = ("/v1", "/docs", "/openapi.json", "/healthz", "/static-offline-docs")  # the rest is the dashboard's
ABOUT = """Events of Arabic news with the dates that their sources support, the sentences that say so and the reasoning.

Dates are civil days (`YYYY-MM-DD`), never moments in some zone. Errors are problem documents (RFC 9457). Every answer
under `/v1` has an `ETag`: give it back as `If-None-Match`, and what is unchanged costs a 304. Any page may read it."""

_Topic = Annotated[
    str | None,
    Query(description="Slug of a published timeline: see `/v1/timelines`.", examples=["assad-visits"]),
]
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
    Query(
        description="Words that all occur in titles, names or sentences; spelling of alef, hamza … is free.",
        examples=["الأسد موسكو"],
    ),
]
_Limit = Annotated[int | None, Query(ge=1, description="The first so many events.", examples=[20])]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is about: the timeline with the name of its edition, and what is wanted of it."""

    edition: str
    timeline: Timeline
    wanted: Selection

    def chosen(self) -> Timeline:
        return select(self.timeline, self.wanted)


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


def create(store: Store) -> ASGIApp:
    """The API over `store`."""

    def asked(
        topic: _Topic = None,
        types: _Types = [],  # noqa: B006  (FastAPI copies it)
        start: _From = None,
        to: _To = None,
        q: _Q = None,
        limit: _Limit = None,
    ) -> Asked:
        edition = store.edition()  # first: a name that is too old costs a reader one more request, one too new an error
        timeline = store.timeline()
        return Asked(edition, timeline, selection(timeline, topic, types, start, to, q, limit))

    app = FastAPIOffline(
        title="Arabic news timeline",
        version=package.__version__,
        description=ABOUT,
        redoc_url=None,
        redirect_slashes=False,
        responses={
            400: {"description": "A parameter is unknown or asks for what there can't be.", **schema.PROBLEM},
            "default": {"description": "Any other error.", **schema.PROBLEM},
        },
    )
    problems.register(app)

    @app.get(
        "/v1/timelines",
        tags=["timelines"],
        summary="Which timelines there are",
        dependencies=[Depends(only())],
        responses={200: schema.TIMELINES, 304: schema.NOT_MODIFIED},
    )
    def timelines(request: Request) -> Response:
        """The published timelines: slug, titles, what belongs to them, and the number of their events."""
        edition, timeline = store.edition(), store.timeline()
        counted = ((topic, sum(topic.slug in event.topics for event in timeline.events)) for topic in timeline.topics)
        return answer(
            request, edition, lambda: JSONResponse({"timelines": [topic_row(topic, count) for topic, count in counted]})
        )

    @app.get(
        "/v1/events.json",
        tags=["events"],
        summary="Events with everything that proves them",
        dependencies=[Depends(only(*FILTERS))],
        response_class=_Json,
        responses={200: schema.DOCUMENT, 304: schema.NOT_MODIFIED},
    )
    def events_json(request: Request, about: Annotated[Asked, Depends(asked)]) -> Response:
        """The events with their claims, conflicts, sentences and reasons, and the articles that report them.

        Without parameters it is the whole of `events.json`; `?topic=assad-visits&from=2015` is a part of it.
        """
        return answer(request, about.edition, lambda: _Json(json_text(about.chosen())))

    @app.get(
        "/v1/events.csv",
        tags=["events"],
        summary="The same events as a table",
        dependencies=[Depends(only(*FILTERS))],
        response_class=_Csv,
        responses={200: schema.TABLE, 304: schema.NOT_MODIFIED},
    )
    def events_csv(request: Request, about: Annotated[Asked, Depends(asked)]) -> Response:
        """The same events as a table, one row an event: date, titles, place, the sentence and the reasoning."""
        named = {"Content-Disposition": 'attachment; filename="timeline.csv"'}
        return answer(request, about.edition, lambda: _Csv(csv_text(about.chosen()), headers=named))

    @app.get(
        "/healthz",
        tags=["service"],
        summary="Is it up",
        dependencies=[Depends(only())],
        responses={200: schema.HEALTH},
    )
    def health() -> Response:
        """That the service and its store answer; `waiting` articles are stored and not in the timeline yet."""
        state = {"status": "ok", "published": store.published(), "waiting": store.waiting()}
        return JSONResponse(state, headers={"Cache-Control": "no-store"})

    return Manners(GZipMiddleware(app, compresslevel=6))


class _Json(Response):
    media_type = "application/json"


class _Csv(Response):
    media_type = "text/csv; header=present"
