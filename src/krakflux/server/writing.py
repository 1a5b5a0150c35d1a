"""A write from body to storage, the same for v1 and v2, and what is said of dropped points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol import Precision, parse
from krakflux.errors import InvalidError, UnprocessableError
from krakflux.model.points import TypedPoints
from krakflux.model.time import MAX_TIME
from krakflux.server.access import services_of
from krakflux.server.acknowledgements import acknowledgements_of
from krakflux.server.bodies import inflate, is_compressed, read_body
from krakflux.server.work import workers_of
from krakflux.storage.port import WriteReport

if TYPE_CHECKING:
    from starlette.requests import Request

    from krakflux.model.points import PointBatch

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
    services = services_of(request)
    limit = services.limits.body_bytes
    has_gzip = is_compressed(request)
    body = await read_body(request, limit, TOO_LARGE)

    def read_points() -> PointBatch:
        plain = inflate(body, limit, TOO_LARGE) if has_gzip else body
        return scale_times(parse(plain, precision, services.clock.now() // scale), scale)

    def write() -> int:
        batch = read_points()
        return _count(batch, services.storage.write(bucket, batch) if batch.parts else _NOTHING)

    if not body:
        return
    if has_gzip or len(body) > _SMALL_BYTES:
        points = await workers_of(request).write(write)
    else:
        # A thread would cost more than the parsing does.
        batch, report = read_points(), _NOTHING
        if batch.parts:
            submitted = services.storage.submit(bucket, batch)
            report = await acknowledgements_of(request).wait(submitted)
        points = _count(batch, report)
    request.app.state.metrics.points_written.add(points)


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
