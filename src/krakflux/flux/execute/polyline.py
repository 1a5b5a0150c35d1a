"""Thinning curves out after Ramer, Douglas and Peucker.

A stretch of a curve is replaced by the straight line between its ends where no point is too far
from it; else it is cut at the farthest. Distances are computed in the order of flux's
experimental/polyline/rdp: x are nanoseconds, floats at their limit, so that the order decides.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    # From the ends x0, y0, x1, y1 of a line to the least distance that counts.
    Tolerance = Callable[[float, float, float, float], float]

__all__ = ["Floats", "keep_beyond", "keep_share", "least_visible"]


def keep_beyond(x: Floats, y: Floats, tolerance: Tolerance, check: Callable[[], None]) -> list[int]:
    """Give the numbers of the points to keep, the first and the last among them.

    `check` is called at each cut: a curve may need as many as it has points.
    """

    def is_far(start: int, stop: int, distance: float) -> bool:
        return distance >= tolerance(x[start], y[start], x[stop], y[stop])

    return sorted({0, len(x) - 1, *(place for place, _ in _cuts(x, y, is_far, check))})


def keep_share(x: Floats, y: Floats, count: int, check: Callable[[], None]) -> list[int]:
    """Give the numbers of the `count` points at which the curve would be cut the farthest off.

    The ends count as the farthest; points that are as far as the last of them are kept too.
    """
    weights = np.zeros(len(x))
    for place, distance in _cuts(x, y, lambda _start, _stop, distance: distance > 0, check):
        weights[place] = distance
    weights[[0, -1]] = math.inf
    least = np.sort(weights)[::-1][count - 1]
    return [int(place) for place in np.flatnonzero(weights >= least)]


def least_visible(x0: float, y0: float, x1: float, y1: float) -> float:
    """Give the distance from which on a digital picture of the line shows the deviation.

    After Prasad and others, "A novel framework for making dominant point detection methods
    non-parametric" (2012).
    """
    length = math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
    slope = (y1 - y0) / (x1 - x0) if x1 != x0 else 0.0
    phi = math.atan(slope)
    sine, cosine = math.sin(phi), math.cos(phi)
    most = (1 / length) * (abs(sine) + abs(cosine))
    turns = (abs(sine + cosine), abs(sine - cosine))
    angles = (math.atan((1 / length) * turn * (1 - most + most**2)) for turn in turns)
    return length * max(angles)


def _cuts(
    x: Floats,
    y: Floats,
    is_cut: Callable[[int, int, float], bool],
    check: Callable[[], None],
) -> Iterator[tuple[int, float]]:
    """Cut stretches at their farthest points, with its distance, as long as `is_cut` wants it."""
    stack = [(0, len(x) - 1)]
    while stack:
        check()
        start, stop = stack.pop()
        if stop - start < 2:
            continue
        place, distance = _farthest(x, y, start, stop)
        if is_cut(start, stop, distance):
            yield place, distance
            stack += [(start, place), (place, stop)]


def _farthest(x: Floats, y: Floats, start: int, stop: int) -> tuple[int, float]:
    """Give the point between two that is the farthest from the line through them."""
    x0, y0, x1, y1 = x[start], y[start], x[stop], y[stop]
    a, b, c = y0 - y1, x1 - x0, x0 * y1 - x1 * y0
    inner = slice(start + 1, stop)
    distances = np.abs(a * x[inner] + b * y[inner] + c) / math.sqrt(a * a + b * b)
    place = int(np.argmax(distances))
    return start + 1 + place, float(distances[place])
