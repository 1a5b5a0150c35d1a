"""schema.tagValues: the values of a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.influxdata.influxdb.schema.lookup import DEFAULT_START, values_of_tag
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["tag_values"]

_SIGNATURE = (
    "(bucket: string, tag: string, ?predicate: (r: {A with _measurement: string, _field: "
    "string}) => bool, ?start: B, ?stop: C) => stream[{_value: string}]"
)


@function("influxdata/influxdb/schema", "tagValues", _SIGNATURE)
@function("influxdata/influxdb/v1", "tagValues", _SIGNATURE)
def tag_values(
    runtime: Runtime,
    bucket: str,
    tag: str,
    predicate: Value = None,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the values of a tag, sorted.

    Args:
        runtime: The run.
        bucket: Name.
        tag: Tag key; `_measurement` and `_field` count as tags.
        predicate: Which series count; all by default.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return values_of_tag(runtime, bucket, tag, predicate, start, stop)
