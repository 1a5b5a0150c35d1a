"""Backups of a running platform, and files of points that other programs read."""

from __future__ import annotations

import io
import json
import tarfile
from typing import TYPE_CHECKING

import duckdb
import polars as pl
import pytest

from support.processes import krakflux, start

if TYPE_CHECKING:
    from pathlib import Path

    from support.processes import Running

NOBODY = ("--no-browser", "--port", "0", "--exchange", "http://127.0.0.1:9")
POINTS = (
    "\n".join(f"m,t=a\\ b,u=ü f={n / 8},i={n}i 1600000000{n:09d}" for n in range(2_000))
    + '\nm s="x, \\"y\\" \\\\",b=true,g=18446744073709551615u 1600000000000000001'
)


def points_of(home: Path, data: Path, bucket: str) -> list[str]:
    """Give a bucket's points as sorted line protocol."""
    done = krakflux(
        *("export", "--bucket", bucket, "--format", "lp", "--data-dir", str(data)), home=home
    )
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.splitlines())


def first_points_of(home: Path, data: Path, bucket: str, nanoseconds: int) -> list[str]:
    """Give the points of a bucket's first moments, as sorted line protocol."""
    stop = f"2020-09-13T12:26:40.{nanoseconds:09d}Z"
    bounds = ("--start", "2020-09-13T12:26:40Z", "--stop", stop)
    done = krakflux(
        *("export", "--bucket", bucket, "--format", "lp", *bounds, "--data-dir", str(data)),
        home=home,
    )
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.splitlines())


def run(home: Path, data: Path, *words: str) -> None:
    done = krakflux(*words, "--data-dir", str(data), home=home)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def written(home: Path, data_directory: Path) -> Path:
    file = home / "points.lp"
    file.write_text(POINTS)
    return file


def test_a_restored_backup_is_the_same_platform(
    home: Path, data_directory: Path, written: Path, tmp_path: Path
) -> None:
    archive, restored = tmp_path / "backup.tar", tmp_path / "restored"
    with start("up", *NOBODY, "--data-dir", str(data_directory), home=home) as running:
        run(home, data_directory, "bucket", "create", "other", "--retention", "0")
        run(home, data_directory, "write", "--bucket", "other", "--file", str(written))
        run(home, data_directory, "backup", str(archive))
        run(home, data_directory, "write", "--bucket", "other", "m,t=later f=1 1")
        before = points_of(home, data_directory, "other")
        again = krakflux("backup", str(archive), "--data-dir", str(data_directory), home=home)
        assert "exists already" in again.stderr
        assert running.stop() == 0
    assert not (data_directory / "backup").exists()
    assert archive.stat().st_mode & 0o077 == 0
    done = krakflux("restore", str(archive), "--data-dir", str(restored), home=home)
    assert done.returncode == 0, done.stderr
    with start("up", *NOBODY, "--data-dir", str(restored), home=home) as running:
        assert points_of(home, restored, "other") == [
            line for line in before if not line.startswith("m,t=later")
        ]
        assert running.stop() == 0
    refused = krakflux("restore", str(archive), "--data-dir", str(restored), home=home)
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr


def test_what_is_no_backup_is_refused(home: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.tar"
    foreign.write_bytes(b"no archive at all" * 100)
    done = krakflux("restore", str(foreign), "--data-dir", str(tmp_path / "new"), home=home)
    assert done.returncode == 1
    assert str(foreign) in done.stderr
    assert not (tmp_path / "new").exists()


def test_parquet_is_read_by_others_and_back(
    home: Path, data_directory: Path, written: Path, tmp_path: Path
) -> None:
    file = tmp_path / "points.parquet"
    with start("up", *NOBODY, "--data-dir", str(data_directory), home=home) as running:
        for bucket in ("from", "to"):
            run(home, data_directory, "bucket", "create", bucket)
        run(home, data_directory, "write", "--bucket", "from", "--file", str(written))
        run(home, data_directory, "export", "--bucket", "from", "-o", str(file))
        run(home, data_directory, "write", "--bucket", "to", "--file", str(file))
        exported = points_of(home, data_directory, "from")
        assert points_of(home, data_directory, "to") == exported
        assert len(exported) == 4_003
        assert first_points_of(home, data_directory, "from", 10) == [
            line for line in exported if int(line.rpartition(" ")[2]) < 1_600_000_000_000_000_010
        ]
        check_one_token_may_not_back_up(home, data_directory, running, tmp_path)
        assert running.stop() == 0
    frame = pl.read_parquet(file)
    assert frame.columns == [
        *("_time", "_measurement", "_field", "t", "u"),
        *("_float", "_integer", "_unsigned", "_string", "_boolean"),
    ]
    assert frame["_integer"].sum() == sum(range(2_000))
    query = f"SELECT sum(_float), max(_unsigned), max(_string) FROM '{file}'"
    assert duckdb.connect().execute(query).fetchall() == [
        (sum(range(2_000)) / 8, 2**64 - 1, 'x, "y" \\')
    ]


def check_one_token_may_not_back_up(
    home: Path, data_directory: Path, running: Running, tmp_path: Path
) -> None:
    made = krakflux(
        *("token", "create", "--read", "from", "--format", "json"),
        *("--data-dir", str(data_directory)),
        home=home,
    )
    assert made.returncode == 0, made.stderr
    (answer,) = json.loads(made.stdout)
    done = krakflux(
        *("backup", str(tmp_path / "none.tar"), "--url", running.address),
        *("--token", answer["token"], "--org", "krakflux"),
        home=home,
    )
    assert done.returncode == 1
    assert "unauthorized" in done.stderr
    assert not (tmp_path / "none.tar").exists()


def test_nothing_of_an_archive_reaches_outside(home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "hostile.tar"
    with tarfile.open(archive, "w") as content:
        for name in ("catalog.sqlite", "../outside"):
            content.addfile(tarfile.TarInfo(name), io.BytesIO())
    done = krakflux("restore", str(archive), "--data-dir", str(tmp_path / "in" / "new"), home=home)
    assert done.returncode == 1
    assert "../outside is not a file of a backup" in done.stderr
    assert [path.name for path in tmp_path.rglob("outside")] == []
