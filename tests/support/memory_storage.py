"""Points in a dictionary behind the read port: the simplest engine that can be right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl
import re2

from krakflux.errors import NotFoundError
from krakflux.flux.ports import BucketInfo
from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or, Predicate
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.model.time import Bounds
    from krakflux.storage.port import Cancellation, ReadSpec

TIME = pl.Datetime("ns")
SeriesKey = tuple[str, tuple[tuple[str, str], ...], str]
_TYPES = {float: pl.Float64, int: pl.Int64, str: pl.String, bool: pl.Boolean}


@dataclass
class MemoryStorage:
    """Reads only: `add` points, then query. It pushes predicates, nothing else."""

    points: dict[SeriesKey, dict[int, object]] = field(default_factory=lambda: defaultdict(dict))

    def add(
        self, measurement: str, tags: Mapping[str, str], name: str, values: Mapping[int, object]
    ) -> None:
        self.points[(measurement, tuple(sorted(tags.items())), name)].update(values)

    def read(
        self, bucket: str, spec: ReadSpec, cancelled: Cancellation | None = None
    ) -> Sequence[TableBlock]:
        assert spec.aggregate is None, "not in this engine"
        assert spec.group is None, "not in this engine"
        shapes: dict[tuple[object, ...], list[tuple[dict[str, str], list[tuple[int, object]]]]]
        shapes = defaultdict(list)
        for (measurement, tags, name), values in sorted(self.points.items()):
            columns = {"_field": name, "_measurement": measurement, **dict(tags)}
            rows = [
                (time, value)
                for time, value in sorted(values.items())
                if spec.bounds.start <= time < spec.bounds.stop
                and (spec.predicate is None or _selects(spec.predicate, columns, time, value))
            ]
            if rows:
                shape = (type(rows[0][1]), tuple(sorted(columns)))
                shapes[shape].append((columns, rows))
        return [
            _block(kind, labels, series, spec.bounds) for (kind, labels), series in shapes.items()
        ]

    def tag_values(
        self,
        bucket: str,
        tag: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def tag_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def measurements(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def field_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def cardinality(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> int:
        raise NotImplementedError


BUCKET = BucketInfo("00000000000000bb", "b", "00000000000000cc", 0)


@dataclass(frozen=True)
class OneBucket:
    """A directory that holds the bucket `b` alone."""

    info: BucketInfo = BUCKET

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        if name == self.info.name or identifier == self.info.id:
            return self.info
        raise NotFoundError(
            f'failed to initialize execute state: could not find bucket "{name or identifier}"'
        )

    def list(self) -> Sequence[BucketInfo]:
        return [self.info]


@dataclass(frozen=True)
class FixedClock:
    """It is always `time`."""

    time: int = 1_700_000_000_000_000_000

    def now(self) -> int:
        return self.time


def _block(
    kind: type,
    labels: tuple[str, ...],
    series: list[tuple[dict[str, str], list[tuple[int, object]]]],
    bounds: Bounds,
) -> TableBlock:
    keys = pl.DataFrame(
        {
            TABLE: range(len(series)),
            "_start": [bounds.start] * len(series),
            "_stop": [bounds.stop] * len(series),
            **{label: [columns[label] for columns, _ in series] for label in labels},
        },
        schema_overrides={TABLE: pl.UInt32, "_start": pl.Int64, "_stop": pl.Int64},
    ).with_columns(pl.col("_start", "_stop").cast(TIME))
    flat = [(number, *row) for number, (_, rows) in enumerate(series) for row in rows]
    schema = {TABLE: pl.UInt32, "_time": pl.Int64, "_value": _TYPES[kind]}
    rows = pl.DataFrame(flat, schema=schema, orient="row").with_columns(pl.col("_time").cast(TIME))
    return TableBlock(("_start", "_stop", "_time", "_value", *labels), keys, rows)


def _selects(predicate: Predicate, columns: Mapping[str, str], time: int, value: object) -> bool:
    match predicate:
        case And(operands):
            return all(_selects(each, columns, time, value) for each in operands)
        case Or(operands):
            return any(_selects(each, columns, time, value) for each in operands)
        case Not(operand):
            return not _selects(operand, columns, time, value)
        case IsPresent(column):
            return column in columns
        case Comparison(column, operator, literal):
            found = {"_time": time, "_value": value}.get(column, columns.get(column))
            return found is not None and _compare(operator, found, literal)
    raise AssertionError(predicate)


def _compare(operator: Operator, found: object, literal: object) -> bool:
    if operator in (Operator.MATCH, Operator.NOT_MATCH):
        matched = re2.search(str(literal), str(found)) is not None
        return matched is (operator is Operator.MATCH)
    return {
        Operator.EQUAL: lambda: found == literal,
        Operator.NOT_EQUAL: lambda: found != literal,
        Operator.LESS: lambda: found < literal,  # type: ignore[operator]
        Operator.LESS_EQUAL: lambda: found <= literal,  # type: ignore[operator]
        Operator.GREATER: lambda: found > literal,  # type: ignore[operator]
        Operator.GREATER_EQUAL: lambda: found >= literal,  # type: ignore[operator]
    }[operator]()
