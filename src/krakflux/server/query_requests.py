"""What a query's request asks for: the script, its surroundings, and the form of the answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from krakflux.codec.annotated_csv import Dialect, dialect_from_json
from krakflux.errors import InvalidError
from krakflux.flux.program import Query
from krakflux.server.bodies import replace_surrogates
from krakflux.server.times import parse_rfc3339

if TYPE_CHECKING:
    from starlette.datastructures import Headers

__all__ = ["Content", "QueryRequest", "decode_error", "parse_query_request"]

_FLUX: Final = "application/vnd.flux"
_NOT_JSON: Final = (
    "failed parsing request body as JSON; if sending a raw Flux script, set "
    "'Content-Type: application/vnd.flux' in your request headers: "
)


class Content(Enum):
    """What of a query's results the client wants (header `Prefer`)."""

    ALL = ""
    NOTHING = "return-no-content"
    ERRORS = "return-no-content-with-error"


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A decoded query request."""

    query: Query
    dialect: Dialect
    content: Content = Content.ALL


def parse_query_request(body: bytes, headers: Headers) -> QueryRequest:
    """Read the body: a raw script, or JSON with script or AST.

    Raises:
        InvalidError: "failed to decode request body: …", with InfluxDB's reason.
    """
    content = _content(headers)
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == _FLUX:
        return QueryRequest(Query(_text(body)), Dialect(), content)
    document = _load(body)
    try:
        return QueryRequest(_query(document), dialect_from_json(document.get("dialect")), content)
    except InvalidError as error:
        raise decode_error(error.message) from None


def decode_error(reason: str) -> InvalidError:
    """Make the error of a request that can't be understood."""
    return InvalidError(f"failed to decode request body: {reason}")


def _content(headers: Headers) -> Content:
    try:
        return Content(headers.get("prefer", ""))
    except ValueError:
        return Content.ALL


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise decode_error("a script is text in UTF-8") from None


def _load(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(replace_surrogates(body))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise decode_error(_NOT_JSON + str(error)) from None
    if not isinstance(document, dict):
        raise decode_error(_NOT_JSON + "the body is no object")
    return document


def _query(document: dict[str, Any]) -> Query:
    text, tree = document.get("query"), document.get("ast")
    if not text and not tree:
        raise InvalidError("request body requires either query or AST")
    if text is not None and not isinstance(text, str):
        raise InvalidError("query must be a string")
    kind = document.get("type") or "flux"
    if kind != "flux":
        raise InvalidError(
            f"unknown query type: {kind}", hint="only Flux is understood at this address"
        )
    extern, now = document.get("extern"), _now(document.get("now"))
    return Query(text or None, tree, extern, now, document.get("params"))


def _now(text: Any) -> int | None:
    if not text:
        return None
    try:
        return parse_rfc3339(str(text))
    except ValueError:
        raise InvalidError(f'now must be an RFC 3339 time, not "{text}"') from None
