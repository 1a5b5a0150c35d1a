"""debug.getOption: an option of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["get_option"]


@function("internal/debug", "getOption", "(pkg: string, name: string) => A")
def get_option(runtime: Runtime, pkg: str, name: str) -> Value:
    """Give an option as it stands."""
    package = runtime.package(pkg)
    if name not in package.members:
        raise FluxError(f"package {pkg} has no option {name}")
    return package.members[name]
