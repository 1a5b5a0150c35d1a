"""Parsed points of a large body, kept in a temporary file until all of it has been parsed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.points import PointBatch, TypedPoints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.points import FieldType
    from krakflux.server.spool import Spool

__all__ = ["PointFile"]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Part:
    type: FieldType
    series: _Place
    rows: _Place


class PointFile:
    """Batches in the order they were appended; those without points are left out.

    Attributes:
        summary: What all batches tell beside their points.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._batches: list[tuple[_Part, ...]] = []
        self.summary = PointBatch((), 0)

    @property
    def is_empty(self) -> bool:
        return not self._batches

    def append(self, batch: PointBatch) -> None:
        """Add a batch; before any is read.

        Raises:
            UnavailableError: the disk has no room.
        """
        parts = tuple(
            _Part(part.type, self._write(part.series), self._write(part.rows))
            for part in batch.parts
        )
        if parts:
            self._batches.append(parts)
        known = self.summary
        self.summary = replace(
            known,
            lines=known.lines + batch.lines,
            rejected=known.rejected + batch.rejected,
            rejected_reason=known.rejected_reason or batch.rejected_reason,
        )

    def __iter__(self) -> Iterator[PointBatch]:
        for parts in self._batches:
            points = (
                TypedPoints(part.type, self._read(part.series), self._read(part.rows))
                for part in parts
            )
            yield PointBatch(tuple(points), 0)

    def _write(self, frame: pl.DataFrame) -> _Place:
        stream = BytesIO()
        frame.write_ipc_stream(stream)
        content = stream.getvalue()
        return _Place(self._spool.write(content), len(content))

    def _read(self, place: _Place) -> pl.DataFrame:
        return pl.read_ipc_stream(BytesIO(self._spool.read(place.start, place.length)))
