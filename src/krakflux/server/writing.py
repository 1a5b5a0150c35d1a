"""A write from body to storage, the same for v1 and v2, and what is said of dropped points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol import Precision, cut_pieces, parse
from krakflux.errors import InvalidError, UnprocessableError
from krakflux.model.points import TypedPoints
from krakflux.model.time import MAX_TIME
from krakflux.server.access import services_of
from krakflux.server.acknowledgements import acknowledgements_of
from krakflux.server.bodies import inflate_steps, is_compressed
from krakflux.server.large_bodies import receive_body
from krakflux.server.point_file import PointFile
from krakflux.server.spool import Spool
from krakflux.server.work import workers_of
from krakflux.storage.port import WriteReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from krakflux.model.points import PointBatch
    from krakflux.server.large_bodies import ReceivedBody
    from krakflux.server.ports import Services

__all__ = ["TOO_LARGE", "scale_times", "write_request"]

# Up to here a body is parsed on the event loop.
_SMALL_BYTES: Final = 16 * 1024
_NOTHING: Final = WriteReport()

TOO_LARGE: Final = "unable to read data: points batch is too large"


async def write_request(
    request: Request, bucket: str, precision: Precision, scale: int = 1
) -> None:
    """Store a request's points; on return they are on disk.

    Args:
        request: Its body is line protocol, plain or gzip.
        bucket: The bucket's id.
        precision: The unit of the timestamps.
        scale: Further factor of the timestamps, for units the parser does not know.

    Raises:
        RequestTooLargeError: the body is over its limit; nothing was stored.
        InvalidError: a line can't be parsed; nothing was stored.
        UnprocessableError: some points were dropped; the others were stored.
        UnavailableError: storage takes nothing now; nothing was stored.
    """
    services, workers = services_of(request), workers_of(request)
    limits = services.limits
    has_gzip = is_compressed(request)
    received = await receive_body(
        request,
        workers,
        limits.body_bytes,
        TOO_LARGE,
        limits.body_memory_bytes,
        services.data_directory,
    )
    with received as body:
        write = _Write(services, bucket, precision, scale, services.clock.now())
        if has_gzip or body.spool is not None or len(body.content) > _SMALL_BYTES:
            points = await workers.write(write.store, body, has_gzip)
        else:
            # A thread would cost more than the parsing does.
            batch, report = write.parse(body.content), _NOTHING
            if batch.parts:
                submitted = services.storage.submit(bucket, batch)
                report = await acknowledgements_of(request).wait(submitted)
            points = _count(batch, report)
    request.app.state.metrics.points_written.add(points)


@dataclass(frozen=True, slots=True)
class _Write:
    """A write whose body has come; `now` is the time of points without one."""

    services: Services
    bucket: str
    precision: Precision
    scale: int
    now: int

    def parse(self, content: bytes) -> PointBatch:
        return scale_times(parse(content, self.precision, self.now // self.scale), self.scale)

    def store(self, body: ReceivedBody, has_gzip: bool) -> int:
        """Parse and store a body; gives the number of points."""
        if not has_gzip and body.spool is None:
            return self._store_whole(body.content)
        limits, chunks = self.services.limits, body.chunks()
        if has_gzip:
            chunks = inflate_steps(chunks, limits.body_bytes, TOO_LARGE)
        pieces = cut_pieces(chunks, limits.body_memory_bytes)
        first, second = next(pieces, b""), next(pieces, b"")
        if not second:
            return self._store_whole(first)
        with Spool(self.services.data_directory) as spool:
            points = PointFile(spool)
            self._parse_pieces(chain((first, second), pieces), points)
            storage = self.services.storage
            report = _NOTHING if points.is_empty else storage.write_pieces(self.bucket, points)
            return _count(points.summary, report)

    def _store_whole(self, content: bytes) -> int:
        batch = self.parse(content)
        storage = self.services.storage
        return _count(batch, storage.write(self.bucket, batch) if batch.parts else _NOTHING)

    def _parse_pieces(self, pieces: Iterable[bytes], points: PointFile) -> None:
        """Parse all pieces before any is stored; every bad line is told of, as for a small body."""
        problems: list[str] = []
        room = self.services.limits.body_memory_bytes
        for piece in pieces:
            # Without room for more problems it is still seen whether the body is whole.
            if room < 0:
                continue
            try:
                batch = self.parse(piece)
            except InvalidError as error:
                problems.append(error.message)
                room -= len(error.message)
            else:
                if not problems:
                    points.append(batch)
        if room < 0:
            problems.append("too many bad lines; the lines after these were not parsed")
        if problems:
            raise InvalidError("\n".join(problems))


def scale_times(batch: PointBatch, scale: int) -> PointBatch:
    """Multiply a batch's times.

    Raises:
        InvalidError: a time leaves the range that points may have.
    """
    if scale == 1:
        return batch
    parts = []
    for part in batch.parts:
        limit = MAX_TIME // scale
        if not part.rows["time"].is_between(-limit, limit).all():
            raise InvalidError("time outside range")
        rows = part.rows.with_columns(pl.col("time") * scale)
        parts.append(TypedPoints(part.type, part.series, rows))
    return replace(batch, parts=tuple(parts))


def _count(batch: PointBatch, report: WriteReport) -> int:
    """Give the points that were stored, or tell of those that were not."""
    dropped = report.dropped + batch.rejected
    if dropped:
        reason = batch.rejected_reason or report.reason
        raise UnprocessableError(
            f"failure writing points to database: partial write: {reason} "
            f"dropped={dropped}{report.scope}"
        )
    return batch.lines
