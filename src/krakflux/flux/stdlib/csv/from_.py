"""csv.from: tables out of CSV text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.codec.annotated_csv import decode
from krakflux.errors import FluxError, KrakfluxError
from krakflux.flux.execute.blocks import single_table
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["FromCsv", "from_"]


@dataclass(frozen=True, slots=True)
class FromCsv:
    """The tables of an annotated CSV text, or of a raw one: one table of strings."""

    text: str
    raw: bool = False

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        context.check_size(0, len(self.text))
        if self.raw:
            return [single_table(_read_raw(self.text))]
        try:
            results = decode(self.text)
        except KrakfluxError as error:
            raise FluxError(error.message, hint=error.hint) from error
        return merge_equal_tables(_joined([block for each in results for block in each.blocks]))


@function(
    "csv",
    "from",
    "(?csv: string, ?file: string, ?mode: string, ?url: string) => stream[A] where A: Record",
)
def from_(
    csv: str | None = None,
    file: str | None = None,
    mode: str = "annotations",
    url: str | None = None,
) -> Stream:
    """Read tables from a text; they keep its order.

    Rows of one table number whose group keys differ are tables of their own.

    Args:
        csv: The text.
        file: A file of the server; not allowed.
        mode: "annotations" for annotated CSV; "raw" for one table of strings below a header.
        url: A place on the network; not allowed.

    Differences:
        Reads no files or addresses: scripts come from anyone who may query.
    """
    if file is not None or url is not None:
        raise FluxError("csv.from may read neither files nor URLs here; pass the text as csv")
    if csv is None:
        raise FluxError("csv.from: missing required argument csv")
    if mode not in ("annotations", "raw"):
        raise FluxError(f'csv.from: mode must be "annotations" or "raw", got "{mode}"')
    return source(FromCsv(csv, mode == "raw"))


def _joined(blocks: list[TableBlock]) -> list[TableBlock]:
    """Make one block of all that have the same columns: tables keep the order of the text."""
    alike: dict[tuple[object, ...], list[TableBlock]] = {}
    for block in blocks:
        shape = (block.columns, *block.keys.schema.items(), *block.rows.schema.items())
        alike.setdefault(shape, []).append(block)
    return [_concatenated(each) for each in alike.values()]


def _concatenated(blocks: list[TableBlock]) -> TableBlock:
    keys, rows, count = [], [], 0
    for block in blocks:
        number = (pl.col(TABLE) + count).cast(pl.UInt32)
        keys.append(block.keys.with_columns(number))
        rows.append(block.rows.with_columns(number))
        count += block.keys.height
    return TableBlock(blocks[0].columns, pl.concat(keys), pl.concat(rows))


def _read_raw(text: str) -> pl.DataFrame:
    records = [record for record in csv.reader(io.StringIO(text)) if record]
    if not records:
        return pl.DataFrame()
    header, *rows = records
    schema = dict.fromkeys(header, pl.String())
    return pl.DataFrame(rows, schema=schema, orient="row")
