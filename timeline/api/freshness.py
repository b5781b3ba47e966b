"""Answers that a reader may keep: each has a name (ETag), and who has it already gets 304 and no body."""

import hashlib
import json
from collections.abc import Callable

from fastapi import Request
from fastapi.responses import Response

import timeline as package

_KEEP = "public, no-cache"  # keep it, and ask each time whether it is still good: that costs a reader a few bytes


def answer(request: Request, edition: str, render: Callable[[], Response]) -> Response:
    """What `render` gives, named; 304 where the request has it already. `edition` names the data that it is made of."""
    tag = etag(request, edition)
    headers = {"ETag": tag, "Cache-Control": _KEEP}
    if _has(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    response = render()
    response.headers.update(headers)
    return response


def etag(request: Request, edition: str) -> str:
    """A strong name: other bytes, be it for want of gzip, have another one. The order of parameters makes none."""
    packed = "gzip" in request.headers.get("accept-encoding", "")
    asked = sorted(request.query_params.multi_items())
    made_of = json.dumps([package.__version__, edition, request.url.path, asked, packed])
    return f'"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}"'


def _has(given: str | None, tag: str) -> bool:
    """`If-None-Match` names the tag; compared weakly, as RFC 9110 wants it there."""
    names = {name.strip().removeprefix("W/") for name in (given or "").split(",")}
    return tag in names or "*" in names
