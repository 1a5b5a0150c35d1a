"""testing.diff and its kin: where two streams differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.blocks import flatten, from_rows, positions
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["Diff", "diff"]

_GOT: Final = "\x00got:"
_WANT: Final = "\x00want:"
_PLACE: Final = "\x00place"
_SIGN: Final = "\x00sign"


@dataclass(frozen=True, slots=True)
class Diff:
    """Compares tables of equal group keys row by row; what differs comes out.

    `_diff` is "-" for rows of the second input, "+" for rows of the first.
    """

    epsilon: float
    nans_equal: bool

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        got, want = (_by_shape(blocks) for blocks in inputs)
        made = [
            self._differences(key, got.get(key), want.get(key))
            for key in dict.fromkeys((*got, *want))
        ]
        return merge_equal_tables([block for block in made if block is not None])

    def _differences(
        self, key: tuple[str, ...], got: pl.DataFrame | None, want: pl.DataFrame | None
    ) -> TableBlock | None:
        if got is None or want is None:
            rows = [_signed(got, "+", key)] if got is not None else []
            rows += [_signed(want, "-", key)] if want is not None else []
        else:
            rows = self._unequal_rows(key, got, want)
        try:
            found = pl.concat(rows, how="diagonal")
        except pl.exceptions.SchemaError:
            found = pl.concat([each.with_columns(_texts(each)) for each in rows], how="diagonal")
        if found.height == 0:
            return None
        found = found.sort(*key, _PLACE, _SIGN, nulls_last=False, maintain_order=True)
        found = found.with_columns(pl.col(_SIGN).replace({"0": "-", "1": "+"}).alias("_diff"))
        labels = (label for label in found.columns if not label.startswith("\x00"))
        columns = list(dict.fromkeys(("_diff", *labels)))
        return from_rows(found.select(columns), columns, key)

    def _unequal_rows(
        self, key: tuple[str, ...], got: pl.DataFrame, want: pl.DataFrame
    ) -> list[pl.DataFrame]:
        on = [*key, _PLACE]
        one = got.with_row_index(_GOT)
        two = want.with_row_index(_WANT)
        pairs = one.select(*on, _GOT).join(
            two.select(*on, _WANT), on=on, how="full", nulls_equal=True, coalesce=True
        )
        both = pairs.drop_nulls([_GOT, _WANT])
        left = got.select(pl.all().gather(both[_GOT]))
        right = want.select(pl.all().gather(both[_WANT]))
        unequal = self._unequal(left, right, on)
        apart_got = pairs.filter(pl.col(_WANT).is_null())[_GOT]
        apart_want = pairs.filter(pl.col(_GOT).is_null())[_WANT]
        got_rows = pl.concat([both[_GOT].filter(unequal), apart_got])
        want_rows = pl.concat([both[_WANT].filter(unequal), apart_want])
        return [
            _signed(want.select(pl.all().gather(want_rows)), "-", key),
            _signed(got.select(pl.all().gather(got_rows)), "+", key),
        ]

    def _unequal(self, got: pl.DataFrame, want: pl.DataFrame, on: Sequence[str]) -> pl.Series:
        unequal = pl.repeat(False, got.height, dtype=pl.Boolean, eager=True)
        for label in dict.fromkeys((*got.columns, *want.columns)):
            if label in on:
                continue
            if label not in got.columns or label not in want.columns:
                present = got[label] if label in got.columns else want[label]
                unequal |= present.is_not_null()
            elif got.schema[label] != want.schema[label]:
                unequal |= got[label].is_not_null() | want[label].is_not_null()
            elif got.schema[label] == pl.Float64:
                unequal |= self._unequal_floats(got[label], want[label])
            else:
                unequal |= got[label].ne_missing(want[label])
        return unequal

    def _unequal_floats(self, got: pl.Series, want: pl.Series) -> pl.Series:
        nan = got.is_nan().fill_null(False) & want.is_nan().fill_null(False)
        near = ((got - want).abs() <= self.epsilon).fill_null(False) & ~nan
        same = near | got.eq_missing(want) & ~nan
        return ~(same | nan) if self.nans_equal else ~same


_SIGNATURE: Final = (
    "(<-got: stream[A], want: stream[A], ?verbose: bool, ?epsilon: float, ?nansEqual: bool) => "
    "stream[{A with _diff: string}] where A: Record"
)


@function("testing", "diff", _SIGNATURE)
def diff(
    got: Stream,
    want: Stream,
    verbose: bool = False,
    epsilon: float = 0.000001,
    nans_equal: bool = False,
) -> Stream:
    """Give the rows in which two streams differ, table by table of equal group keys.

    Args:
        got: What came out; its rows are marked "+" in `_diff`.
        want: What should; its rows are marked "-".
        verbose: Accepted, without effect.
        epsilon: How far floats may be apart.
        nans_equal: NaN equals NaN.
    """
    return Stream(Node(Diff(epsilon, nans_equal), (got.node, want.node)))


def _by_shape(blocks: Sequence[TableBlock]) -> dict[tuple[str, ...], pl.DataFrame]:
    """Give all rows of tables with the same group-key columns, each with its place in its table."""
    frames: dict[tuple[str, ...], list[pl.DataFrame]] = {}
    for block in blocks:
        place, _ = positions(block.rows)
        frame = flatten(block).with_columns(place.alias(_PLACE))
        frames.setdefault(tuple(sorted(block.key_columns)), []).append(frame)
    return {key: pl.concat(parts, how="diagonal_relaxed") for key, parts in frames.items()}


def _signed(frame: pl.DataFrame, sign: str, key: Sequence[str]) -> pl.DataFrame:
    return frame.with_columns(pl.lit("0" if sign == "-" else "1").alias(_SIGN))


def _texts(frame: pl.DataFrame) -> list[pl.Expr]:
    return [pl.col(each).cast(pl.String) for each in frame.columns if each[0] not in "\x00"]
