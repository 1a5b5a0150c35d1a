"""from: a bucket's points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.plan.source import From
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["from_"]

_SIGNATURE = (
    "(?bucket: string, ?bucketID: string, ?host: string, ?org: string, ?orgID: string, "
    "?token: string) => stream[{B with _measurement: string, _field: string, _time: time, "
    "_value: A}]"
)


@function("universe", "from", _SIGNATURE)
@function("influxdata/influxdb", "from", _SIGNATURE)
def from_(
    bucket: str | None = None,
    bucket_id: str | None = None,
    host: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    token: str | None = None,
) -> Stream:
    """Read a bucket, by name or by id; a range must follow.

    One table a series, in series-key order, rows by time.

    Args:
        bucket: Name.
        bucket_id: Id, instead of a name.
        host: Another server; not supported.
        org: Accepted; the request's organization counts.
        org_id: The same by id.
        token: Accepted with `host` only.

    Differences:
        Asks this server alone: host, org and token are accepted and change nothing.
    """
    if host is not None:
        raise FluxError("reading from another host is not supported")
    if (bucket is None) == (bucket_id is None):
        raise FluxError("must specify exactly one of bucket or bucketID")
    return source(From(bucket, bucket_id))
