"""Syntax tree ⇄ InfluxDB's AST JSON, as `extern`, `/query/ast` and the clients speak it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import InvalidError, SourceLocation
from krakflux.flux.syntax import ast
from krakflux.flux.syntax.chains import SPINE, links_of
from krakflux.flux.syntax.json_shapes import SHAPES, SHAPES_BY_TYPE, Kind

if TYPE_CHECKING:
    from krakflux.flux.syntax.json_shapes import Attribute

__all__ = ["from_json", "to_json"]

Json = Any

# Each node carries its stretch of the source; beyond this length of script that would be too much.
_MAX_SOURCE: Final = 100_000


def from_json(value: Json) -> ast.File:
    """Read a File, or a Package with one file, whose nodes are complete.

    Args:
        value: Decoded JSON. The outer object's "type" may be missing (the Python client sends it
            so); integers may be numbers or text; keys that are not known are ignored.

    Raises:
        InvalidError: The value is no syntax tree; the message says where.
    """
    if not isinstance(value, Mapping):
        raise InvalidError("invalid AST: expected an object")
    if value.get("type") == "Package" or "files" in value:
        files = value.get("files")
        if not isinstance(files, Sequence) or len(files) != 1:
            raise InvalidError("invalid AST: a package must have exactly one file")
        return from_json(files[0])
    try:
        file = _decode({**value, "type": value.get("type") or "File"}, "File")
    except RecursionError as error:
        raise InvalidError("invalid AST: nested too deep") from error
    if not isinstance(file, ast.File):
        raise InvalidError(f"invalid AST: expected a File, got {value.get('type')}")
    return file


def _decode(value: Json, path: str) -> ast.Node:
    """Read a node; what its chain starts with first, then link after link."""
    links: list[Mapping[str, Json]] = []
    while True:
        shape = _shape_of(value, path)
        spine = SPINE.get(shape.node)
        if spine is None:
            break
        links.append(value)
        key = next(attribute.key for attribute in shape.attributes if attribute.name == spine)
        value = value.get(key)
    node = _decode_one(value, path, None)
    for link in reversed(links):
        node = _decode_one(link, path, node)
    return node


def _shape_of(value: Json, path: str) -> Any:
    type_ = value.get("type") if isinstance(value, Mapping) else None
    shape = SHAPES_BY_TYPE.get(type_) if isinstance(type_, str) else None
    if shape is None:
        raise InvalidError(f"invalid AST: {path}: unknown node type {type_!r}")
    return shape


def _decode_one(value: Mapping[str, Json], path: str, before: ast.Node | None) -> ast.Node:
    shape = _shape_of(value, path)
    spine = SPINE.get(shape.node)
    arguments: dict[str, Any] = {"location": _decode_location(value.get("location"))}
    for attribute in shape.attributes:
        place = f"{path}.{attribute.key}"
        if before is not None and attribute.name == spine:
            arguments[attribute.name] = _of_class(before, attribute, place)
        else:
            arguments[attribute.name] = _decode_attribute(
                attribute, value.get(attribute.key), place
            )
    node: ast.Node = shape.node(**arguments)
    return node


def _decode_attribute(attribute: Attribute, value: Json, path: str) -> Any:
    if value is None and attribute.kind in (Kind.NODES, Kind.OPTIONAL_NODE, Kind.ONE_OR_NONE):
        return () if attribute.kind is Kind.NODES else None
    match attribute.kind:
        case Kind.NODE | Kind.OPTIONAL_NODE:
            return _of_class(_decode(value, path), attribute, path)
        case Kind.NODES:
            items = _list(value, path)
            return tuple(
                _of_class(_decode(item, f"{path}[{index}]"), attribute, path)
                for index, item in enumerate(items)
            )
        case Kind.ONE_OR_NONE:
            items = _list(value, path)
            if len(items) > 1:
                raise InvalidError(f"invalid AST: {path}: expected one object, got {len(items)}")
            return _of_class(_decode(items[0], path), attribute, path) if items else None
        case Kind.VALUE:
            try:
                return attribute.decode(value)
            except (ValueError, TypeError, KeyError) as error:
                raise InvalidError(f"invalid AST: {path}: {error}") from error


def _list(value: Json, path: str) -> Sequence[Json]:
    if not isinstance(value, list | tuple):
        raise InvalidError(f"invalid AST: {path}: expected a list")
    return value


def _of_class(node: ast.Node, attribute: Attribute, path: str) -> ast.Node:
    if not isinstance(node, attribute.classes):
        raise InvalidError(f"invalid AST: {path}: unexpected {type(node).__name__}")
    return node


def _decode_location(value: Json) -> SourceLocation | None:
    try:
        start, end = value["start"], value["end"]
        return SourceLocation(
            int(start["line"]), int(start["column"]), int(end["line"]), int(end["column"])
        )
    except (TypeError, KeyError, ValueError):
        return None  # a place is only for messages; no place is fine


def to_json(file: ast.File, source_text: str = "") -> dict[str, Json]:
    """Write a file as the Package that `/query/ast` gives.

    Args:
        file: The tree.
        source_text: The script it came from; nodes then carry their stretch of it.

    Raises:
        InvalidError: The tree is nested too deep.
    """
    lines = source_text.encode(errors="replace").split(b"\n")
    try:
        encoded = _encode(file, lines if 0 < len(source_text) <= _MAX_SOURCE else None)
    except RecursionError as error:
        raise InvalidError("invalid AST: nested too deep") from error
    name = file.package.name.name if file.package is not None else "main"
    return {"type": "Package", "package": name, "files": [encoded]}


def _encode(node: ast.Node, lines: list[bytes] | None) -> dict[str, Json]:
    first, links = links_of(node)
    encoded = _encode_one(first, lines, None)
    for link in links:
        encoded = _encode_one(link, lines, encoded)
    return encoded


def _encode_one(
    node: ast.Node, lines: list[bytes] | None, before: dict[str, Json] | None
) -> dict[str, Json]:
    shape = SHAPES[type(node)]
    spine = SPINE.get(type(node))
    encoded: dict[str, Json] = {"type": shape.type}
    if node.location is not None:
        encoded["location"] = _encode_location(node.location, lines)
    for attribute in shape.attributes:
        if attribute.name == spine:
            encoded[attribute.key] = before
            continue
        value = getattr(node, attribute.name)
        match attribute.kind:
            case Kind.VALUE:
                encoded[attribute.key] = attribute.encode(value)
            case Kind.NODES:
                encoded[attribute.key] = [_encode(item, lines) for item in value]
            case Kind.ONE_OR_NONE:
                encoded[attribute.key] = [] if value is None else [_encode(value, lines)]
            case Kind.NODE | Kind.OPTIONAL_NODE:
                encoded[attribute.key] = None if value is None else _encode(value, lines)
    return encoded


def _encode_location(location: SourceLocation, lines: list[bytes] | None) -> dict[str, Json]:
    encoded: dict[str, Json] = {
        "start": {"line": location.start_line, "column": location.start_column},
        "end": {"line": location.end_line, "column": location.end_column},
    }
    if lines is not None:
        encoded["source"] = _source(location, lines)
    return encoded


def _source(location: SourceLocation, lines: list[bytes]) -> str:
    stretch = lines[location.start_line - 1 : location.end_line]
    if not stretch:
        return ""
    stretch[-1] = stretch[-1][: location.end_column - 1]
    stretch[0] = stretch[0][location.start_column - 1 :]
    return b"\n".join(stretch).decode(errors="replace")
