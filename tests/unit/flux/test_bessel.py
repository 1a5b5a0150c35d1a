"""Bessel functions against their integrals, and what they have in common."""

from __future__ import annotations

import math

import numpy as np
import pytest

from krakflux.errors import FluxError
from krakflux.flux.bessel import MAX_ORDER, first_kind, second_kind

POINTS = [1e-3, 0.5, 3.8, 12.0, 24.9, 25.1, 40.0, 300.0]


@pytest.mark.parametrize("x", POINTS)
@pytest.mark.parametrize("order", [0, 1, 2, 7, 30])
def test_the_first_kind_is_its_integral(order: int, x: float) -> None:
    angles = (np.arange(2_000) + 0.5) * math.pi / 2_000
    integral = np.mean(np.cos(order * angles - x * np.sin(angles)))
    assert first_kind(order, x) == pytest.approx(float(integral), rel=1e-12, abs=1e-14)
    assert first_kind(-order, x) == pytest.approx((-1) ** order * first_kind(order, x))
    assert first_kind(order, -x) == pytest.approx((-1) ** order * first_kind(order, x))


@pytest.mark.parametrize("x", POINTS)
@pytest.mark.parametrize("order", [0, 1, 2, 7, 30])
def test_the_second_kind_has_the_wronskian_of_the_equation(order: int, x: float) -> None:
    below, above = (first_kind(order, x), second_kind(order, x)), order + 1
    wronskian = first_kind(above, x) * below[1] - below[0] * second_kind(above, x)
    assert wronskian == pytest.approx(2 / math.pi / x, rel=1e-11)


def test_the_ends_of_the_numbers() -> None:
    assert [first_kind(order, math.inf) for order in (0, 3)] == [0.0, 0.0]
    assert second_kind(2, math.inf) == 0.0
    assert first_kind(1, 1e-320) == pytest.approx(5e-321)
    assert second_kind(1, 1e-320) == -math.inf
    assert first_kind(MAX_ORDER, 10.0) == 0.0
    assert math.isnan(first_kind(1, math.nan))
    with pytest.raises(FluxError, match="out of range"):
        second_kind(MAX_ORDER + 1, 1.0)
