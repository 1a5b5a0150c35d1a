"""`GET /api/krakflux/export`: a bucket's points as line protocol, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from krakflux.catalog.permissions import Action
from krakflux.codec.line_protocol import format_block
from krakflux.errors import ForbiddenError, InvalidError
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds, parse_rfc3339
from krakflux.server.access import CallerDependency, ServicesDependency, bucket_resource
from krakflux.server.directory import find_bucket, find_organization
from krakflux.server.work import WorkersDependency
from krakflux.storage.port import Aggregate, ReadSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.storage.port import PointReader

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])

# Of one read; a piece and its text fit into memory several times.
_VALUES_A_PIECE: Final = 250_000


@router.get("/export", response_class=StreamingResponse)
async def export_points(
    request: Request,
    caller: CallerDependency,
    services: ServicesDependency,
    workers: WorkersDependency,
) -> StreamingResponse:
    """Send the points of a bucket between `start` and `stop`, one line a value.

    The header `X-Krakflux-Values` tells how many there were when it began.
    """
    snapshot, parameters = services.catalog.snapshot, request.query_params
    organization = find_organization(snapshot, parameters)
    bucket = find_bucket(snapshot, organization.id, parameters.get("bucket", ""))
    if not caller.may(Action.READ, bucket_resource(bucket)):
        raise ForbiddenError("insufficient permissions for read")
    bounds = Bounds(
        _time(parameters.get("start"), MIN_TIME), _time(parameters.get("stop"), MAX_TIME + 1)
    )
    total = await workers.other(_count, services.storage, bucket.id, bounds)
    return StreamingResponse(
        _pieces(services.storage, bucket.id, bounds, total),
        media_type="text/plain; charset=utf-8",
        headers={"X-Krakflux-Values": str(total)},
    )


def _time(text: str | None, otherwise: int) -> int:
    if not text:
        return otherwise
    try:
        return int(text) if text.lstrip("-").isdigit() else parse_rfc3339(text)
    except ValueError as error:
        raise InvalidError(f"{text} is neither a time in ns nor RFC3339") from error


def _pieces(storage: PointReader, bucket: str, bounds: Bounds, count: int) -> Iterator[bytes]:
    """Halve the stretch until its points are few enough for one read."""
    if not count:
        return
    if count > _VALUES_A_PIECE and bounds.stop - bounds.start > 1:
        middle = (bounds.start + bounds.stop) // 2
        early, late = Bounds(bounds.start, middle), Bounds(middle, bounds.stop)
        for half in (early, late):
            yield from _pieces(storage, bucket, half, _count(storage, bucket, half))
        return
    for block in storage.read(bucket, ReadSpec(bounds)):
        yield format_block(block).encode()


def _count(storage: PointReader, bucket: str, bounds: Bounds) -> int:
    spec = ReadSpec(bounds, aggregate=Aggregate.COUNT)
    return sum(int(block.rows["_value"].sum()) for block in storage.read(bucket, spec))
