"""`krakflux backup` and `krakflux restore`: everything a platform knows, in one file."""

from __future__ import annotations

import os
import shutil
import tarfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.errors import PlatformError
from krakflux.cli.progress import Meter
from krakflux.errors import ConfigurationError

__all__ = ["backup", "restore"]

_CATALOG = "catalog.sqlite"


@connected
def backup(
    client: PlatformClient,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to make.")],
) -> None:
    """Copy everything of a running platform into one file; needs an operator's token."""
    if file.exists():
        raise ConfigurationError(f"{file} exists already")
    draft = file.with_name(f".{file.name}.unfinished")
    try:
        with client.download("/api/krakflux/backup", {}) as answer, Meter() as meter:
            total = int(answer.headers["Content-Length"])
            done = 0
            with _create_private(draft) as stream:
                for piece in answer.iter_bytes():
                    stream.write(piece)
                    done += len(piece)
                    meter.show("backup", done, total)
                stream.flush()
                os.fsync(stream.fileno())
        if done != total:
            raise PlatformError(f"the backup was cut after {done} of {total} bytes")
        draft.rename(file)
    except OSError as error:
        raise ConfigurationError(f"cannot write {file}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` made.")],
    data_dir: Annotated[
        Path, typer.Option("--data-dir", metavar="DIR", help="A new directory, to be made.")
    ],
) -> None:
    """Make a new data directory of a backup; start the platform on it afterwards."""
    target = data_dir.expanduser().absolute()
    if target.exists() and any(target.iterdir()):
        raise ConfigurationError(f"{target} is not empty; restore makes a new data directory")
    draft = target.with_name(f".{target.name}.unfinished")
    try:
        draft.mkdir(mode=0o700, parents=True)
        _unpack(file, draft)
        with suppress(FileNotFoundError):
            target.rmdir()
        draft.rename(target)
    except (tarfile.TarError, EOFError) as error:
        raise ConfigurationError(f"{file} is no backup, or damaged: {error}") from error
    except OSError as error:
        raise ConfigurationError(f"cannot restore {file} to {target}: {error.strerror}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _unpack(file: Path, target: Path) -> None:
    with tarfile.open(file, "r:") as archive, Meter() as meter:
        members = archive.getmembers()
        if _CATALOG not in (member.name for member in members):
            raise ConfigurationError(f"{file} is no backup: it has no {_CATALOG}")
        total = sum(member.size for member in members)
        done = 0
        for member in members:
            _extract(archive, member, target)
            done += member.size
            meter.show("restore", done, max(total, 1))


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write a plain file; nothing of an archive may reach outside of `target`."""
    place = target / member.name
    content = archive.extractfile(member) if member.isfile() else None
    if content is None or not place.resolve().is_relative_to(target.resolve()):
        raise tarfile.ReadError(f"{member.name} is not a file of a backup")
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with content, _create_private(place) as stream:
        shutil.copyfileobj(content, stream)


def _create_private(file: Path) -> BinaryIO:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(descriptor, "wb")
