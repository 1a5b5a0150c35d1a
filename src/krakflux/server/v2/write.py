"""`POST /api/v2/write`: line protocol into a bucket."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from krakflux.catalog.permissions import Action
from krakflux.codec.line_protocol import Precision, parse_precision
from krakflux.errors import ForbiddenError, NotFoundError
from krakflux.server.access import bucket_resource, caller_of, services_of
from krakflux.server.directory import find_bucket, find_organization
from krakflux.server.writing import write_request

router = APIRouter(prefix="/api/v2", tags=["write"])


@router.post("/write", status_code=204)
async def write(request: Request) -> Response:
    """Store points; the order of the checks is InfluxDB's, the body is read last."""
    caller, snapshot = caller_of(request), services_of(request).catalog.snapshot
    parameters = _read_parameters(request.scope["query_string"])
    precision = parse_precision(parameters.get("precision") or Precision.NANOSECOND.value)
    bucket_name = parameters.get("bucket")
    if not bucket_name:
        raise NotFoundError("bucket not found")
    organization = find_organization(snapshot, parameters)
    bucket = find_bucket(snapshot, organization.id, bucket_name)
    if not caller.may(Action.WRITE, bucket_resource(bucket)):
        raise ForbiddenError("insufficient permissions for write")
    await write_request(request, bucket.id, precision)
    return Response(status_code=204)


@lru_cache(maxsize=64)
def _read_parameters(query: bytes) -> QueryParams:
    """Read a query; writers send the same one again and again."""
    return QueryParams(query)
