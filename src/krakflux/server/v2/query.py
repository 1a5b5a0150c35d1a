"""`POST /api/v2/query`: Flux in, annotated CSV out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from krakflux.errors import InvalidError, NotFoundError
from krakflux.server.access import caller_of, services_of
from krakflux.server.bodies import inflate, is_compressed, read_body
from krakflux.server.directory import ReadableBuckets, ReadableSecrets, find_organization
from krakflux.server.point_sink import READ_ONLY_HEADER, ReadOnlyRun, WritableBuckets
from krakflux.server.query_requests import decode_error, parse_query_request
from krakflux.server.querying import QueryJob, QueryResponse
from krakflux.server.work import workers_of

if TYPE_CHECKING:
    from krakflux.flux.ports import PointSink, SecretStore

router = APIRouter(prefix="/api/v2", tags=["query"])

_TOO_LARGE = "unable to read data: query is too large"


@router.post("/query", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
async def query(request: Request) -> Response:
    """Run a script over the buckets that the caller may read.

    The answer is annotated CSV whatever `Accept` says; a failure after its first byte is an error
    table within it. With the header `X-Krakflux-Read-Only` the script can't write.
    """
    caller, services, workers = caller_of(request), services_of(request), workers_of(request)
    limit = services.limits.body_bytes
    body = await read_body(request, limit, _TOO_LARGE)
    if is_compressed(request):
        body = await workers.other(inflate, body, limit, _TOO_LARGE)
    asked = parse_query_request(body, request.headers)
    snapshot = services.catalog.snapshot
    try:
        organization = find_organization(snapshot, request.query_params)
    except (NotFoundError, InvalidError) as error:
        # A query's organization is part of its request, so an unknown one is a decoding failure.
        raise decode_error(error.message) from None
    request.app.state.metrics.queries.add(1)
    sink: PointSink = ReadOnlyRun()
    secrets: SecretStore | None = None
    if READ_ONLY_HEADER not in request.headers:
        sink = WritableBuckets(snapshot, caller, organization.id, services.storage)
        secrets = ReadableSecrets(services.catalog.secrets, caller, organization.id)
    return QueryResponse(
        QueryJob(
            asked,
            ReadableBuckets(snapshot, caller, organization.id),
            services,
            sink,
            secrets,
        ),
        workers,
        accepts_gzip="gzip" in request.headers.get("accept-encoding", ""),
    )
