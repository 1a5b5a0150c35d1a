"""What the functions of `schema` share: a range of a bucket, narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.interpret.evaluate import evaluate
from krakflux.flux.interpret.scope import Scope
from krakflux.flux.stdlib.universe.distinct import distinct
from krakflux.flux.stdlib.universe.filter import filter_
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.keep import keep
from krakflux.flux.stdlib.universe.keys import keys
from krakflux.flux.stdlib.universe.range import range_
from krakflux.flux.stdlib.universe.sort import sort
from krakflux.flux.syntax import ast, parse_file
from krakflux.model.time import DAY, Duration

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["DEFAULT_START", "is_measurement", "keys_of", "values_of_tag"]

DEFAULT_START: Final = Duration(nanoseconds=30 * DAY, negative=True)

_PACKAGE: Final = "influxdata/influxdb/schema"

_IS_MEASUREMENT: Final = "(r) => r._measurement == measurement"


def values_of_tag(
    runtime: Runtime, bucket: str, tag: str, predicate: Value, start: Value, stop: Value
) -> Stream:
    """Give the values of a tag (or `_measurement`, `_field`) where `predicate` holds, sorted."""
    tables = _narrowed(runtime, bucket, predicate, start, stop)
    kept = group(keep(runtime, tables, columns=(tag,)))
    return sort(distinct(kept, column=tag))


def keys_of(runtime: Runtime, bucket: str, predicate: Value, start: Value, stop: Value) -> Stream:
    """Give the group-key labels of the series where `predicate` holds, sorted."""
    labels = keys(_narrowed(runtime, bucket, predicate, start, stop))
    return sort(distinct(keep(runtime, labels, columns=("_value",))))


def is_measurement(runtime: Runtime, measurement: str) -> Value:
    """Make the predicate of one measurement."""
    (statement,) = parse_file(_IS_MEASUREMENT).body
    assert isinstance(statement, ast.ExpressionStatement)
    return evaluate(statement.expression, Scope({"measurement": measurement}), runtime)


def _narrowed(runtime: Runtime, bucket: str, predicate: Value, start: Value, stop: Value) -> Stream:
    read = runtime.option("_from", _PACKAGE)
    tables = range_(runtime, runtime.call(read, {"bucket": bucket}), start=start, stop=stop)
    return tables if predicate is None else filter_(runtime, tables, fn=predicate)
