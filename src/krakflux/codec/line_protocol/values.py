"""Field values: their texts, types and ranges (InfluxDB's models/points.go)."""

from __future__ import annotations

import math
import re
from typing import Final

from krakflux.codec.line_protocol.errors import LineError
from krakflux.model.points import FieldType, FieldValue

__all__ = ["BOOLEANS", "NUMBER_START", "parse_boolean", "parse_number"]

BOOLEANS: Final = {
    **dict.fromkeys(("t", "T", "true", "True", "TRUE"), True),
    **dict.fromkeys(("f", "F", "false", "False", "FALSE"), False),
}

# A value that begins so is read as a number; `n` and `N` for NaN, which is none.
NUMBER_START: Final = frozenset("0123456789.-Nn")

_NUMBER: Final = re.compile(
    r"(?P<integer>-?[0-9]+)i|(?P<unsigned>[0-9]+)u"
    r"|(?P<float>-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
)
# Looks like a float up to its exponent, which InfluxDB leaves to strconv to refuse.
_BROKEN_EXPONENT: Final = re.compile(r"-?[0-9]*\.?[0-9]*[eE](?:[0-9.eE]|(?<=[eE])[+-])*")

_INTEGER_RANGE: Final = range(-(1 << 63), 1 << 63)
_UNSIGNED_RANGE: Final = range(1 << 64)
# Longer texts are out of range for sure, and int() refuses texts of over 4300 digits.
_LONGEST_EXACT: Final = 4300


def parse_number(text: str) -> tuple[FieldType, FieldValue]:
    """Read a float (`1`, `.5`, `1e3`), integer (`1i`) or unsigned integer (`1u`).

    Raises:
        LineError: with InfluxDB's reason.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        broken = _BROKEN_EXPONENT.fullmatch(text)
        raise LineError("invalid float" if broken else "invalid number")
    kind = match.lastgroup
    if kind == "float":
        return FieldType.FLOAT, _parse_float(text)
    if kind == "integer":
        return FieldType.INTEGER, _parse_integer(match["integer"])
    return FieldType.UNSIGNED, _parse_unsigned(match["unsigned"])


def _parse_float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise LineError("invalid float")
    return value


def _parse_integer(text: str) -> int:
    if len(text) <= _LONGEST_EXACT and (value := int(text)) in _INTEGER_RANGE:
        return value
    raise LineError(
        f'unable to parse integer {text}: strconv.ParseInt: parsing "{text}": value out of range'
    )


def _parse_unsigned(text: str) -> int:
    if len(text) <= _LONGEST_EXACT and (value := int(text)) in _UNSIGNED_RANGE:
        return value
    raise LineError(
        f'unable to parse unsigned {text}: strconv.ParseUint: parsing "{text}": value out of range'
    )


def parse_boolean(text: str) -> bool:
    """Read one of the ten spellings of a boolean.

    Raises:
        LineError: for any other text.
    """
    try:
        return BOOLEANS[text]
    except KeyError:
        raise LineError("invalid boolean") from None
