"""Conversions between Flux's basic types; null stays null, a dynamic value gives what it holds."""

from __future__ import annotations

import math
import re
from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar

from krakflux.errors import FluxError, KrakfluxError
from krakflux.flux.semantic import function_type
from krakflux.flux.syntax import ast, parse_file
from krakflux.flux.text import format_value
from krakflux.flux.times import approximate
from krakflux.flux.values import (
    Closure,
    Dynamic,
    Time,
    UInt,
    type_name,
    wrap_int,
    wrap_uint,
)
from krakflux.model.time import Duration

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.values import Value

__all__ = [
    "to_bool",
    "to_bytes",
    "to_duration",
    "to_float",
    "to_int",
    "to_string",
    "to_time",
    "to_uint",
]

Converted = TypeVar("Converted")

_INTEGER: Final = re.compile(r"[+-]?\d+")
_FLOAT: Final = re.compile(
    r"[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf(inity)?|nan)", re.I
)
_MAX_INT: Final = (1 << 63) - 1
_MAX_UINT: Final = (1 << 64) - 1


def _of_plain_values(convert: Callable[[Value], Converted]) -> Callable[[Value], Converted | None]:
    """Let a conversion take what a dynamic value holds, and give null for null."""

    @wraps(convert)
    def converted(value: Value) -> Converted | None:
        plain = value.value if isinstance(value, Dynamic) else value
        return None if plain is None else convert(plain)

    return converted


@_of_plain_values
def to_int(value: Value) -> int:
    """Convert to int; floats are cut towards zero, times and durations count nanoseconds.

    A month counts its average length, as wherever a duration is taken as a number.
    """
    match value:
        case str():
            return _parse_integer(value, -_MAX_INT - 1, _MAX_INT, "int")
        case bool():
            return int(value)
        case UInt():
            return wrap_int(value)
        case int():
            return value
        case float():
            return _truncate(value)
        case Time():
            return value.nanoseconds
        case Duration():
            return approximate(value)
    raise _cannot_convert(value, "int")


@_of_plain_values
def to_uint(value: Value) -> UInt:
    """Convert to uint; negative numbers wrap."""
    match value:
        case str():
            return UInt(_parse_integer(value, 0, _MAX_UINT, "uint"))
        case bool():
            return UInt(value)
        case int():
            return wrap_uint(value)
        case float():
            return wrap_uint(_truncate_uint(value))
        case Time():
            return wrap_uint(value.nanoseconds)
        case Duration():
            return wrap_uint(approximate(value))
    raise _cannot_convert(value, "uint")


@_of_plain_values
def to_float(value: Value) -> float:
    """Convert to float."""
    match value:
        case str():
            if not _FLOAT.fullmatch(value):
                raise _invalid(value, "float")
            return float(value)
        case bool() | int() | float():
            return float(value)
    raise _cannot_convert(value, "float")


@_of_plain_values
def to_bool(value: Value) -> bool:
    """Convert to bool: "true" and "false", 1 and 0."""
    match value:
        case bool():
            return value
        case "true" | "false":
            return bool(value == "true")
        case str():
            raise FluxError(f'cannot convert string "{value}" to bool')
        case int() | float():
            if value not in (0, 1):
                shown = f"{value:f}" if isinstance(value, float) else str(value)
                kind = type_name(value)
                raise FluxError(f"cannot convert {kind} {shown} to bool, must be 0 or 1")
            return bool(value)
    raise _cannot_convert(value, "bool")


@_of_plain_values
def to_string(value: Value) -> str:
    """Convert to string, as CSV shows the value."""
    if isinstance(value, bytes):
        return _text_of(value)
    if isinstance(value, str | bool | int | float | Time | Duration):
        return format_value(value)
    raise _cannot_convert(value, "string")


@_of_plain_values
def to_time(value: Value) -> Time:
    """Convert to time: RFC3339 texts, or nanoseconds since the epoch."""
    match value:
        case Time():
            return value
        case str():
            return Time(_parse_literal(value, ast.DateTimeLiteral, "time"))
        case bool():
            raise _cannot_convert(value, "time")
        case int():
            return Time(wrap_int(value))
    raise _cannot_convert(value, "time")


@_of_plain_values
def to_duration(value: Value) -> Duration:
    """Convert to duration: texts such as `1h30m`, or nanoseconds."""
    match value:
        case Duration():
            return value
        case str():
            body = value.removeprefix("-")
            parsed: Duration = _parse_literal(body, ast.DurationLiteral, "duration")
            return parsed.negated() if body != value else parsed
        case bool():
            raise _cannot_convert(value, "duration")
        case int():
            return Duration.from_nanoseconds(wrap_int(value))
    raise _cannot_convert(value, "duration")


@_of_plain_values
def to_bytes(value: Value) -> bytes:
    """Convert a string to its UTF-8 bytes."""
    if isinstance(value, str):
        return value.encode()
    raise _cannot_convert(value, "bytes")


def _parse_integer(text: str, least: int, greatest: int, kind: str) -> int:
    if not _INTEGER.fullmatch(text) or (kind == "uint" and text[0] in "+-"):
        raise _invalid(text, kind)
    value = int(text)
    if not least <= value <= greatest:
        raise _invalid(text, kind)
    return value


def _parse_literal(
    text: str, kind: type[ast.DateTimeLiteral | ast.DurationLiteral], name: str
) -> Value:
    """Read a text that the script grammar has a literal for."""
    try:
        body = parse_file(text).body
    except KrakfluxError:
        raise _invalid(text, name) from None
    match body:
        case (ast.ExpressionStatement(expression=literal),) if isinstance(literal, kind):
            return literal.value
    raise _invalid(text, name)


def _truncate(value: float) -> int:
    if math.isnan(value) or not -(2.0**63) <= value < 2.0**63:
        # What amd64 gives for a float that no int64 can hold.
        return -_MAX_INT - 1
    return int(value)


def _truncate_uint(value: float) -> int:
    if math.isnan(value) or not -(2.0**63) <= value < 2.0**64:
        return 1 << 63
    return int(value)


def _invalid(text: str, kind: str) -> FluxError:
    return FluxError(f'cannot convert string "{text}" to {kind} due to invalid syntax')


def _text_of(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        message = "bytes contained non utf8 bytes, cannot be converted into a string"
        raise FluxError(message) from None


def _cannot_convert(value: Value, kind: str) -> FluxError:
    found = function_type(value.expression) if isinstance(value, Closure) else type_name(value)
    return FluxError(f"cannot convert {found} to {kind}")
