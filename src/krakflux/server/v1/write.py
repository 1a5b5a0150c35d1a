"""v1 `POST /write`: line protocol into the bucket that a database and retention policy map to.

Every bucket has a virtual mapping: its name `db/rp`, or `db` with the policy `autogen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response

from krakflux.catalog.permissions import Action
from krakflux.codec.line_protocol import Precision
from krakflux.errors import ForbiddenError, InvalidError, NotFoundError
from krakflux.model.time import HOUR, MINUTE
from krakflux.server.access import bucket_resource, caller_of, services_of
from krakflux.server.writing import write_request

if TYPE_CHECKING:
    from krakflux.catalog.records import Bucket
    from krakflux.catalog.snapshot import Snapshot
    from krakflux.server.access import Caller

router = APIRouter(tags=["v1"])

_DEFAULT_POLICY: Final = "autogen"
_PRECISIONS: Final = {
    "": Precision.NANOSECOND,
    "n": Precision.NANOSECOND,
    "ns": Precision.NANOSECOND,
    "u": Precision.MICROSECOND,
    "us": Precision.MICROSECOND,
    "µ": Precision.MICROSECOND,
    "ms": Precision.MILLISECOND,
    "s": Precision.SECOND,
}
# v1 had these too; the parser knows v2's units alone.
_LONG_UNITS: Final = {"m": MINUTE, "h": HOUR}


@router.post("/write", status_code=204)
async def write_v1(request: Request) -> Response:
    """Store points; an unknown precision counts as nanoseconds, as in InfluxDB."""
    caller, snapshot = caller_of(request), services_of(request).catalog.snapshot
    parameters = request.query_params
    database = parameters.get("db")
    if not database:
        raise InvalidError("missing db")
    bucket = _map(snapshot, _organization_of(snapshot, caller), database, parameters.get("rp"))
    if not caller.may(Action.WRITE, bucket_resource(bucket)):
        raise ForbiddenError("insufficient permissions for write")
    word = parameters.get("precision", "")
    precision = _PRECISIONS.get(word, Precision.NANOSECOND)
    scale = _LONG_UNITS.get(word, 1)
    await write_request(request, bucket.id, precision, scale)
    return Response(status_code=204)


def _organization_of(snapshot: Snapshot, caller: Caller) -> str | None:
    if caller.authorization is not None:
        return caller.authorization.organization_id
    return next(
        (item.organization_id for item in snapshot.memberships if item.user_id == caller.user.id),
        None,
    )


def _map(
    snapshot: Snapshot, organization_id: str | None, database: str, policy: str | None
) -> Bucket:
    names = [f"{database}/{policy or _DEFAULT_POLICY}"]
    if not policy:
        names.insert(0, database)
    elif policy == _DEFAULT_POLICY:
        names.append(database)
    for name in names:
        bucket = snapshot.bucket_names.get((organization_id or "", name))
        if bucket is not None:
            return bucket
    raise NotFoundError("no dbrp mapping found")
