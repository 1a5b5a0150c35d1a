"""testing's option: words about a test."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

# For those who run many test cases; it changes nothing here.
option("testing", "tags", "[string]", ())
