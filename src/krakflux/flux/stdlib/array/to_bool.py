"""array.toBool: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_bool as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_bool"]

_SIGNATURE: Final = "(<-arr: [A]) => [bool]"


@function("array", "toBool", _SIGNATURE)
@function("experimental/array", "toBool", _SIGNATURE)
def to_bool(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to bool; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
