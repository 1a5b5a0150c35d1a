"""join.tables: joins of all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_types, flatten, flux_type, from_rows
from krakflux.flux.execute.matching import Method, match_rows
from krakflux.flux.execute.records import map_records
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.join.predicate import equal_columns
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value
    from krakflux.model.tables import TableBlock

__all__ = ["JoinTables", "tables"]

_ON: Final = "\x00on"
_LEFT: Final = "\x00l:"
_RIGHT: Final = "\x00r:"

# One side of tables with the same group-key columns: all its rows, each column once.
Shape = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class JoinTables:
    """Joins tables of equal group keys where the column pairs `on` are equal."""

    on: tuple[tuple[str, str], ...]
    as_function: Value
    method: Method
    runtime: Runtime

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        left, right = _by_shape(inputs[0]), _by_shape(inputs[1])
        wanted = {
            "inner": left.keys() & right.keys(),
            "left": left.keys(),
            "right": right.keys(),
            "full": left.keys() | right.keys(),
        }[self.method]
        empty = _any_columns(inputs[0]), _any_columns(inputs[1])
        made = [
            self._join(
                [label for label, _ in shape],
                left.get(shape, empty[0]),
                right.get(shape, empty[1]),
                context,
            )
            for shape in (*left, *(each for each in right if each not in left))
            if shape in wanted
        ]
        return merge_equal_tables([block for block in made if block is not None])

    def _join(
        self, key: list[str], left: pl.DataFrame, right: pl.DataFrame, context: Context
    ) -> TableBlock | None:
        on = _key_columns(left, key, [one for one, _ in self.on], "left")
        with_on = _key_columns(right, key, [two for _, two in self.on], "right")
        _check_types(on, with_on, self.on)
        on, with_on = _typed_as(on, with_on), _typed_as(with_on, on)
        pairs = match_rows(on, with_on, self.method, context, key)
        frame = pl.concat(
            [
                left.select(pl.all().gather(pairs["left"]).name.prefix(_LEFT)),
                right.select(pl.all().gather(pairs["right"]).name.prefix(_RIGHT)),
            ],
            how="horizontal",
        )
        keyed = [label for label in key if f"{_LEFT}{label}" in frame.columns]
        keyed = [label for label in keyed if f"{_RIGHT}{label}" in frame.columns]
        frame = frame.with_columns(
            pl.coalesce(f"{_LEFT}{label}", f"{_RIGHT}{label}").alias(f"{side}{label}")
            for label in keyed
            for side in (_LEFT, _RIGHT)
        )
        frame = frame.sort(_order(frame, key, self.on), nulls_last=False, maintain_order=True)
        return self._rows(key, frame) if frame.height else None

    def _rows(self, key: list[str], frame: pl.DataFrame) -> TableBlock:
        layout = {
            parameter: {
                label.removeprefix(prefix): label
                for label in frame.columns
                if label.startswith(prefix)
            }
            for parameter, prefix in (("l", _LEFT), ("r", _RIGHT))
        }
        made = map_records(self.as_function, self.runtime, frame, layout)
        for label in key:
            before = next(
                frame[name] for name in (_LEFT + label, _RIGHT + label) if name in frame.columns
            )
            if label not in made.columns:
                if before.is_null().all():
                    made = made.with_columns(before.alias(label))
                    continue
                raise FluxError(
                    f'the record that "as" returns must have the group-key column "{label}"'
                )
            if not made[label].eq_missing(before).all():
                raise FluxError(f'"as" must not change the group-key column "{label}"')
        return from_rows(made, made.columns, key)


@function(
    "join",
    "tables",
    "(<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) => A, "
    "method: string) => stream[A] where A: Record, L: Record, R: Record",
)
def tables(
    runtime: Runtime, left: Stream, right: Stream, on: Value, as_: Value, method: str
) -> Stream:
    """Join two streams, table by table of equal group keys.

    Args:
        runtime: The run.
        left: One stream.
        right: The other.
        on: Compares columns of a left row `l` and a right row `r` by `==`, joined by `and`; null
            equals nothing.
        as_: Makes a row of `l` and `r`; it must keep the group key. A side without a row is null,
            but for the group key.
        method: "inner", "left", "right" or "full".
    """
    if method not in get_args(Method):
        raise FluxError(f'join.tables: "{method}" is not inner, left, right or full')
    operation = JoinTables(equal_columns(on), as_, method, runtime)  # type: ignore[arg-type]
    return Stream(Node(operation, (left.node, right.node)))


def _by_shape(blocks: Sequence[TableBlock]) -> dict[Shape, pl.DataFrame]:
    """Put all rows of tables with the same group-key columns into one frame."""
    frames: dict[Shape, list[pl.DataFrame]] = {}
    for block in blocks:
        types = column_types(block)
        shape = tuple(sorted((label, flux_type(types[label])) for label in block.key_columns))
        frames.setdefault(shape, []).append(flatten(block))
    return {shape: _concatenated(parts) for shape, parts in frames.items()}


def _any_columns(blocks: Sequence[TableBlock]) -> pl.DataFrame:
    """Give a frame without rows, with the columns that the side has anywhere."""
    return _concatenated([flatten(block).clear() for block in blocks]) if blocks else pl.DataFrame()


def _concatenated(parts: list[pl.DataFrame]) -> pl.DataFrame:
    try:
        return pl.concat(parts, how="diagonal")
    except pl.exceptions.SchemaError:
        raise FluxError("join: a column has several types; join each type by itself") from None


def _key_columns(
    frame: pl.DataFrame, key: Sequence[str], on: Sequence[str], side: str
) -> pl.DataFrame:
    missing = [label for label in on if label not in frame.columns]
    if missing and frame.height:
        raise FluxError(f'table is missing column "{missing[0]}" of the {side} side of a join')
    present = set(frame.columns)
    return frame.select(
        *(pl.col(each) if each in present else pl.lit(None).alias(each) for each in key),
        *(
            (pl.col(each) if each in present else pl.lit(None)).alias(f"{_ON}{number}")
            for number, each in enumerate(on)
        ),
    )


def _typed_as(frame: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """Give columns that are missing, and so have no type, the type of the other side."""
    return frame.with_columns(
        pl.col(label).cast(other.schema[label])
        for label, kind in frame.schema.items()
        if kind == pl.Null
    )


def _check_types(left: pl.DataFrame, right: pl.DataFrame, on: tuple[tuple[str, str], ...]) -> None:
    for number, names in enumerate(on):
        one, two = (flux_type(each.schema[f"{_ON}{number}"]) for each in (left, right))
        if "null" not in (one, two) and one != two:
            raise FluxError(
                f"cannot join on {names[0]} and {names[1]}: they are of types {one} and {two}"
            )


def _order(
    frame: pl.DataFrame, key: Sequence[str], on: tuple[tuple[str, str], ...]
) -> list[pl.Expr]:
    order: list[pl.Expr] = []
    for one, two in [*((label, label) for label in key), *on]:
        names = [each for each in (_LEFT + one, _RIGHT + two) if each in frame.columns]
        order.append(pl.coalesce(names))
    return order
