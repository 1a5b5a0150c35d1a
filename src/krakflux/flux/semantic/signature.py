"""Signatures: a Flux type text goes in, the type as a value comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from krakflux.flux.semantic.types import (
    ArrayType,
    BasicType,
    DictType,
    FunctionType,
    Parameter,
    RecordType,
    StreamType,
    Type,
    TypeVariable,
    VectorType,
    format_type,
)

__all__ = ["Parameter", "Signature", "Signatures", "parse_signature"]

_BASIC: Final = frozenset(
    ("int", "uint", "float", "string", "bool", "time", "duration", "bytes", "regexp", "dynamic")
)
_TOKEN = re.compile(r'\s*(=>|<-|[^\W\d]\w*|"[^"]*"|[][(){}<>?:,+]|\Z)')


@dataclass(frozen=True, slots=True)
class Signature:
    """The type of a library's member: a function, mostly, or a constant.

    Type variables belong to the signature; whoever uses it makes fresh ones.
    """

    type: Type

    @property
    def is_function(self) -> bool:
        return isinstance(self.type, FunctionType)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The function's parameters; none for a constant."""
        return self.type.parameters if isinstance(self.type, FunctionType) else ()

    @property
    def returns(self) -> Type:
        """What a call gives; the constant's type for a constant."""
        return self.type.returns if isinstance(self.type, FunctionType) else self.type

    @property
    def pipe(self) -> Parameter | None:
        """The parameter that `|>` feeds."""
        return self.type.pipe if isinstance(self.type, FunctionType) else None

    def __str__(self) -> str:
        return format_type(self.type)


# package path → member → signature. The members of "universe" and of "influxdata/influxdb" are
# visible without import.
Signatures = Mapping[str, Mapping[str, Signature]]


@lru_cache(maxsize=4096)
def parse_signature(text: str) -> Signature:
    """Parse a type such as `(<-tables: stream[A], n: int, ?offset: int) => stream[A]`.

    Constraints may follow: `where A: Record, B: Addable + Equatable`.

    Raises:
        ValueError: The text is no Flux type; the message shows where.
    """
    return Signature(_TypeParser(text).parse())


class _TypeParser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokenize(text)
        self._at = 0
        self._variables: dict[str, TypeVariable] = {}

    def parse(self) -> Type:
        type_ = self._type()
        if self._take_if("where"):
            self._constraints()
        self._expect("")
        return type_

    @property
    def _token(self) -> str:
        return self._tokens[self._at]

    def _take(self) -> str:
        token = self._token
        self._at += 1
        return token

    def _take_if(self, token: str) -> bool:
        if self._token != token:
            return False
        self._at += 1
        return True

    def _expect(self, token: str) -> None:
        if self._take() != token:
            got = self._tokens[self._at - 1]
            raise ValueError(f"expected {token or 'the end'}, got {got!r} in type {self._text!r}")

    def _type(self) -> Type:
        if self._take_if("("):
            return self._function()
        if self._take_if("["):
            return self._bracket()
        if self._take_if("{"):
            return self._record()
        name = self._take()
        if name in ("stream", "vector"):
            self._expect("[")
            element = self._type()
            self._expect("]")
            return StreamType(element) if name == "stream" else VectorType(element)
        if name in _BASIC:
            return BasicType(name)
        if not name.isidentifier() or not name[0].isupper():
            raise ValueError(f"invalid named type {name} in type {self._text!r}")
        return self._variable(name)

    def _variable(self, name: str) -> TypeVariable:
        return self._variables.setdefault(name, TypeVariable(name))

    def _bracket(self) -> Type:
        element = self._type()
        if self._take_if(":"):
            value = self._type()
            self._expect("]")
            return DictType(element, value)
        self._expect("]")
        return ArrayType(element)

    def _record(self) -> Type:
        rest: Type | None = None
        if self._token.isidentifier() and self._tokens[self._at + 1] == "with":
            rest = self._variable(self._take())
            self._take()
        labels: list[tuple[str, Type]] = []
        while not self._take_if("}"):
            label = self._take().strip('"')
            self._expect(":")
            labels.append((label, self._type()))
            if self._token != "}":
                self._expect(",")
        return RecordType(tuple(labels), rest)

    def _function(self) -> Type:
        parameters: list[Parameter] = []
        while not self._take_if(")"):
            parameters.append(self._parameter())
            if self._token != ")":
                self._expect(",")
        self._expect("=>")
        return FunctionType(tuple(parameters), self._type())

    def _parameter(self) -> Parameter:
        is_pipe = self._take_if("<-")
        required = not self._take_if("?")
        name = "" if is_pipe and self._token == ":" else self._take()
        self._expect(":")
        return Parameter(name, self._type(), required, is_pipe)

    def _constraints(self) -> None:
        while True:
            variable = self._variable(self._take())
            self._expect(":")
            kinds = {self._take()}
            while self._take_if("+"):
                kinds.add(self._take())
            variable.kinds |= kinds
            if not self._take_if(","):
                return


def _tokenize(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"unexpected {text[at : at + 10]!r} in type {text!r}")
        tokens.append(match[1])
        if not match[1]:
            return [*tokens, ""]
        at = match.end()
