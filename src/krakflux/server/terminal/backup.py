"""`GET /api/krakflux/backup`: everything the platform knows, as one tar archive, while it runs.

The archive holds `catalog.sqlite`, `buckets/<id>.duckdb` and, where trades are collected, the
ledger of them; unpacked into a new directory it is a data directory again.
"""

from __future__ import annotations

import shutil
import tarfile
import threading
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from krakflux.catalog.permissions import operator_permissions
from krakflux.errors import NotFoundError, TooManyRequestsError, UnauthorizedError
from krakflux.server.access import CallerDependency, ServicesDependency
from krakflux.server.work import WorkersDependency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from krakflux.server.access import Caller
    from krakflux.server.ports import Services

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])

_CHUNK_BYTES: Final = 1 << 20
_BLOCK_BYTES: Final = tarfile.BLOCKSIZE
# One copy of everything at a time is enough for the disk.
_one_at_a_time = threading.Lock()


class _ArchiveResponse(StreamingResponse):
    """Sends an archive and then, whatever happened, removes what it was made of."""

    def __init__(self, copy: Path, content: Iterator[bytes], **rest: Any) -> None:
        super().__init__(content, **rest)
        self._copy = copy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            _clean_up(self._copy)


@router.get("/backup", response_class=StreamingResponse)
async def back_up(
    caller: CallerDependency, services: ServicesDependency, workers: WorkersDependency
) -> StreamingResponse:
    """Send a consistent copy of catalog and buckets; only a token that may do everything may."""
    _require_operator(caller)
    if services.data_directory is None:
        raise NotFoundError("this platform has no data directory")
    if not _one_at_a_time.acquire(blocking=False):
        raise TooManyRequestsError("another backup is running", retry_after_s=10)
    copy = services.data_directory / "backup"
    try:
        await workers.other(_copy_everything, services, copy)
    except BaseException:
        _clean_up(copy)
        raise
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    return _ArchiveResponse(
        copy,
        _archive(copy, files),
        media_type="application/x-tar",
        headers={
            "Content-Length": str(_archive_bytes(files)),
            # Compressing what is compressed already would only hide the length.
            "Content-Encoding": "identity",
        },
    )


def _require_operator(caller: Caller) -> None:
    for permission in operator_permissions():
        if not caller.may(permission.action, permission.resource):
            raise UnauthorizedError(f"{permission} is unauthorized", hint="use an operator's token")


def _copy_everything(services: Services, copy: Path) -> None:
    # What a killed process left.
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(mode=0o700)
    # What is said to be held must be there: trades stored meanwhile are stored once more, no harm.
    if services.trades is not None:
        services.trades.back_up(copy)
    # Points next: a bucket made meanwhile is in the catalog, and then comes back empty.
    services.storage.backup(copy / "buckets")
    services.catalog.back_up(copy / "catalog.sqlite")


def _archive(copy: Path, files: list[Path]) -> Iterator[bytes]:
    for path in files:
        yield _header(copy, path)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
        yield bytes(-path.stat().st_size % _BLOCK_BYTES)
    yield bytes(2 * _BLOCK_BYTES)


def _header(copy: Path, path: Path) -> bytes:
    information = tarfile.TarInfo(str(path.relative_to(copy)))
    status = path.stat()
    information.size, information.mtime, information.mode = status.st_size, status.st_mtime, 0o600
    return information.tobuf(tarfile.GNU_FORMAT)


def _archive_bytes(files: list[Path]) -> int:
    sizes = (path.stat().st_size for path in files)
    return sum(_BLOCK_BYTES + size + -size % _BLOCK_BYTES for size in sizes) + 2 * _BLOCK_BYTES


def _clean_up(copy: Path) -> None:
    shutil.rmtree(copy, ignore_errors=True)
    _one_at_a_time.release()
