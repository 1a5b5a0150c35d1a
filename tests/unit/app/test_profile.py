from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.app.profile import Profile, read_profile, write_profile
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.builds(Profile, url=TEXT, token=TEXT, org=TEXT, bucket=TEXT, authority=TEXT))
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile
) -> None:
    directory = tmp_path_factory.mktemp("data")
    write_profile(directory, profile)
    assert read_profile(directory) == profile


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    write_profile(tmp_path, Profile("http://x", "t", "o", "b"))
    assert stat.S_IMODE((tmp_path / "profile.toml").stat().st_mode) == 0o600


def test_no_profile_is_no_error(tmp_path: Path) -> None:
    assert read_profile(tmp_path) is None


@pytest.mark.parametrize("text", ["url = ", 'url = "http://x"\n', 'nonsense = "1"\n'])
def test_a_file_that_is_no_profile_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "profile.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=r"profile\.toml is not a profile"):
        read_profile(tmp_path)
