"""secrets.get: a secret of the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime

__all__ = ["get"]


@function("influxdata/influxdb/secrets", "get", "(key: string) => string")
def get(runtime: Runtime, key: str) -> str:
    """Give the secret stored as `key`.

    Differences:
        An error until deliveries are configured.
    """
    if runtime.delivery is None:
        raise FluxError(f'no secret "{key}": no delivery configured')
    return runtime.delivery.secret(key)
