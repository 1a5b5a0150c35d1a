"""Recorded Kraken data beside the project; tests that need it are skipped where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["KRAKEN_DATA", "SEED", "needs"]

_SHARED = Path(__file__).resolve().parents[3] / "shared"
KRAKEN_DATA = _SHARED / "kraken-data"
SEED = _SHARED / "seed"


def needs(path: Path) -> Path:
    """Give `path`, or skip the test loudly."""
    if not path.exists():
        pytest.skip(f"needs the recorded data in ../shared/{path.name}")
    return path
