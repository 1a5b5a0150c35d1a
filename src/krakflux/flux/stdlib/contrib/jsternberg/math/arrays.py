"""Arrays of numbers that must not be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["numbers_of"]


def numbers_of(values: tuple[Value, ...]) -> list[int | float]:
    """Give the elements as Python numbers, which compare as Flux's do.

    Raises:
        FluxError: there is none, or one is no number.
    """
    numbers = [each for each in values if isinstance(each, int | float)]
    if not numbers or len(numbers) < len(values) or any(isinstance(each, bool) for each in values):
        raise FluxError("values must be numbers, at least one")
    return numbers
