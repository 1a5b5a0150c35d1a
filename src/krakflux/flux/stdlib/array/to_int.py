"""array.toInt: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_int as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_int"]

_SIGNATURE: Final = "(<-arr: [A]) => [int]"


@function("array", "toInt", _SIGNATURE)
@function("experimental/array", "toInt", _SIGNATURE)
def to_int(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to int; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
