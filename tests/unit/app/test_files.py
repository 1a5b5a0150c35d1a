from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from krakflux.app.files import hold_data_directory, write_private
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from krakflux.app.files import hold_data_directory

with hold_data_directory(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_private_file_is_replaced_whole_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("old and longer")
    file.chmod(0o644)
    write_private(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_the_data_directory_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    directory = tmp_path / "a" / "b"
    with hold_data_directory(directory):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        (directory / "points").touch()
        assert stat.S_IMODE((directory / "points").stat().st_mode) == 0o600
    with hold_data_directory(directory):
        pass


def test_two_processes_do_not_share_a_data_directory(tmp_path: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        message = f"another krakflux process is using the data directory {tmp_path}"
        with pytest.raises(ConfigurationError, match=message), hold_data_directory(tmp_path):
            pass
        other.kill()
        other.wait()
    with hold_data_directory(tmp_path):
        pass


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    message = r"cannot use the data directory .*file/data"
    directory = tmp_path / "file" / "data"
    with pytest.raises(ConfigurationError, match=message), hold_data_directory(directory):
        pass
