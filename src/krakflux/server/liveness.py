"""`/ping`, `/health`, `/ready`, `/metrics`: for clients that wait, and for monitoring."""

from __future__ import annotations

import time
from typing import Final

from fastapi import APIRouter, Request, Response

from krakflux.model.time import HOUR, MINUTE, SECOND, format_rfc3339
from krakflux.server.access import ServicesDependency
from krakflux.server.documents import Document
from krakflux.server.feed_metrics import feed_families
from krakflux.server.headers import INFLUXDB_VERSION
from krakflux.server.metrics import CONTENT_TYPE, Family, collect
from krakflux.server.work import WorkersDependency

router = APIRouter(tags=["liveness"])

_STATUS_METHODS: Final = ["GET", "HEAD"]


class Health(Document):
    """Whether the platform works."""

    name: str
    message: str
    status: str
    checks: list[str]
    version: str
    commit: str


class Readiness(Document):
    """Since when the platform answers; `up` is a duration as Go prints it."""

    status: str
    started: str
    up: str


@router.api_route("/ping", methods=_STATUS_METHODS, status_code=204, include_in_schema=False)
async def ping() -> Response:
    """Answer, with the version in the headers."""
    return Response(status_code=204)


@router.head("/health", include_in_schema=False)
@router.get("/health")
async def health(services: ServicesDependency) -> Health:
    """Tell that writes and queries are taken."""
    return Health(
        name="influxdb",
        message="ready for queries and writes",
        status="pass",
        checks=[],
        version=INFLUXDB_VERSION,
        commit=f"krakflux-{services.version}",
    )


@router.head("/ready", include_in_schema=False)
@router.get("/ready")
async def ready(request: Request, services: ServicesDependency) -> Readiness:
    """Tell since when the platform answers."""
    started = request.app.state.started
    return Readiness(
        status="ready",
        started=format_rfc3339(started),
        up=format_go_duration(max(0, services.clock.now() - started)),
    )


@router.head("/metrics", include_in_schema=False)
@router.get("/metrics", response_class=Response)
async def metrics(
    request: Request, services: ServicesDependency, workers: WorkersDependency
) -> Response:
    """Give counters and gauges in Prometheus's text format."""
    state = request.app.state
    uptime_s = time.monotonic() - state.started_monotonic
    live = Family(
        "krakflux_live_connections",
        "gauge",
        "Clients of /api/live",
        (("", (), state.live_connections.count),),
    )
    feed = () if services.feed is None else tuple(feed_families(services.feed.snapshot()))
    text = await workers.other(collect, state.metrics, services, workers, (live, *feed), uptime_s)
    return Response(text, media_type=CONTENT_TYPE)


def format_go_duration(duration: int) -> str:
    """Render nanoseconds ≥ 0 as Go prints a duration: `1h2m3.4s`, `0s`."""
    seconds, rest = divmod(duration, SECOND)
    minutes, seconds = divmod(seconds, MINUTE // SECOND)
    hours, minutes = divmod(minutes, HOUR // MINUTE)
    fraction = f".{rest:09d}".rstrip("0").rstrip(".")
    text = f"{seconds}{fraction}s"
    if hours or minutes:
        text = f"{minutes}m{text}"
    return f"{hours}h{text}" if hours else text
