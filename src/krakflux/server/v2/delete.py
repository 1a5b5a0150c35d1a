"""`POST /api/v2/delete`: removes points by time and predicate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request, Response

from krakflux.catalog.permissions import Action
from krakflux.errors import ForbiddenError, InvalidError, NotFoundError
from krakflux.model.identifiers import parse_identifier
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds, format_rfc3339
from krakflux.server.access import CallerDependency, ServicesDependency, bucket_resource
from krakflux.server.bodies import inflate, is_compressed, read_body, replace_surrogates
from krakflux.server.delete_predicate import parse_predicate
from krakflux.server.directory import find_bucket, find_organization
from krakflux.server.times import parse_rfc3339
from krakflux.server.work import WorkersDependency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.catalog.records import Bucket
    from krakflux.catalog.snapshot import Snapshot
    from krakflux.model.predicate import Predicate

router = APIRouter(prefix="/api/v2", tags=["delete"])

_TOO_LARGE: Final = "unable to read data: delete request is too large"


@router.post("/delete", status_code=204)
async def delete(
    request: Request,
    caller: CallerDependency,
    services: ServicesDependency,
    workers: WorkersDependency,
) -> Response:
    """Delete the points from `start` to `stop`, both inclusive, that `predicate` selects."""
    bounds, predicate = await read_deletion(request, services.limits.document_bytes)
    bucket = find_deleted_bucket(services.catalog.snapshot, request.query_params)
    if not caller.may(Action.WRITE, bucket_resource(bucket)):
        raise ForbiddenError("insufficient permissions to delete")
    await workers.write(services.storage.delete, bucket.id, bounds, predicate)
    return Response(status_code=204)


async def read_deletion(request: Request, limit: int) -> tuple[Bounds, Predicate | None]:
    """Read from a request which points are meant: a stretch of time, and of which series.

    Raises:
        InvalidError: the body can't be read; with InfluxDB's texts.
        RequestTooLargeError: it is longer than `limit` bytes.
    """
    body = await read_body(request, limit, _TOO_LARGE)
    if is_compressed(request):
        body = inflate(body, limit, _TOO_LARGE)
    return _parse(body)


def _parse(body: bytes) -> tuple[Bounds, Predicate | None]:
    try:
        document = json.loads(replace_surrogates(body))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidError(f"error decoding json body: {error}") from None
    if not isinstance(document, dict):
        raise InvalidError("error decoding json body: the body is no object")
    start, stop = _time(document, "start"), _time(document, "stop")
    predicate = document.get("predicate") or ""
    if not isinstance(predicate, str):
        raise InvalidError("error decoding json body: predicate must be a string")
    # A delete's stop is inclusive, bounds are not.
    return Bounds(start, stop + 1), parse_predicate(predicate)


def _time(document: dict[str, Any], field: str) -> int:
    try:
        time = parse_rfc3339(str(document.get(field, "")))
    except ValueError:
        raise InvalidError(
            f"error decoding json body: invalid RFC3339Nano for field {field}, please format your "
            "time with RFC3339Nano format, example: 2009-01-02T23:00:00Z"
        ) from None
    if time < MIN_TIME:
        limit = format_rfc3339(MIN_TIME)
        raise InvalidError(f"invalid {field} time, {field} time must not be before {limit}")
    if time > MAX_TIME:
        limit = format_rfc3339(MAX_TIME)
        raise InvalidError(f"invalid {field} time, {field} time must not be after {limit}")
    return time


def find_deleted_bucket(snapshot: Snapshot, parameters: Mapping[str, str]) -> Bucket:
    """Find the bucket that a delete names, by `bucketID` or `bucket`.

    Raises:
        InvalidError: neither is given.
        NotFoundError: there is none such in the organization.
    """
    organization = find_organization(snapshot, parameters)
    identifier, name = parameters.get("bucketID"), parameters.get("bucket")
    if identifier:
        found = snapshot.buckets.get(parse_identifier(identifier))
        if found is None or found.organization_id != organization.id:
            raise NotFoundError("bucket not found")
        return found
    if not name:
        raise InvalidError("Please provide either bucketID or bucket")
    return find_bucket(snapshot, organization.id, name)
