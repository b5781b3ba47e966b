"""What every answer of the API does, whatever it says: HEAD where GET is, and headers that let any page read it."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = "GET, HEAD"
_EXPOSED = "ETag, Content-Disposition"  # what a script of another site may read beside the plain headers
_PREFLIGHT = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": METHODS,
    "access-control-allow-headers": "If-None-Match, Accept-Language",
    "access-control-max-age": "86400",
}


class Manners:
    """Wraps the whole application, its answers to faults included.

    Public data that needs no key may be read by any page: the allowed origin is `*`, told to everybody, so that a
    cache between us never gives a script an answer without it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            headers = [(name.encode(), value.encode()) for name, value in _PREFLIGHT.items()]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        elif scope["method"] == "HEAD":
            # The same work as for GET, so that every header is the same too; only the body stays here.
            await self._app({**scope, "method": "GET"}, receive, _Sender(send, body=False))
        else:
            await self._app(scope, receive, _Sender(send, body=True))


class _Sender:
    def __init__(self, send: Send, *, body: bool) -> None:
        self._send = send
        self._body = body

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["access-control-allow-origin"] = "*"
            headers["access-control-expose-headers"] = _EXPOSED
            headers["vary"] = "Accept-Encoding"  # set, not added: short answers and 304 lack it, long ones have it
            headers["x-content-type-options"] = "nosniff"
        elif message["type"] == "http.response.body" and not self._body:
            message = {**message, "body": b""}
        await self._send(message)
