"""What a process tells when it is ready; the command line prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Announce", "Announcement", "Collecting"]


@dataclass(frozen=True, slots=True)
class Collecting:
    """What a collector polls, and whether the market is a generated one."""

    exchange: str
    pairs: tuple[str, ...]
    interval_s: float
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class Announcement:
    """A process that answers now.

    Attributes:
        address: Where it answers.
        sign_in: The page's address with a code that signs in once; None where there is none.
        data_directory: Where everything lies; None for a process that keeps nothing.
        collecting: What comes in; None where nothing is collected.
        authority: The generated authority's certificate, None without one.
        replays: What a replay answers with; None for everything else.
    """

    address: str
    sign_in: str | None = None
    data_directory: Path | None = None
    collecting: Collecting | None = None
    authority: Path | None = None
    replays: str | None = None


class Announce(Protocol):
    """Tells a person; called once, as soon as the process answers."""

    def __call__(self, announcement: Announcement) -> None: ...
