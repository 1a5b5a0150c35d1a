"""Bessel functions of whole order, for `math.j0` … `math.yn`.

Up to `_FAR` by Neumann's series over Miller's backward recurrence, beyond it by Hankel's asymptotic
expansion (Abramowitz & Stegun 9.1.88, 9.1.89, 9.2.5, 9.12).
"""

from __future__ import annotations

import math
from typing import Final

from krakflux.errors import FluxError

__all__ = ["MAX_ORDER", "first_kind", "second_kind"]

# The recurrences take a step for each order.
MAX_ORDER: Final = 100_000

_FAR: Final = 25.0
# Below it the first term of each power series is exact.
_TINY: Final = 1e-9
# exp(-_LOWEST) is no float but 0; (x/2)^n / n! bounds J_n(x).
_LOWEST: Final = 750.0
_EULER_GAMMA: Final = 0.5772156649015329
_HUGE: Final = 1e250


def first_kind(order: int, x: float) -> float:
    """Give J_n(x); J_-n(x) = J_n(-x) = (-1)^n J_n(x).

    Raises:
        FluxError: the order is beyond MAX_ORDER.
    """
    n = _checked(order)
    if math.isnan(x):
        return math.nan
    sign = -1.0 if n % 2 and (order < 0) is not (x < 0) else 1.0
    x = abs(x)
    if math.isinf(x):
        return 0.0
    if x < _TINY:
        return sign * (x / 2) ** n / math.gamma(min(n, 170) + 1)
    if x > _FAR and n <= x:
        return sign * _upward(n, x, _far(0, x)[0], _far(1, x)[0])
    if n and n * (math.log(2 * n / x) - 1) > _LOWEST:
        return sign * 0.0
    return sign * _backward(n, x)[n]


def second_kind(order: int, x: float) -> float:
    """Give Y_n(x), NaN for x < 0 and -Inf at 0; Y_-n(x) = (-1)^n Y_n(x).

    Raises:
        FluxError: the order is beyond MAX_ORDER.
    """
    n = _checked(order)
    sign = -1.0 if n % 2 and order < 0 else 1.0
    if math.isnan(x) or x < 0:
        return math.nan
    if x == 0:
        return sign * -math.inf
    if math.isinf(x):
        return 0.0
    zeroth, first = (_far(0, x)[1], _far(1, x)[1]) if x > _FAR else _near(x)
    return sign * _upward(n, x, zeroth, first)


def _checked(order: int) -> int:
    if abs(order) > MAX_ORDER:
        raise FluxError(f"order of a Bessel function out of range: {order}")
    return abs(order)


def _upward(n: int, x: float, zeroth: float, first: float) -> float:
    """Give the n-th of functions that follow C_{k+1} = 2k/x · C_k - C_{k-1}."""
    if n == 0:
        return zeroth
    below, value = zeroth, first
    for order in range(1, n):
        if math.isinf(value):
            break
        below, value = value, 2 * order / x * value - below
    return value


def _backward(n: int, x: float) -> list[float]:
    """Give J_0(x) … J_m(x), m > n: down from far above, scaled so that J_0 + 2 Σ J_2k = 1."""
    top = 2 * ((max(n, int(x)) + 40 + int(8 * math.sqrt(max(n, x)))) // 2)
    values = [0.0] * (top + 2)
    values[top] = 1e-300
    for order in range(top, 0, -1):
        value = 2 * order / x * values[order] - values[order + 1]
        values[order - 1] = value
        if abs(value) > _HUGE:
            for place in range(order - 1, top + 1):
                values[place] /= _HUGE
    norm = values[0] + 2 * math.fsum(values[2::2])
    return [value / norm for value in values]


def _near(x: float) -> tuple[float, float]:
    """Give Y_0(x) and Y_1(x) as Neumann's series of the first kind."""
    logarithm = math.log(x) - math.log(2) + _EULER_GAMMA
    if x < _TINY:
        return 2 / math.pi * logarithm, -2 / math.pi / x
    values = _backward(0, x)
    evens = math.fsum((-1) ** k * values[2 * k] / k for k in range(1, len(values) // 2))
    odds = math.fsum(
        (-1) ** k * (2 * k + 1) / (k * (k + 1)) * values[2 * k + 1]
        for k in range(1, len(values) // 2 - 1)
    )
    zeroth = 2 / math.pi * (logarithm * values[0] - 2 * evens)
    first = 2 / math.pi * ((logarithm - 1) * values[1] - values[0] / x - odds)
    return zeroth, first


def _far(n: int, x: float) -> tuple[float, float]:
    """Give J_n(x) and Y_n(x), n 0 or 1, for a large x."""
    if x > 1e300:
        return 0.0, 0.0
    even, odd, term = 1.0, 0.0, 1.0
    for k in range(1, 60):
        after = term * (4 * n * n - (2 * k - 1) ** 2) / (8 * k * x)
        if abs(after) >= abs(term) or abs(after) < 1e-18:
            break
        term = after
        signed = -term if k % 4 in (2, 3) else term
        if k % 2:
            odd += signed
        else:
            even += signed
    # cos(x - π/4) and the like of the exact x: subtracting a rounded π/4 would cost digits.
    sine, cosine = math.sin(x), math.cos(x)
    plus, minus = (sine + cosine) / math.sqrt(2), (sine - cosine) / math.sqrt(2)
    along, across = (plus, minus) if n == 0 else (minus, -plus)
    scale = math.sqrt(2 / math.pi / x)
    return scale * (even * along - odd * across), scale * (even * across + odd * along)
