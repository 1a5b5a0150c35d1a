"""bytes and toBytes: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.convert import to_bytes
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["convert_to_bytes"]


@function("universe", "bytes", "(v: A) => bytes")
def convert_to_bytes(v: Value) -> Value:
    """Convert a value to bytes; null stays null, a dynamic value gives what it holds."""
    return to_bytes(v)
