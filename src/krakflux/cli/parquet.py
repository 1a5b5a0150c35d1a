"""Points ⇄ Parquet, piece by piece: neither side ever holds a whole file in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from krakflux.codec.line_protocol import Precision, format_block, parse, parse_series_key
from krakflux.errors import ConfigurationError
from krakflux.model.points import FieldType, TypedPoints
from krakflux.model.tables import TABLE, TableBlock

__all__ = ["read_parquet", "write_parquet"]

_VALUE_COLUMNS = {
    FieldType.FLOAT: ("_float", pl.Float64()),
    FieldType.INTEGER: ("_integer", pl.Int64()),
    FieldType.UNSIGNED: ("_unsigned", pl.UInt64()),
    FieldType.STRING: ("_string", pl.String()),
    FieldType.BOOLEAN: ("_boolean", pl.Boolean()),
}
_NAMES = ("_time", "_measurement", "_field")
_ROWS_A_PIECE = 100_000


def write_parquet(pieces: Iterable[bytes], file: Path) -> None:
    """Write line protocol (whole lines in each piece) as one Parquet file.

    Which tags and types there are is known only at the end, so the pieces are kept in files of
    their own beside it until then.
    """
    if file.exists():
        raise ConfigurationError(f"{file} exists already")
    with TemporaryDirectory(prefix=".krakflux-export-", dir=file.absolute().parent) as directory:
        parts: list[pl.LazyFrame] = []
        tags: set[str] = set()
        for number, piece in enumerate(pieces):
            frame = _to_frame(piece)
            tags |= {name for name in frame.columns if not name.startswith("_")}
            path = Path(directory) / f"{number}.parquet"
            frame.write_parquet(path, compression="lz4")
            parts.append(pl.scan_parquet(path))
        columns = [*_NAMES, *sorted(tags)]
        empty = pl.LazyFrame(schema=_schema(columns))
        complete = [_complete(part, columns) for part in parts]
        pl.concat([empty, *complete]).sink_parquet(file, compression="zstd")


def read_parquet(file: Path) -> Iterator[tuple[bytes, float]]:
    """Read a file that `write_parquet` made, or one of the same columns, as line protocol.

    Gives pieces of it, each with the share of the file that is read then.
    """
    scan = pl.scan_parquet(file)
    names = scan.collect_schema().names()
    missing = [name for name in _NAMES if name not in names]
    if missing:
        raise ConfigurationError(f"{file} has no column {missing[0]}")
    tags = [name for name in names if not name.startswith("_")]
    start, total = 0, scan.select(pl.len()).collect().item()
    while (rows := scan.slice(start, _ROWS_A_PIECE).collect()).height:
        start += rows.height
        lines = [
            _to_lines(rows, tags, column)
            for column, _ in _VALUE_COLUMNS.values()
            if column in names
        ]
        yield "".join(lines).encode(), start / total


def _schema(columns: Iterable[str]) -> dict[str, pl.DataType]:
    named = {name: pl.Datetime("ns") if name == "_time" else pl.String() for name in columns}
    return {**named, **dict(_VALUE_COLUMNS.values())}


def _complete(part: pl.LazyFrame, columns: Iterable[str]) -> pl.LazyFrame:
    present = part.collect_schema().names()
    schema = _schema(columns)
    return part.select(
        pl.col(name) if name in present else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema.items()
    )


def _to_frame(piece: bytes) -> pl.DataFrame:
    batch = parse(piece, Precision.NANOSECOND, 0)
    frames = [_typed_frame(part) for part in batch.parts]
    return pl.concat(frames, how="diagonal").sort("_time", maintain_order=True)


def _typed_frame(part: TypedPoints) -> pl.DataFrame:
    tags = [dict(parse_series_key(key)[1]) for key in part.series["key"].to_list()]
    names = sorted({name for each in tags for name in each})
    series = pl.DataFrame(
        [
            part.series["measurement"].alias("_measurement"),
            part.series["field"].alias("_field"),
            *(pl.Series(name, [each.get(name) for each in tags], pl.String) for name in names),
        ]
    )
    column, _ = _VALUE_COLUMNS[part.type]
    return pl.DataFrame(
        [
            part.rows["time"].cast(pl.Datetime("ns")).alias("_time"),
            *series[part.rows["series"]].get_columns(),
            part.rows["value"].alias(column),
        ]
    )


def _to_lines(rows: pl.DataFrame, tags: list[str], column: str) -> str:
    held = rows.filter(pl.col(column).is_not_null())
    if held.is_empty():
        return ""
    names = ["_measurement", "_field", *tags]
    keys = held.select(names).unique(maintain_order=True)
    numbered = keys.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias(TABLE), *names)
    table = held.join(numbered, on=names, how="left", nulls_equal=True, maintain_order="left")
    block = TableBlock(
        ("_time", "_value", *names),
        numbered,
        table.select(
            TABLE, pl.col("_time").cast(pl.Datetime("ns")), pl.col(column).alias("_value")
        ),
    )
    return format_block(block)
