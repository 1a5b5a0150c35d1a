"""debug's option: whether functions of rows run over whole columns."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

# Accepted: here they always do where they can, with the same answers.
option("internal/debug", "vectorize", "bool", False)
