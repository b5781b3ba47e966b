"""What the OpenAPI document says of answers: their schemas, headers and problems."""

from typing import Any

_TEXTS = {
    "type": "object",
    "required": ["ar", "en"],
    "properties": {"ar": {"type": "string"}, "en": {"type": "string"}},
}
_HEADERS = {
    "ETag": {"description": "Names this answer: give it back as `If-None-Match`.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Keep it, and ask whether it is still good.", "schema": {"type": "string"}},
}


def _json(schema: dict[str, Any], media: str = "application/json") -> dict[str, Any]:
    return {"content": {media: {"schema": schema}}}


NOT_MODIFIED: dict[str, Any] = {"description": "You have it already (`If-None-Match`).", "headers": _HEADERS}
TIMELINES: dict[str, Any] = {
    "description": "The published timelines.",
    "headers": _HEADERS,
    **_json(
        {
            "type": "object",
            "required": ["timelines"],
            "properties": {
                "timelines": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["slug", "title", "about", "events"],
                        "properties": {
                            "slug": {"type": "string", "examples": ["assad-visits"]},
                            "title": _TEXTS,
                            "about": _TEXTS,
                            "events": {"type": "integer", "description": "How many events it has."},
                        },
                    },
                }
            },
        }
    ),
}
DOCUMENT: dict[str, Any] = {
    "description": "The events, earliest first, those without a date last; and the articles that report them.",
    "headers": _HEADERS,
    **_json(
        {
            "type": "object",
            "required": ["generated_by", "data_digest", "articles", "events"],
            "properties": {
                "generated_by": {"type": "string"},
                "data_digest": {"type": "string", "description": "Names the articles and words that it was built of."},
                "articles": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "published", "source", "url", "title"],
                        "properties": {
                            "id": {"type": "string"},
                            "published": {"type": ["string", "null"], "examples": ["2021-09-14"]},
                            "source": {"type": "string"},
                            "url": {"type": ["string", "null"]},
                            "title": {"type": ["string", "null"]},
                        },
                    },
                },
                "events": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "type", "status", "title", "date", "claims", "conflict", "mentions"],
                        "properties": {
                            "id": {"type": "string"},
                            "type": {"type": "string", "examples": ["visit"]},
                            "title": _TEXTS,
                            "date": {
                                "type": "object",
                                "required": ["edtf", "earliest", "latest", "grain", "basis", "why"],
                                "properties": {
                                    "edtf": {"type": ["string", "null"], "examples": ["2015-10-20", "2015-10"]},
                                    "earliest": {"type": ["string", "null"], "examples": ["2015-10-20"]},
                                    "latest": {"type": ["string", "null"], "examples": ["2015-10-20"]},
                                    "why": {"type": "string", "description": "The reasoning, in words."},
                                },
                            },
                        },
                    },
                },
            },
        }
    ),
}
TABLE: dict[str, Any] = {
    "description": "One row an event, UTF-8 without a byte order mark, RFC 4180.",
    "headers": _HEADERS,
    **_json({"type": "string"}, "text/csv"),
}
HEALTH: dict[str, Any] = {
    "description": "It works.",
    **_json(
        {
            "type": "object",
            "required": ["status", "published", "waiting"],
            "properties": {
                "status": {"const": "ok"},
                "published": {"type": "integer", "description": "How many times a timeline was published."},
                "waiting": {"type": "integer", "description": "Articles in the store that await the next build."},
            },
        }
    ),
}
PROBLEM: dict[str, Any] = _json(
    {
        "type": "object",
        "required": ["type", "title", "status", "instance"],
        "properties": {
            "type": {"type": "string", "examples": ["about:blank"]},
            "title": {"type": "string", "examples": ["Bad Request"]},
            "status": {"type": "integer", "examples": [400]},
            "detail": {"type": "string", "examples": ["from: '2021-02-30' does not exist in the calendar"]},
            "instance": {"type": "string", "examples": ["/v1/events.json"]},
        },
    },
    "application/problem+json",
)
