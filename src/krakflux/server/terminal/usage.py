"""`/api/krakflux/usage` and `/delete/count`: what buckets take, and what a delete would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from krakflux.catalog.permissions import Action
from krakflux.errors import ForbiddenError
from krakflux.server.access import CallerDependency, ServicesDependency, bucket_resource
from krakflux.server.documents import Document
from krakflux.server.v2.delete import find_deleted_bucket, read_deletion
from krakflux.server.work import WorkersDependency
from krakflux.storage.port import Aggregate, ReadSpec

if TYPE_CHECKING:
    from krakflux.model.predicate import Predicate
    from krakflux.model.time import Bounds
    from krakflux.server.access import Caller
    from krakflux.server.ports import Services
    from krakflux.storage.port import PointReader

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])


class BucketUsage(Document):
    """What one bucket takes."""

    id: str
    series: int
    values: int
    disk_bytes: int


class UsageDocument(Document):
    """What each bucket takes that the caller may read."""

    buckets: list[BucketUsage]


class DeletionCount(Document):
    """How many values a delete would remove now."""

    values: int


@router.get("/usage")
async def read_usage(
    caller: CallerDependency, services: ServicesDependency, workers: WorkersDependency
) -> UsageDocument:
    """Tell what the caller's buckets take."""
    return await workers.other(_usage, services, caller)


@router.post("/delete/count")
async def count_deletion(
    request: Request,
    caller: CallerDependency,
    services: ServicesDependency,
    workers: WorkersDependency,
) -> DeletionCount:
    """Count what the same request to `/api/v2/delete` would remove; removes nothing."""
    bounds, predicate = await read_deletion(request, services.limits.document_bytes)
    bucket = find_deleted_bucket(services.catalog.snapshot, request.query_params)
    if not caller.may(Action.READ, bucket_resource(bucket)):
        raise ForbiddenError("insufficient permissions for read")
    values = await workers.other(_count, services.storage, bucket.id, bounds, predicate)
    return DeletionCount(values=values)


def _usage(services: Services, caller: Caller) -> UsageDocument:
    stats = services.storage.stats().buckets
    return UsageDocument(
        buckets=[
            BucketUsage(
                id=bucket.id,
                series=stats[bucket.id].series,
                values=stats[bucket.id].values,
                disk_bytes=stats[bucket.id].disk_bytes,
            )
            for bucket in services.catalog.snapshot.buckets.values()
            if bucket.id in stats and caller.may(Action.READ, bucket_resource(bucket))
        ]
    )


def _count(storage: PointReader, bucket: str, bounds: Bounds, predicate: Predicate | None) -> int:
    spec = ReadSpec(bounds, predicate=predicate, aggregate=Aggregate.COUNT)
    return sum(int(block.rows["_value"].sum()) for block in storage.read(bucket, spec))
