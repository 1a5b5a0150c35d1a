"""Minimising a function without its slope: Nelder and Mead's simplex.

Steps and weights are those of Gao and Han, "Implementing the Nelder-Mead simplex algorithm with
adaptive parameters" (2012): they depend on the number of dimensions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["minimize"]

Point = list[float]

_EDGE: Final = 0.05
_PATIENCE: Final = 100
_MOST_STEPS: Final = 20_000


def minimize(
    function: Callable[[Point], float], start: Sequence[float], tolerance: float
) -> tuple[float, Point]:
    """Search near `start` for the least value of a function.

    The search ends when 100 steps have not bettered it by more than `tolerance`.

    Returns:
        The least value found and its place.
    """
    simplex = _first_simplex(function, start)
    best, waited = simplex[0][0], 0
    for _ in range(_MOST_STEPS):
        _step(function, simplex)
        if best - simplex[0][0] > tolerance:
            best, waited = simplex[0][0], 0
            continue
        waited += 1
        if waited >= _PATIENCE:
            break
    return simplex[0]


def _first_simplex(
    function: Callable[[Point], float], start: Sequence[float]
) -> list[tuple[float, Point]]:
    corners = [[*start[:n], value + _EDGE, *start[n + 1 :]] for n, value in enumerate(start)]
    corners.append(list(start))
    return sorted(((function(each), each) for each in corners), key=lambda pair: pair[0])


def _step(function: Callable[[Point], float], simplex: list[tuple[float, Point]]) -> None:
    """Better the worst corner, or draw all corners to the best one; `simplex` stays sorted."""
    size = len(simplex) - 1
    worst, corner = simplex[-1]
    centre = [sum(axis) / size for axis in zip(*(point for _, point in simplex[:-1]), strict=True)]
    direction = [middle - value for middle, value in zip(centre, corner, strict=True)]

    def reach(scale: float) -> tuple[float, Point]:
        point = [middle + scale * step for middle, step in zip(centre, direction, strict=True)]
        return function(point), point

    reflected = reach(1.0)
    if reflected[0] < simplex[0][0]:
        expanded = reach(1 + 2 / size)
        _replace_worst(simplex, expanded if expanded[0] < reflected[0] else reflected)
    elif reflected[0] < simplex[-2][0]:
        _replace_worst(simplex, reflected)
    else:
        outside = reflected[0] < worst
        contraction = 0.75 - 1 / (2 * size)
        contracted = reach(contraction if outside else -contraction)
        if contracted[0] <= reflected[0] if outside else contracted[0] < worst:
            _replace_worst(simplex, contracted)
        else:
            _shrink(function, simplex)


def _replace_worst(simplex: list[tuple[float, Point]], corner: tuple[float, Point]) -> None:
    """Put a corner in its place; among equals it comes first."""
    simplex.pop()
    place = next((n for n, each in enumerate(simplex) if each[0] >= corner[0]), len(simplex))
    simplex.insert(place, corner)


def _shrink(function: Callable[[Point], float], simplex: list[tuple[float, Point]]) -> None:
    factor = 1 - 1 / (len(simplex) - 1)
    _, best = simplex[0]
    for n, (_, point) in enumerate(simplex[1:], 1):
        drawn = [near + factor * (far - near) for far, near in zip(point, best, strict=True)]
        simplex[n] = function(drawn), drawn
    simplex.sort(key=lambda pair: pair[0])
