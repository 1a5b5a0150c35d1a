"""What the functions that write into buckets share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type
from krakflux.flux.plan.node import Node
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.plan.node import Operation
    from krakflux.flux.ports import BucketInfo, PointSink

__all__ = ["effect", "require_column", "require_string", "require_time", "target"]


def target(
    runtime: Runtime, bucket: str | None, bucket_id: str | None, function: str
) -> tuple[PointSink, BucketInfo]:
    """Find the bucket to write to.

    Raises:
        FluxError: not exactly one of name and id is given, or this run can't write.
        KrakfluxError: the bucket is unknown, or not the caller's to write to.
    """
    if (bucket is None) == (bucket_id is None):
        raise FluxError(f"{function}: must provide exactly one of bucket and bucketID")
    if runtime.sink is None:
        raise FluxError(f"{function}: scripts can't write here")
    return runtime.sink, runtime.sink.find(bucket, bucket_id)


def effect(runtime: Runtime, tables: Stream, operation: Operation) -> Stream:
    """Put an operation behind a stream that must run even where nothing reads its result."""
    node = Node(operation, (tables.node,))
    runtime.effects.append(node)
    return Stream(node)


def require_string(frame: pl.DataFrame, label: str) -> None:
    """Refuse tables without a string column of that label."""
    require_column(frame, label)
    kind = flux_type(frame.schema[label])
    if kind != "string":
        raise FluxError(f"column {label} of type {kind} is not of type string")


def require_time(frame: pl.DataFrame, label: str) -> None:
    """Refuse tables without a time column of that label, and rows without a time."""
    require_column(frame, label)
    if frame.schema[label] != TIME:
        raise FluxError(
            f"column {label} of type {flux_type(frame.schema[label])} is not of type time"
        )
    if frame[label].has_nulls():
        raise FluxError(f"column {label} has a null time")


def require_column(frame: pl.DataFrame, label: str) -> None:
    """Refuse tables without a column of that label."""
    if label not in frame.columns:
        raise FluxError(f"no column with label {label} exists")
