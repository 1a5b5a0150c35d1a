"""array.toFloat: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_float as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_float"]

_SIGNATURE: Final = "(<-arr: [A]) => [float]"


@function("array", "toFloat", _SIGNATURE)
@function("experimental/array", "toFloat", _SIGNATURE)
def to_float(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to float; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
