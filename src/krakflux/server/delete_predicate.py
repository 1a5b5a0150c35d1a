"""The predicate language of deletes: `key = value AND (key != value) …` → a predicate.

Texts and limits are those of InfluxDB's predicate parser; positions count bytes from 0, the end of
the offending word as it counts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from krakflux.errors import InvalidError, NotImplementedYetError
from krakflux.model.predicate import And, Comparison, Operator, Predicate

__all__ = ["parse_predicate"]

_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<operator>=~|!~|!=|<=|>=|==|=|<|>)
    | (?P<paren>[()])
    | (?P<double>"(?:[^"\\]|\\.)*")
    | (?P<single>'(?:[^'\\]|\\.)*')
    | (?P<duration>-?\d+(?:ns|us|µs|ms|mo|[smhdwy])(?:\d+(?:ns|us|µs|ms|mo|[smhdwy]))*)
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\s=!<>()"']+)
    )""",
    re.VERBOSE,
)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_SUPPORTED: Final = {"=": Operator.EQUAL, "!=": Operator.NOT_EQUAL}
_KNOWN: Final = frozenset({"=~", "!~"})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


_END: Final = "end"


def parse_predicate(text: str) -> Predicate | None:
    """Read a predicate; an empty one selects everything (None).

    Raises:
        InvalidError: with InfluxDB's text.
        NotImplementedYetError: the predicate asks for a field, which InfluxDB refuses too.
    """
    if not text.strip():
        return None
    comparisons = _Parser(_scan(text)).parse()
    return comparisons[0] if len(comparisons) == 1 else And(tuple(comparisons))


def _scan(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise InvalidError(f"bad logical expression, at position {position}")
        kind = match.lastgroup
        tokens.append(_Token(kind, match.group(kind), match.start(kind)))
        position = match.end()
    return [*tokens, _Token(_END, "", len(text))]


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def parse(self) -> list[Comparison]:
        depth = 0
        comparisons: list[Comparison] = []
        while True:
            while self._takes("("):
                depth += 1
            comparisons.append(self._comparison())
            while self._takes(")"):
                depth -= 1
                if depth < 0:
                    raise InvalidError("extra ) seen")
            token = self._take()
            if token.kind == _END:
                break
            _check_and(token)
        if depth > 0:
            raise InvalidError("extra ( seen")
        return comparisons

    def _comparison(self) -> Comparison:
        key = self._take()
        if key.kind not in ("word", "double", "single"):
            raise InvalidError(f"bad tag key, at position {key.position}")
        operator = _operator(self._take())
        name = _unquote(key)
        value = self._take()
        if value.kind in ("operator", "paren", _END):
            raise InvalidError(f"bad tag value: {value.text}, at position {value.position}")
        if name == "_field":
            raise NotImplementedYetError("delete by field is not supported")
        return Comparison(name, operator, _unquote(value))

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        if token.kind != _END:
            self._next += 1
        return token

    def _takes(self, text: str) -> bool:
        token = self._tokens[self._next]
        if token.kind != "paren" or token.text != text:
            return False
        self._next += 1
        return True


def _operator(token: _Token) -> Operator:
    operator = _SUPPORTED.get(token.text) if token.kind == "operator" else None
    if operator is not None:
        return operator
    if token.text in _KNOWN:
        raise InvalidError(
            f'operator: "{token.text}" at position: {token.position} is not supported yet'
        )
    raise InvalidError(f'invalid operator "{token.text}" at position: {token.position}')


def _check_and(token: _Token) -> None:
    word = token.text.upper() if token.kind == "word" else ""
    if word == "OR":
        raise InvalidError(
            f"the logical operator OR is not supported yet at position {token.position}"
        )
    if word != "AND":
        raise InvalidError(f"bad logical expression, at position {token.position}")


def _unquote(token: _Token) -> str:
    if token.kind in ("double", "single"):
        return _ESCAPE.sub(r"\1", token.text[1:-1])
    return token.text
