"""A running query as a response: computed on a worker thread, sent as it comes."""

from __future__ import annotations

import asyncio
import logging
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import anyio
from starlette.responses import Response

from krakflux.codec.annotated_csv import encode, encode_error
from krakflux.errors import KrakfluxError
from krakflux.flux.program import Environment, Limits, compile_query, run_program
from krakflux.server.query_requests import Content

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from starlette.types import Receive, Scope, Send

    from krakflux.flux.ports import BucketDirectory, PointSink, SecretStore
    from krakflux.server.ports import Services
    from krakflux.server.query_requests import QueryRequest
    from krakflux.server.work import Workers

__all__ = ["QueryJob", "QueryResponse"]

_log = logging.getLogger(__name__)

_CSV: Final = b"text/csv; charset=utf-8"
# Shorter answers are not worth compressing; InfluxDB's handler starts about here too.
_COMPRESSED_FROM: Final = 1400
_LEVEL: Final = 1
# A client that takes nothing for so long gives its place to others.
_STALLED_AFTER_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class QueryJob:
    """A query with all it needs to run."""

    request: QueryRequest
    buckets: BucketDirectory
    services: Services
    sink: PointSink | None = None
    secrets: SecretStore | None = None

    def chunks(self, cancelled: threading.Event) -> Generator[bytes]:
        """Compile, run and encode; synchronous.

        An error after the first chunk becomes an error table, as the status has been sent; so does
        every error of a run whose client wants errors alone.

        Raises:
            KrakfluxError: before the first chunk.
        """
        has_sent = False
        dialect = self.request.dialect
        program = compile_query(self.request.query)
        try:
            results = run_program(program, self._environment(cancelled))
            for chunk in encode(results, dialect):
                if self.request.content is Content.ALL:
                    yield chunk
                    has_sent = True
        except KrakfluxError as error:
            if not has_sent and self.request.content is not Content.ERRORS:
                raise
            yield encode_error(error.message, "", dialect)
        except Exception:
            if not has_sent:
                raise
            _log.exception("a query failed while its results were being sent")
            yield encode_error("an internal error has occurred", "", dialect)

    def _environment(self, cancelled: threading.Event) -> Environment:
        return Environment(
            storage=self.services.storage,
            buckets=self.buckets,
            clock=self.services.clock,
            limits=_limits(self.services),
            cancelled=cancelled,
            sink=self.sink,
            secrets=self.secrets,
        )


class QueryResponse(Response):
    """Runs a job while it is sent; stops it when the client goes away."""

    def __init__(self, job: QueryJob, workers: Workers, *, accepts_gzip: bool) -> None:
        super().__init__()
        self._job = job
        self._workers = workers
        self._accepts_gzip = accepts_gzip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        cancelled = threading.Event()
        with anyio.CancelScope() as running:
            watcher = asyncio.create_task(_watch(receive, cancelled, running))
            try:
                async with self._workers.queries.slot():
                    await self._run(send, cancelled)
            finally:
                watcher.cancel()
                with suppress(asyncio.CancelledError):
                    await watcher

    async def _run(self, send: Send, cancelled: threading.Event) -> None:
        chunks = self._job.chunks(cancelled)
        try:
            first = await self._workers.query(_next, chunks)
            if self._job.request.content is Content.NOTHING:
                await send({"type": "http.response.start", "status": 204, "headers": []})
                await send({"type": "http.response.body"})
            else:
                await self._send(send, first, chunks)
        finally:
            cancelled.set()
            chunks.close()

    async def _send(self, send: Send, first: bytes, chunks: Iterator[bytes]) -> None:
        headers = [(b"content-type", _CSV)]
        piece = first
        if self._accepts_gzip and len(first) >= _COMPRESSED_FROM:
            headers += [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
            chunks = _compress(chain((first,), chunks))
            piece = await self._workers.query(_next, chunks)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        while piece:
            with anyio.move_on_after(_STALLED_AFTER_S) as sending:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            if sending.cancelled_caught:
                _log.info("a query's client took nothing for %g s and was left", _STALLED_AFTER_S)
                return
            piece = await self._workers.query(_next, chunks)
        await send({"type": "http.response.body"})


def _limits(services: Services) -> Limits:
    given, usual = services.limits, Limits()
    return Limits(
        memory_bytes=given.query_memory_bytes or usual.memory_bytes,
        time_s=given.query_time_s or usual.time_s,
        rows=given.query_rows or usual.rows,
        columns=given.query_columns or usual.columns,
    )


async def _watch(receive: Receive, cancelled: threading.Event, running: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    cancelled.set()
    running.cancel()


def _next(chunks: Iterator[bytes]) -> bytes:
    return next(chunks, b"")


def _compress(chunks: Iterable[bytes]) -> Iterator[bytes]:
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    for chunk in chunks:
        piece = compressor.compress(chunk)
        if piece:
            yield piece
    yield compressor.flush()
