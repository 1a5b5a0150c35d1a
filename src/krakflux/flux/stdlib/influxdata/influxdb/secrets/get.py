"""secrets.get: a secret of the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError, KrakfluxError
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime

__all__ = ["get"]


@function("influxdata/influxdb/secrets", "get", "(key: string) => string")
def get(runtime: Runtime, key: str) -> str:
    """Give the organization's secret stored as `key`, to whoever may read its secrets.

    Differences:
        A run that may not write (the page's, until somebody asks for it) reads no secrets.
    """
    if runtime.secrets is None:
        raise FluxError("this run reads no secrets")
    try:
        return runtime.secrets.get(key)
    except KrakfluxError as error:
        raise FluxError(error.message) from None
