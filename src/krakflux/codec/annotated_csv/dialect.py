"""How a client wants its CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from krakflux.errors import InvalidError

__all__ = ["DATATYPE", "DEFAULT", "GROUP", "Dialect", "dialect_from_json"]

DATATYPE: Final = "datatype"
GROUP: Final = "group"
DEFAULT: Final = "default"

_ANNOTATIONS: Final = frozenset((DATATYPE, GROUP, DEFAULT))
_TIME_FORMATS: Final = frozenset(("RFC3339", "RFC3339Nano"))
_IMPOSSIBLE_DELIMITERS: Final = frozenset('"\r\n\ufffd')
_JSON_NAMES: Final = {bool: "bool", int: "number", float: "number", str: "string", list: "array"}
_GO_NAMES: Final[dict[type, str]] = {bool: "bool", str: "string", list: "[]string"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The form of an answer; the defaults are those of a query without a dialect.

    Attributes:
        header: Write the row of column labels.
        delimiter: One character between cells.
        annotations: Of `datatype`, `group` and `default`, in the order to be written.
        comment_prefix: Accepted, without effect: annotations always begin with `#`.
    """

    header: bool = True
    delimiter: str = ","
    annotations: tuple[str, ...] = ()
    comment_prefix: str = ""


def dialect_from_json(value: object) -> Dialect:
    """Read the `dialect` of a query request; missing or null members have their defaults.

    `dateTimeFormat` is checked and otherwise ignored, as InfluxDB does.

    Raises:
        InvalidError: with InfluxDB's text ("delimeter" is its spelling).
    """
    if value is None:
        return Dialect()
    if not isinstance(value, Mapping):
        raise InvalidError(_mismatch(value, "dialect", "QueryDialect"))
    prefix = _member(value, "commentPrefix", "")
    if len(prefix) > 1:
        raise InvalidError("invalid dialect comment prefix: must be length 0 or 1")
    time_format = _member(value, "dateTimeFormat", "RFC3339") or "RFC3339"
    dialect = Dialect(
        _member(value, "header", True),
        _check_delimiter(_member(value, "delimiter", ",") or ","),
        _check_annotations(_member(value, "annotations", [])),
        prefix,
    )
    if time_format not in _TIME_FORMATS:
        raise InvalidError(f"unknown dialect date time format: {time_format}")
    return dialect


def _member(value: Mapping[str, object], name: str, default: T) -> T:
    member = value.get(name)
    if member is None:
        return default
    if not isinstance(member, type(default)):
        raise InvalidError(_mismatch(member, f"dialect.{name}", _GO_NAMES[type(default)]))
    return member


def _mismatch(value: object, member: str, wanted: str) -> str:
    found = _JSON_NAMES.get(type(value), "object")
    return (
        f"json: cannot unmarshal {found} into Go struct field QueryRequest.{member} "
        f"of type {wanted}"
    )


def _check_delimiter(delimiter: str) -> str:
    if len(delimiter) != 1:
        raise InvalidError("invalid dialect delimeter: must be length 1")
    if delimiter in _IMPOSSIBLE_DELIMITERS:
        raise InvalidError("invalid dialect delimeter character")
    return delimiter


def _check_annotations(annotations: list[object]) -> tuple[str, ...]:
    checked: list[str] = []
    for annotation in annotations:
        if not isinstance(annotation, str):
            raise InvalidError(_mismatch(annotation, "dialect.annotations", "string"))
        if annotation not in _ANNOTATIONS:
            raise InvalidError(f"unknown dialect annotation type: {annotation}")
        checked.append(annotation)
    return tuple(checked)
