"""`krakflux version`."""

from __future__ import annotations

import krakflux

__all__ = ["version"]


def version() -> None:
    """Print the version."""
    print(f"krakflux {krakflux.__version__}")
