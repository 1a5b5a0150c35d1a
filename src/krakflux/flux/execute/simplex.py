"""Minimising functions without their slopes: Nelder and Mead's simplex, many searches at once.

Steps and weights are those of Gao and Han, "Implementing the Nelder-Mead simplex algorithm with
adaptive parameters" (2012): they depend on the number of dimensions. The order of operations is
that of gonum's optimize package, which InfluxDB uses: the search ends where a tolerance lets it, so
that another rounding finds another place.

Searches know nothing of each other. Each is a lane of the same arrays, so that a step of thousands
costs some tens of numpy calls; a lane whose search has ended takes up the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.intp]

__all__ = ["MOST_STEPS", "Function", "minimize"]

MOST_STEPS: Final = 100_000
"""Where a search ends that has not settled."""

_EDGE: Final = 0.05
_PATIENCE: Final = 100
_LANES: Final = 4096
_FEW: Final = 256
_REFILL: Final = 8


class Function(Protocol):
    """What is minimised; it gives infinities, never NaN."""

    def __call__(self, points: Floats, searches: Numbers, /) -> Floats:
        """Give the value at each point (points × dimensions) for the search that asks."""
        ...


def minimize(
    function: Function,
    starts: Floats,
    tolerance: float,
    check: Callable[[], None] | None = None,
) -> tuple[Floats, Floats]:
    """Search near each start (searches × dimensions) for the least value of a function.

    A search ends when 100 steps have not bettered it by more than `tolerance`, at `MOST_STEPS`, or
    when `check`, called before each step, raises.

    Returns:
        The least value that each search found, and its place.
    """
    values, places = np.empty(len(starts)), np.empty_like(starts)
    lanes = _Lanes(function, starts, np.arange(min(_LANES, len(starts))))
    begun = len(lanes.searches)
    # Infinities of regions without values meet each other: inf - inf is no improvement.
    with np.errstate(all="ignore"):
        while lanes.searches.size:
            if check is not None:
                check()
            lanes.step()
            ended = lanes.ended(tolerance)
            if ended.size:
                searches = lanes.searches[ended]
                values[searches], places[searches] = lanes.best(ended)
            idle = np.flatnonzero(lanes.idle)
            if idle.size * _REFILL < lanes.searches.size:
                continue
            waiting = np.arange(begun, min(begun + idle.size, len(starts)))
            begun += waiting.size
            lanes.place(idle[: waiting.size], waiting, starts)
            if waiting.size < idle.size:
                lanes.keep(~lanes.idle)
    return values, places


class _Lanes:
    """The simplex of each lane: corners as they came, and their order and values, best first."""

    def __init__(self, function: Function, starts: Floats, searches: Numbers) -> None:
        lanes, size = searches.size, starts.shape[1]
        contraction = 0.75 - 1 / (2 * size)
        self._scales = np.array([1.0, 1 + 2 / size, contraction, -contraction])
        self._function = function
        self._size = size
        self.searches = searches.copy()
        self.idle = np.zeros(lanes, dtype=bool)
        self._firsts = np.arange(lanes) * (size + 1)
        self._corners = np.empty((lanes * (size + 1), size))
        self._order = np.empty((size + 1, lanes), dtype=np.intp)
        self._values = np.empty((size + 1, lanes))
        self._centre = np.empty((lanes, size))
        self._reached, self._waited, self._steps = np.empty(lanes), *np.empty((2, lanes), dtype=int)
        self.place(np.arange(lanes), searches, starts)

    def place(self, lanes: Numbers, searches: Numbers, starts: Floats) -> None:
        """Begin searches in lanes: the start, and one corner further along each dimension."""
        if not lanes.size:
            return
        size = self._size
        corners = np.repeat(starts[searches][:, None, :], size + 1, axis=1)
        corners[:, np.arange(size), np.arange(size)] += _EDGE
        with np.errstate(all="ignore"):
            flat = self._function(corners.reshape(-1, size), np.repeat(searches, size + 1))
        self._corners.reshape(-1, size + 1, size)[lanes] = corners
        self.searches[lanes], self.idle[lanes] = searches, False
        values = np.ascontiguousarray(flat.reshape(-1, size + 1).T)
        self._sort(lanes, values, np.repeat(np.arange(size + 1)[:, None], lanes.size, axis=1))
        self._reached[lanes], self._waited[lanes], self._steps[lanes] = self._values[0, lanes], 0, 0

    def keep(self, kept: NDArray[np.bool_]) -> None:
        """Leave out the other lanes."""
        size = self._size
        self._corners = self._corners.reshape(-1, size + 1, size)[kept].reshape(-1, size)
        self._order = np.ascontiguousarray(self._order[:, kept])
        self._values = np.ascontiguousarray(self._values[:, kept])
        self._centre, self._reached = self._centre[kept], self._reached[kept]
        self._waited, self._steps = self._waited[kept], self._steps[kept]
        self.searches, self.idle = self.searches[kept], self.idle[kept]

    def best(self, lanes: Numbers) -> tuple[Floats, Floats]:
        """Give the least values and their places."""
        return self._values[0, lanes], self._corners.take(self._rows(lanes, 0), axis=0)

    def ended(self, tolerance: float) -> Numbers:
        """Tell, after a step, which lanes' searches end; they are idle from then on."""
        better = self._reached - self._values[0] > tolerance
        self._reached = np.where(better, self._values[0], self._reached)
        self._waited += 1
        self._waited[better] = 0
        self._steps += 1
        over = ((self._waited >= _PATIENCE) | (self._steps >= MOST_STEPS)) & ~self.idle
        self.idle |= over
        return np.flatnonzero(over)

    def step(self) -> None:
        """Better each lane's worst corner, or draw all its corners to its best one."""
        best, second, worst = self._values[0], self._values[-2], self._values[-1]
        away = self._centre - self._worst()
        # One call for all that may be tried costs few lanes less than two calls.
        ahead = len(self._scales) if self.searches.size <= _FEW else 1
        reached = away * self._scales[:ahead, None, None] + self._centre
        flat = self._function(reached.reshape(-1, self._size), np.tile(self.searches, ahead))
        known = flat.reshape(ahead, -1)
        points, values = reached[0].copy(), known[0].copy()
        further = values < best
        again = np.flatnonzero(further | ~(values < second))
        shrunk = again[:0]
        if again.size:
            further, outside = further[again], values[again] < worst[again]
            way = np.where(further, 1, np.where(outside, 2, 3))
            if ahead > 1:
                others, found = reached[way, again], known[way, again]
            else:
                others, found = self._reach(away, again, way)
            first = values[again]
            contracted = np.where(outside, found <= first, found < worst[again])
            taken = np.where(further, found < first, contracted)
            points[again[taken]], values[again[taken]] = others[taken], found[taken]
            shrunk = again[~taken & ~further]
        drawn = self._drawn(shrunk) if shrunk.size else None
        self._replace_worst(points, values)
        if drawn is not None:
            self._corners.reshape(-1, self._size + 1, self._size)[shrunk] = drawn[0]
            self._sort(shrunk, *drawn[1:])

    def _reach(self, away: Floats, lanes: Numbers, way: Numbers) -> tuple[Floats, Floats]:
        """Go from the centre away from the worst corner, each lane by the scale of its way."""
        points = away[lanes] * self._scales[way][:, None] + self._centre[lanes]
        return points, self._function(points, self.searches[lanes])

    def _rows(self, lanes: Numbers | slice, rank: int) -> Numbers:
        """Give where the corners of a rank stand, 0 = the best."""
        order = self._order[rank]
        rows: Numbers = self._firsts[: order.size][lanes] + order[lanes]
        return rows

    def _worst(self) -> Floats:
        corners: Floats = self._corners.take(self._rows(slice(None), -1), axis=0)
        return corners

    def _replace_worst(self, points: Floats, values: Floats) -> None:
        """Put a corner in its place in each lane; among equals it comes first."""
        ranks = np.arange(self._size + 1)[:, None]
        place = (self._values[:-1] < values).sum(axis=0)
        rows = self._rows(slice(None), -1)
        slots = self._order[-1].copy()
        self._order[1:] = np.where(ranks[1:] < place, self._order[1:], self._order[:-1])
        self._order[place, np.arange(slots.size)] = slots
        moved = np.minimum(self._values[1:], np.maximum(self._values[:-1], values))
        np.minimum(self._values[0], values, out=self._values[0])
        self._values[1:] = moved
        self._corners[rows] = points
        part = 1 / self._size
        self._centre += -part * self._worst()
        self._centre += part * points

    def _drawn(self, lanes: Numbers) -> tuple[Floats, Floats, Numbers]:
        """Draw corners to the best one; gives corners, and values and order as they were ranked."""
        size, order = self._size, self._order[:, lanes]
        corners = self._corners.reshape(-1, size + 1, size)[lanes]
        best = np.take_along_axis(corners, order[0][:, None, None], axis=1)
        drawn = (corners - best) * (1 - 1 / size) + best
        flat = self._function(drawn.reshape(-1, size), np.repeat(self.searches[lanes], size + 1))
        values = np.take_along_axis(flat.reshape(-1, size + 1), order.T, axis=1).T
        # The best corner stays what it is: the way to itself and back may round.
        np.put_along_axis(drawn, order[0][:, None, None], best, axis=1)
        values[0] = self._values[0, lanes]
        return drawn, values, order

    def _sort(self, lanes: Numbers, values: Floats, order: Numbers) -> None:
        ranked = np.argsort(values, axis=0, kind="stable")
        self._values[:, lanes] = np.take_along_axis(values, ranked, axis=0)
        self._order[:, lanes] = np.take_along_axis(order, ranked, axis=0)
        total = np.zeros((lanes.size, self._size))
        for rank in range(self._size):
            total += self._corners.take(self._rows(lanes, rank), axis=0)
        self._centre[lanes] = total / self._size
