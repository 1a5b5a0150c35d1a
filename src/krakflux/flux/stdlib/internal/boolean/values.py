"""boolean.true and boolean.false."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant

__all__: list[str] = []

constant("internal/boolean", "true", "bool", True)
constant("internal/boolean", "false", "bool", False)
