"""The profile: how the command line reaches the platform of a data directory."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from krakflux.app.files import write_private
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Profile", "read_profile", "write_profile"]

_FILE = "profile.toml"


@dataclass(frozen=True, slots=True)
class Profile:
    """An address and what is needed to use it.

    Attributes:
        authority: The certificate that signed the address's own; "" where no other than the
            machine's authorities is needed.
    """

    url: str
    token: str
    org: str
    bucket: str
    authority: str = ""


def read_profile(data_directory: Path) -> Profile | None:
    """Read the profile of a data directory; None where none was written.

    Raises:
        ConfigurationError: the file can't be read or isn't a profile.
    """
    file = data_directory / _FILE
    try:
        return Profile(**tomllib.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigurationError(f"cannot read {file}: {error.strerror}") from error
    except (ValueError, TypeError) as error:
        raise ConfigurationError(f"{file} is not a profile: {error}") from error


def write_profile(data_directory: Path, profile: Profile) -> None:
    """Replace the profile of a data directory; only its owner may read it."""
    lines = [f"{name} = {_quote(value)}\n" for name, value in asdict(profile).items()]
    write_private(data_directory / _FILE, "".join(lines).encode())


def _quote(text: str) -> str:
    # JSON's strings are TOML's, but for surrogate pairs and DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
