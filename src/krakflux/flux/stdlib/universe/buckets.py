"""buckets: the buckets there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import from_rows
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.ports import BucketInfo
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Buckets", "buckets"]


@dataclass(frozen=True, slots=True)
class Buckets:
    """A table of buckets for each organization."""

    found: tuple[BucketInfo, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        frame = pl.DataFrame(
            {
                "name": [bucket.name for bucket in self.found],
                "id": [bucket.id for bucket in self.found],
                "organizationID": [bucket.organization_id for bucket in self.found],
                "retentionPolicy": ["" for _ in self.found],
                "retentionPeriod": [bucket.retention for bucket in self.found],
            },
            schema_overrides={"retentionPolicy": pl.String, "retentionPeriod": pl.Int64},
        )
        return [from_rows(frame, frame.columns, ["organizationID"])]


_SIGNATURE = (
    "(?host: string, ?org: string, ?orgID: string, ?token: string) => stream[{name: string, "
    "id: string, organizationID: string, retentionPolicy: string, retentionPeriod: int}]"
)


@function("universe", "buckets", _SIGNATURE)
@function("influxdata/influxdb", "buckets", _SIGNATURE)
def buckets(
    runtime: Runtime,
    host: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    token: str | None = None,
) -> Stream:
    """List the buckets the caller may read, one table for each organization.

    `retentionPeriod` is in nanoseconds, 0 = forever. The arguments are accepted; the request's
    organization counts.

    Differences:
        Asks this server alone: host, org and token are accepted and change nothing.
    """
    return source(Buckets(tuple(runtime.buckets.list())))
