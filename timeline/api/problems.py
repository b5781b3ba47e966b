"""Errors as problem documents (RFC 9457), on every address of the API."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from timeline.api.manners import METHODS
from timeline.errors import InputError, StoreError

_log = logging.getLogger(__name__)


def register(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _wrong_parameter)
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(Exception, _unexpected)


def problem(request: Request, status: int, detail: str | None = None) -> JSONResponse:
    """`{"type", "title", "status", "detail", "instance"}`."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        body["detail"] = detail
    body["instance"] = request.url.path
    return JSONResponse(body, status, {"Cache-Control": "no-store"}, media_type="application/problem+json")


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    said = {
        404: f"there is nothing at {request.url.path}",
        405: f"{request.method} is not possible at {request.url.path}",
    }.get(error.status_code, str(error.detail))
    answer = problem(request, error.status_code, said)
    answer.headers.update(error.headers or {})
    if answer.headers.get("allow") == "GET":
        answer.headers["allow"] = METHODS
    return answer


def _wrong_parameter(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
    return problem(request, 400, said)


def _input(request: Request, error: Exception) -> JSONResponse:
    return problem(request, 400, str(error))


def _store(request: Request, error: Exception) -> JSONResponse:
    _log.error("the store does not answer: %s", error)
    return problem(request, 503, "the store does not answer")


def _unexpected(request: Request, _error: Exception) -> JSONResponse:
    return problem(request, 500)  # the server logs the error itself
