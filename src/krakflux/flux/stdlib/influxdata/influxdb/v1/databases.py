"""v1.databases: buckets as databases of InfluxDB 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.stdlib.array.from_ import FromArray
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream

__all__ = ["databases"]


@function(
    "influxdata/influxdb/v1",
    "databases",
    "(?host: string, ?org: string, ?orgID: string, ?token: string) => stream[{organizationID: "
    "string, databaseName: string, retentionPolicy: string, retentionPeriod: int, default: bool, "
    "bucketID: string}]",
)
def databases(
    runtime: Runtime,
    host: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    token: str | None = None,
) -> Stream:
    """List the buckets the caller may read as databases; the arguments are accepted.

    Differences:
        A name with a slash is a database and a retention policy; there are no mappings of their
        own.
    """
    found = runtime.buckets.list()
    frame = pl.DataFrame(
        {
            "organizationID": [bucket.organization_id for bucket in found],
            "databaseName": [bucket.name.partition("/")[0] for bucket in found],
            "retentionPolicy": [bucket.name.partition("/")[2] or "autogen" for bucket in found],
            "retentionPeriod": [bucket.retention for bucket in found],
            "default": [True for _ in found],
            "bucketID": [bucket.id for bucket in found],
        }
    )
    return source(FromArray(frame))
