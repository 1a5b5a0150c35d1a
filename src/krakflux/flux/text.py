"""Values as Flux prints them: shortest floats without exponent, times in full, `1h30m`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.values import Time
from krakflux.model.floats import format_float
from krakflux.model.time import SECOND, Duration, format_rfc3339

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = [
    "MAX_LENGTH",
    "check_length",
    "format_duration",
    "format_scientific",
    "format_time",
    "format_value",
]

# No function makes a longer text: a script must not use up the memory with one expression.
MAX_LENGTH: Final = 16 << 20

_UNITS: Final = (
    (604_800_000_000_000, "w"),
    (86_400_000_000_000, "d"),
    (3_600_000_000_000, "h"),
    (60_000_000_000, "m"),
    (1_000_000_000, "s"),
    (1_000_000, "ms"),
    (1_000, "us"),
    (1, "ns"),
)


def check_length(length: int, what: str, unit: str = "characters") -> None:
    """Refuse a text or an array that would be longer than MAX_LENGTH; call it before making it.

    Raises:
        FluxError: naming the limit.
    """
    if length > MAX_LENGTH:
        raise FluxError(f"{what}: result exceeds {MAX_LENGTH} {unit}")


def format_duration(value: Duration) -> str:
    """Render e.g. `1y2mo3w`; zero is `0ns`."""
    if value.is_zero:
        return "0ns"
    years, months = divmod(value.months, 12)
    parts = [f"{years}y"] if years else []
    if months:
        parts.append(f"{months}mo")
    rest = value.nanoseconds
    for size, unit in _UNITS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return ("-" if value.negative else "") + "".join(parts)


def format_time(value: Time) -> str:
    """Render with nine decimals, as Flux turns times into text (CSV and JSON cut the zeros)."""
    whole, fraction = divmod(value.nanoseconds, SECOND)
    return f"{format_rfc3339(whole * SECOND)[:-1]}.{fraction:09d}Z"


def format_scientific(value: float) -> str:
    """Render a finite float with an exponent of two digits or more, as Go does: `1.5e+00`."""
    digits, exponent = f"{Decimal(repr(value)).normalize():e}".split("e")
    return f"{digits}e{exponent[0]}{exponent[1:]:0>2}"


def format_value(value: Value) -> str:
    """Render a basic value as `string()` and interpolation do."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format_float(value)
    if isinstance(value, Time):
        return format_time(value)
    if isinstance(value, Duration):
        return format_duration(value)
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return str(value)
