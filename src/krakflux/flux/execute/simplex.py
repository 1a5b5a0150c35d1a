"""Minimising a function without its slope: Nelder and Mead's simplex.

Steps and weights are those of Gao and Han, "Implementing the Nelder-Mead simplex algorithm with
adaptive parameters" (2012): they depend on the number of dimensions. The order of operations is
that of gonum's optimize package, which InfluxDB uses: the search ends where a tolerance lets it, so
that another rounding finds another place.
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
    function: Callable[[Point], float],
    start: Sequence[float],
    tolerance: float,
    check: Callable[[], None] | None = None,
) -> tuple[float, Point]:
    """Search near `start` for the least value of a function.

    The search ends when 100 steps have not bettered it by more than `tolerance`, or when `check`,
    called before each step, raises.

    Returns:
        The least value found and its place.
    """
    simplex = _Simplex(function, start)
    best, waited = simplex.values[0], 0
    for _ in range(_MOST_STEPS):
        if check is not None:
            check()
        simplex.step()
        if best - simplex.values[0] > tolerance:
            best, waited = simplex.values[0], 0
            continue
        waited += 1
        if waited >= _PATIENCE:
            break
    return simplex.values[0], simplex.corners[0]


class _Simplex:
    """The corners, best first, with their values and the centre of all but the worst."""

    def __init__(self, function: Callable[[Point], float], start: Sequence[float]) -> None:
        self._function = function
        self._size = len(start)
        self._centre: Point = []
        self.corners = [
            [*start[:n], value + _EDGE, *start[n + 1 :]] for n, value in enumerate(start)
        ]
        self.corners.append(list(start))
        self.values = [function(corner) for corner in self.corners]
        self._sort()

    def step(self) -> None:
        """Better the worst corner, or draw all corners to the best one."""
        worst, size = self.values[-1], self._size
        value, corner = self._reach(1.0)
        if value < self.values[0]:
            further = self._reach(1 + 2 / size)
            self._replace_worst(*(further if further[0] < value else (value, corner)))
        elif value < self.values[-2]:
            self._replace_worst(value, corner)
        else:
            outside = value < worst
            contraction = 0.75 - 1 / (2 * size)
            nearer = self._reach(contraction if outside else -contraction)
            if (nearer[0] <= value) if outside else (nearer[0] < worst):
                self._replace_worst(*nearer)
            else:
                self._shrink()

    def _reach(self, scale: float) -> tuple[float, Point]:
        """Go from the centre away from the worst corner."""
        pairs = zip(self._centre, self.corners[-1], strict=True)
        point = [(middle - far) * scale + middle for middle, far in pairs]
        return self._function(point), point

    def _replace_worst(self, value: float, corner: Point) -> None:
        """Put a corner in its place; among equals it comes first."""
        self.values.pop()
        self.corners.pop()
        place = len(self.values)
        while place and not self.values[place - 1] < value:
            place -= 1
        self.values.insert(place, value)
        self.corners.insert(place, corner)
        part = 1 / self._size
        triples = zip(self._centre, self.corners[-1], corner, strict=True)
        self._centre = [
            middle + -part * leaving + part * entering for middle, leaving, entering in triples
        ]

    def _shrink(self) -> None:
        factor = 1 - 1 / self._size
        best = self.corners[0]
        for n, corner in enumerate(self.corners[1:], 1):
            drawn = [(far - near) * factor + near for far, near in zip(corner, best, strict=True)]
            self.corners[n] = drawn
            self.values[n] = self._function(drawn)
        self._sort()

    def _sort(self) -> None:
        order = sorted(range(self._size + 1), key=self.values.__getitem__)
        self.corners = [self.corners[n] for n in order]
        self.values = [self.values[n] for n in order]
        self._centre = [sum(axis) / self._size for axis in zip(*self.corners[:-1], strict=True)]
