"""dynamic.jsonParse: JSON as a dynamic value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.experimental.dynamic.dynamic import dynamic
from krakflux.flux.stdlib.experimental.json.parse import parse
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Dynamic

__all__ = ["json_parse"]


@function("experimental/dynamic", "jsonParse", "(data: bytes) => dynamic")
def json_parse(data: bytes) -> Dynamic:
    """Read JSON: objects become records, arrays arrays, and all numbers floats."""
    return dynamic(parse(data))
