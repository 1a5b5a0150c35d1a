"""array.toDuration: conversion of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.convert import to_duration as convert
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["to_duration"]

_SIGNATURE: Final = "(<-arr: [A]) => [duration]"


@function("array", "toDuration", _SIGNATURE)
@function("experimental/array", "toDuration", _SIGNATURE)
def to_duration(arr: tuple[Value, ...]) -> tuple[Value, ...]:
    """Convert each element to duration; null stays null."""
    return tuple([None if each is None else convert(each) for each in arr])
