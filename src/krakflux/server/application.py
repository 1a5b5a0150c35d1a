"""The application: routes, middleware and error rendering, put together."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from krakflux import __version__
from krakflux.errors import KrakfluxError
from krakflux.server import liveness
from krakflux.server.acknowledgements import Acknowledgements
from krakflux.server.body_memory import BodyMemory, BodyMemoryMiddleware
from krakflux.server.errors import from_http_exception, from_validation, render
from krakflux.server.gate import FaultMiddleware, GateMiddleware
from krakflux.server.headers import HeaderMiddleware
from krakflux.server.live import route as live
from krakflux.server.live.route import LiveConnections
from krakflux.server.measuring import MeasuringMiddleware
from krakflux.server.metrics import Metrics
from krakflux.server.pages import STATIC, make_pages
from krakflux.server.shortcut import ShortcutMiddleware
from krakflux.server.terminal import (
    backup,
    export,
    library,
    pairs,
    preferences,
    scan,
    session,
    status,
    usage,
)
from krakflux.server.throttle import SignInThrottle
from krakflux.server.v1 import write as v1_write
from krakflux.server.v2 import (
    absent,
    authorizations,
    buckets,
    cells,
    dashboards,
    delete,
    labels,
    organizations,
    platform,
    query,
    query_language,
    resource_labels,
    resource_members,
    secrets,
    sessions,
    setup,
    template_export,
    templates,
    users,
    variables,
    write,
)
from krakflux.server.work import Workers

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi.routing import APIRoute

    from krakflux.server.ports import Services

__all__ = ["ROUTERS", "create_app", "openapi_document"]

ROUTERS: Final = (
    write.router,
    query.router,
    delete.router,
    query_language.router,
    setup.router,
    sessions.router,
    users.router,
    organizations.router,
    buckets.router,
    authorizations.router,
    dashboards.router,
    cells.router,
    variables.router,
    labels.router,
    resource_labels.router,
    resource_members.router,
    secrets.router,
    templates.router,
    template_export.router,
    platform.router,
    absent.router,
    status.router,
    backup.router,
    export.router,
    usage.router,
    session.router,
    preferences.router,
    pairs.router,
    scan.router,
    library.router,
    liveness.router,
    v1_write.router,
)

# Compressing shorter bodies costs more than it saves.
_COMPRESSED_FROM: Final = 1400


def create_app(services: Services, static: Path = STATIC) -> FastAPI:
    """Make the ASGI application.

    Brings storage's buckets in step with the catalog first.

    Args:
        services: The layers below; the caller closes them after the last request.
        static: Where the built web page lies.
    """
    services.catalog.attach(services.storage)
    metrics = Metrics()
    app = _bare_app(
        [
            Middleware(MeasuringMiddleware, metrics=metrics),
            Middleware(HeaderMiddleware),
            Middleware(FaultMiddleware),
            Middleware(GateMiddleware, services=services),
            Middleware(
                BodyMemoryMiddleware, memory=BodyMemory(services.limits.all_bodies_memory_bytes)
            ),
            Middleware(ShortcutMiddleware, routers=(write.router, v1_write.router)),
            Middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM, compresslevel=5),
        ]
    )
    app.state.services = services
    app.state.metrics = metrics
    app.state.acknowledgements = Acknowledgements()
    app.state.workers = Workers(services.limits)
    app.state.live_connections = LiveConnections(services.limits.live_connections)
    app.state.throttle = SignInThrottle(services.clock)
    app.state.started = services.clock.now()
    app.state.started_monotonic = time.monotonic()
    app.include_router(live.router)
    # Not one route among the others, where it would hide that a path has other methods.
    app.router.default = make_pages(static)
    return app


def openapi_document() -> dict[str, Any]:
    """Give the OpenAPI document of all routes, from which the page's types are made."""
    return _bare_app([]).openapi()


def _bare_app(middleware: list[Middleware]) -> FastAPI:
    app = FastAPI(
        title="krakflux",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        # It would look for a collector of traces at each request.
        telemetry={"tracing": False, "metrics": False, "logs": False},
        middleware=middleware,
        exception_handlers={
            KrakfluxError: _on_error,
            HTTPException: _on_http_exception,
            RequestValidationError: _on_validation_error,
        },
        generate_unique_id_function=_operation_name,
    )
    for router in ROUTERS:
        app.include_router(router)
    return app


def _operation_name(route: APIRoute) -> str:
    return route.name


async def _on_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, KrakfluxError)
    return render(error)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    allowed = ", ".join(_methods(request.scope["path"])) or (error.headers or {}).get("Allow", "")
    headers = {"Allow": allowed} if error.status_code == 405 else None
    return render(from_http_exception(error, allowed), headers)


async def _on_validation_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return render(from_validation(error))


def _methods(path: str) -> list[str]:
    found: set[str] = set()
    for router in ROUTERS:
        for route in router.routes:
            pattern = re.sub(r"\{[^}]*\}", "[^/]+", getattr(route, "path", ""))
            if re.fullmatch(pattern, path):
                found.update(getattr(route, "methods", ()))
    return sorted(found)
