"""JSON in and out of the resource routes: bounded, decompressed, whatever the type says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict

from krakflux.model.time import format_rfc3339
from krakflux.server.access import services_of
from krakflux.server.bodies import inflate, is_compressed, read_body, replace_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from starlette.responses import Response
    from starlette.types import Message

__all__ = ["Document", "DocumentRoute", "to_rfc3339"]

_TOO_LARGE: Final = "request body is too large"


class Document(BaseModel):
    """A JSON object of the API; field names are those on the wire, unknown ones are ignored."""

    model_config = ConfigDict(frozen=True)


class DocumentRoute(APIRoute):
    """A route whose body is JSON, plain or gzip.

    InfluxDB reads a body as JSON without asking its Content-Type, so clients send many.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_document(request: Request) -> Response:
            if request.method in ("GET", "HEAD", "DELETE"):
                return await handle(request)
            return await handle(await _replay(request))

        return handle_document


async def _replay(request: Request) -> Request:
    limits = services_of(request).limits
    is_public = request.scope.get("caller") is None
    limit = limits.public_document_bytes if is_public else limits.document_bytes
    body = await read_body(request, limit, _TOO_LARGE)
    if is_compressed(request):
        body = inflate(body, limit, _TOO_LARGE)
    body = replace_surrogates(body)
    headers = [(name, value) for name, value in request.scope["headers"] if name != b"content-type"]
    if body:
        headers.append((b"content-type", b"application/json"))

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request({**request.scope, "headers": headers}, receive)


def to_rfc3339(time: int) -> str:
    """Render a record's time (ns) as resources carry it."""
    return format_rfc3339(time)
