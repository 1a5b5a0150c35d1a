"""Annotated CSV → results, as InfluxDB's flux/csv decoder reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.annotated_csv.columns import COLUMN_TYPES, parse_cells
from krakflux.codec.annotated_csv.dialect import DATATYPE, DEFAULT, GROUP
from krakflux.codec.annotated_csv.records import iter_records
from krakflux.errors import InternalError, InvalidError
from krakflux.model.tables import TABLE, QueryResult, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["decode"]

# Cells before the first column of data: annotation, result, table.
_MARGIN: Final = 3
_REQUIRED: Final = (DATATYPE, GROUP, DEFAULT)
_WRONG_COUNT: Final = "record on line {}: wrong number of fields"


def decode(text: str) -> list[QueryResult]:
    """Read annotated CSV with all three annotations.

    Empty cells take the column's default, else null. Consecutive tables of one section become one
    block; sections of one result name that follow each other become one result. Rows of one table
    id whose group keys differ are tables of their own, as storage would give them back.

    Raises:
        InvalidError: with InfluxDB's text: an annotation or the header is missing, a cell does not
            fit its column's type.
        InternalError: the text holds an error table; the message is the one it reports.
    """
    sections = _read_sections(list(iter_records(text)))
    results: list[QueryResult] = []
    blocks: list[TableBlock] = []
    for section, following in pairwise([*sections, None]):
        assert section is not None
        blocks.append(_to_block(section))
        if following is None or following.result != section.result:
            results.append(QueryResult(section.result, tuple(blocks)))
            blocks = []
    return results


@dataclass(slots=True)
class _Section:
    """One set of annotations, a header, and the tables below it, each as (id, records)."""

    result: str
    table: str
    labels: list[str]
    datatypes: list[str]
    groups: list[bool]
    defaults: list[str]
    tables: list[tuple[str, list[list[str]]]] = field(default_factory=list)


def _read_sections(records: list[list[str]]) -> list[_Section]:
    sections: list[_Section] = []
    at = 0
    while at < len(records):
        section, at = _read_head(records, at)
        width = len(section.labels) + _MARGIN
        while at < len(records) and not records[at][0]:
            if len(records[at]) != width:
                raise InvalidError(_WRONG_COUNT.format(at + 1))
            _add_row(section, records[at])
            at += 1
        if not section.tables:
            if not section.table:
                raise InvalidError("missing table ID")
            section.tables.append((section.table, []))
        section.tables = _by_group_key(section)
        sections.append(section)
    return sections


def _add_row(section: _Section, record: list[str]) -> None:
    table = record[2]
    if not section.tables or (table and table != section.tables[-1][0]):
        section.tables.append((table, []))
    section.tables[-1][1].append(record[_MARGIN:])


def _by_group_key(section: _Section) -> list[tuple[str, list[list[str]]]]:
    """Split tables whose rows have different values in columns of the group key."""
    at = [number for number, is_key in enumerate(section.groups) if is_key]
    tables: list[tuple[str, list[list[str]]]] = []
    for name, records in section.tables:
        keyed: dict[tuple[str, ...], list[list[str]]] = {}
        for record in records:
            key = tuple(record[number] or section.defaults[number] for number in at)
            keyed.setdefault(key, []).append(record)
        tables += [(name, part) for part in keyed.values()] or [(name, [])]
    return tables


def _read_head(records: list[list[str]], start: int) -> tuple[_Section, int]:
    annotations: dict[str, list[str]] = {}
    at = start
    while at < len(records) and records[at][0]:
        annotations[records[at][0].removeprefix("#")] = records[at]
        at += 1
    header = records[at] if at < len(records) else None
    if header is not None and header[1:2] == ["error"]:
        raise _reported_error(records, at)
    for name in _REQUIRED:
        if name not in annotations:
            raise InvalidError(f"failed to read metadata: missing expected annotation {name}")
    if header is None:
        raise InvalidError("failed to read metadata: missing expected header row")
    if any(len(annotations[name]) != len(header) for name in _REQUIRED) or len(header) < _MARGIN:
        raise InvalidError(
            "failed to read metadata: failed to read annotations: " + _WRONG_COUNT.format(at + 1)
        )
    return _make_section(annotations, header, records, at + 1), at + 1


def _reported_error(records: list[list[str]], header_at: int) -> InternalError:
    values = records[header_at + 1] if header_at + 1 < len(records) else []
    return InternalError(values[1] if len(values) > 1 else "unexpected EOF")


def _make_section(
    annotations: dict[str, list[str]], header: list[str], records: list[list[str]], body_at: int
) -> _Section:
    labels = header[_MARGIN:]
    if len(set(labels)) != len(labels):
        raise InvalidError(f"failed to read metadata: duplicate column labels in {labels}")
    datatypes = [text.partition(":")[0] for text in annotations[DATATYPE][_MARGIN:]]
    for label, datatype in zip(labels, datatypes, strict=True):
        if datatype not in COLUMN_TYPES:
            raise InvalidError(
                f'failed to read metadata: column "{label}" has invalid datatype: '
                f'unsupported data type "{datatype}"'
            )
    defaults = annotations[DEFAULT]
    first = records[body_at] if body_at < len(records) else []
    # Without a default, the rows themselves name their result.
    result = defaults[1] or (first[1] if len(first) > 1 and not first[0] else "")
    groups = [text == "true" for text in annotations[GROUP][_MARGIN:]]
    return _Section(result, defaults[2], labels, datatypes, groups, defaults[_MARGIN:])


def _to_block(section: _Section) -> TableBlock:
    # By name: of a list of series Polars names one without a name itself.
    keys = {TABLE: pl.int_range(len(section.tables), dtype=pl.UInt32, eager=True)}
    rows = {TABLE: _table_numbers(section)}
    records = [record for _, table in section.tables for record in table]
    first_records = [table[0] if table else section.defaults for _, table in section.tables]
    for at, label in enumerate(section.labels):
        is_key = section.groups[at]
        cells = [
            record[at] or section.defaults[at] for record in (first_records if is_key else records)
        ]
        (keys if is_key else rows)[label] = parse_cells(label, section.datatypes[at], cells)
    return TableBlock(tuple(section.labels), pl.DataFrame(keys), pl.DataFrame(rows))


def _table_numbers(section: _Section) -> pl.Series:
    numbers: Sequence[int] = [
        number for number, (_, table) in enumerate(section.tables) for _ in table
    ]
    return pl.Series(TABLE, numbers, pl.UInt32)
