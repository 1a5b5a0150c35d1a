"""profiler's option: what is measured."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

# "query" and "operator"; program.run_program adds the result `_profiler`.
option("profiler", "enabledProfilers", "[string]", ())
