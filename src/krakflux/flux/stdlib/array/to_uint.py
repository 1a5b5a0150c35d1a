"""array.toUInt: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_uint as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_uint"]

_SIGNATURE: Final = "(<-arr: [A]) => [uint]"


@function("array", "toUInt", _SIGNATURE)
@function("experimental/array", "toUInt", _SIGNATURE)
def to_uint(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to uint; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
