"""array.toString: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_string as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_strings"]

_SIGNATURE: Final = "(<-arr: [A]) => [string]"


@function("array", "toString", _SIGNATURE)
@function("experimental/array", "toString", _SIGNATURE)
def to_strings(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to string; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
