"""duration and toDuration: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.convert import to_duration
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["convert_to_duration"]


@function("universe", "duration", "(v: A) => duration")
def convert_to_duration(v: Value) -> Value:
    """Convert a value to duration; null stays null, a dynamic value gives what it holds."""
    return to_duration(v)
