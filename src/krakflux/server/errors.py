"""Failures as responses: the only place where an error meets HTTP.

The body is InfluxDB's `{"code", "message"}`; `hint` carries our own advice. The codes' statuses are
those of InfluxDB's error table, where a conflict is 422.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from krakflux.errors import (
    InternalError,
    InvalidError,
    KrakfluxError,
    MethodNotAllowedError,
    NotFoundError,
    RequestTooLargeError,
    TooManyRequestsError,
    UnavailableError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException

__all__ = [
    "PATH_NOT_FOUND",
    "from_http_exception",
    "from_validation",
    "internal_error",
    "render",
    "status_of",
]

PATH_NOT_FOUND: Final = "path not found"

_log = logging.getLogger(__name__)

_STATUSES: Final = {
    "internal error": HTTPStatus.INTERNAL_SERVER_ERROR,
    "not implemented": HTTPStatus.NOT_IMPLEMENTED,
    "invalid": HTTPStatus.BAD_REQUEST,
    "unprocessable entity": HTTPStatus.UNPROCESSABLE_ENTITY,
    "empty value": HTTPStatus.BAD_REQUEST,
    "conflict": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not found": HTTPStatus.NOT_FOUND,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "forbidden": HTTPStatus.FORBIDDEN,
    "too many requests": HTTPStatus.TOO_MANY_REQUESTS,
    "unauthorized": HTTPStatus.UNAUTHORIZED,
    "method not allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "request too large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}


def status_of(error: KrakfluxError) -> int:
    """Give the HTTP status of an error's code."""
    return _STATUSES[error.code]


def render(error: KrakfluxError, headers: Mapping[str, str] | None = None) -> Response:
    """Make the response of an error; never chunked, as clients read its length."""
    body = {"code": error.code, "message": error.message}
    if error.hint is not None:
        body["hint"] = error.hint
    all_headers = {"X-Platform-Error-Code": error.code, **(headers or {})}
    if isinstance(error, UnavailableError | TooManyRequestsError):
        all_headers["Retry-After"] = str(error.retry_after_s)
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        status_code=status_of(error),
        headers=all_headers,
        media_type="application/json; charset=utf-8",
    )


def internal_error(error: Exception, request: str) -> KrakfluxError:
    """Log a fault of ours and give what the client is told of it."""
    _log.error("request %s failed", request, exc_info=error)
    return InternalError(
        "an internal error has occurred", hint="the server's log tells more about it"
    )


def from_http_exception(error: HTTPException, allowed: str) -> KrakfluxError:
    """Translate the router's refusals; `allowed` lists the methods that the path has."""
    if error.status_code == HTTPStatus.NOT_FOUND:
        return NotFoundError(PATH_NOT_FOUND)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return MethodNotAllowedError(f"allow: {allowed}")
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return RequestTooLargeError(str(error.detail))
    return InvalidError(str(error.detail))


def from_validation(error: RequestValidationError) -> KrakfluxError:
    """Translate a document of the wrong shape; the first fault is named, with its place."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        reason = first.get("ctx", {}).get("error", first["msg"])
        return InvalidError(f"invalid json: {reason}")
    place = ".".join(str(part) for part in first["loc"][1:])
    return InvalidError(f"{place}: {first['msg']}" if place else str(first["msg"]))
