"""display: any value as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_value
from krakflux.flux.values import Builtin, Closure, Dictionary, Record, Stream, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["display"]


@function("universe", "display", "(v: A) => string")
def display(v: Value) -> str:
    """Render any value for a person to read: `[1, 2]`, `{a: 1}`, `[k: 1]`, `<null>`."""
    match v:
        case None:
            return "<null>"
        case tuple():
            return f"[{', '.join(map(display, v))}]"
        case Record():
            fields = (f"{label}: {display(each)}" for label, each in sorted(v.fields.items()))
            return f"{{{', '.join(fields)}}}"
        case Dictionary():
            pairs = (f"{display(key)}: {display(each)}" for key, each in v.entries.items())
            return f"[{', '.join(pairs) or ':'}]"
        case Closure() | Builtin() | Stream():
            return f"<{type_name(v)}>"
    return format_value(v)
