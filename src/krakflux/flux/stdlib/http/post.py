"""http.post: a request to another service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dictionary, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["post"]

_SIGNATURE: Final = "(url: string, ?headers: A, ?data: bytes) => int where A: Record"


@function("http", "post", _SIGNATURE, has_effect=True)
def post(runtime: Runtime, url: str, headers: Value = None, data: bytes = b"") -> int:
    """Post `data` to `url` and give the status of the answer.

    Differences:
        An error until deliveries are configured; then their rules decide which addresses may be
        reached.
    """
    if runtime.delivery is None:
        raise FluxError("http.post: no delivery configured")
    named: Mapping[Value, Value] = {}
    if isinstance(headers, Record):
        named = headers.fields
    elif isinstance(headers, Dictionary):
        named = headers.entries
    texts = {str(name): str(value) for name, value in named.items()}
    return runtime.delivery.post(url, texts, data)
