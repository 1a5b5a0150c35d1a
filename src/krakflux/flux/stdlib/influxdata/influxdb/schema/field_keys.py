"""schema.fieldKeys: the field keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.influxdata.influxdb.schema.lookup import DEFAULT_START, values_of_tag
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["field_keys"]

_SIGNATURE = (
    "(bucket: string, ?predicate: (r: {A with _measurement: string, _field: string}) => "
    "bool, ?start: B, ?stop: C) => stream[{_value: string}]"
)


@function("influxdata/influxdb/schema", "fieldKeys", _SIGNATURE)
@function("influxdata/influxdb/v1", "fieldKeys", _SIGNATURE)
def field_keys(
    runtime: Runtime,
    bucket: str,
    predicate: Value = None,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the field keys, sorted.

    Args:
        runtime: The run.
        bucket: Name.
        predicate: Which series count; all by default.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return values_of_tag(runtime, bucket, "_field", predicate, start, stop)
