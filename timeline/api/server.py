"""One process that serves the API and the dashboard, on a port that is known to be free before anything starts."""

import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.supervisors import Multiprocess

from timeline.api.app import PATHS
from timeline.errors import InputError

_SETTINGS: dict[str, Any] = {
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "lifespan": "on",
}
_THREADS = 16  # for callbacks of the dashboard: a slow one delays no other and not the API


class Site:
    """The API on its addresses, and the pages on all others.

    A mount at `/` would take the API's unknown addresses and wrong methods too, and answer them as pages.
    """

    def __init__(self, api: ASGIApp, pages: Callable[..., Any]) -> None:
        self._api = api
        self._pages: ASGIApp = WSGIMiddleware(pages, workers=_THREADS)  # type: ignore[assignment]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = scope["type"] == "http" and not is_api(scope["path"])
        await (self._pages if page else self._api)(scope, receive, send)


def is_api(path: str) -> bool:
    """The path is one of the API's: `/v1/events.json`, and `/v1/nonsense` too."""
    return any(path == own or path.startswith(f"{own}/") for own in PATHS)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; InputError names the port where another program has it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, OverflowError) as error:
        raise InputError(f"--host {host} --port {port}: no such address ({error})") from error
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(
            f"port {port} on {host} can't be used: {error.strerror} (choose another with --port)"
        ) from error
    listener.setblocking(False)
    return listener


def address(listener: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def run(site: ASGIApp, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until stopped; `ready` is called when the first request can be answered."""
    _Server(uvicorn.Config(site, **_SETTINGS), ready).run(sockets=[listener])


def run_many(factory: str, workers: int, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve with several processes, each with the site that `factory` (`module:name`) makes; the store is shared."""
    config = uvicorn.Config(factory, factory=True, workers=workers, **_SETTINGS)
    ready()  # the socket listens already: whoever comes before the processes are up waits a moment
    Multiprocess(config, sockets=[listener]).run()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
