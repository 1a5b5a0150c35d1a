"""runtime.version: which version this is."""

from __future__ import annotations

from importlib.metadata import version

from krakflux.flux.stdlib.registry import function

__all__ = ["version_"]


@function("runtime", "version", "() => string")
def version_() -> str:
    """Give the version of krakflux.

    Differences:
        Gives the version of krakflux.
    """
    return f"krakflux {version('krakflux')}"
