"""array.toTime: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_time as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_time"]

_SIGNATURE: Final = "(<-arr: [A]) => [time]"


@function("array", "toTime", _SIGNATURE)
@function("experimental/array", "toTime", _SIGNATURE)
def to_time(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to time; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
