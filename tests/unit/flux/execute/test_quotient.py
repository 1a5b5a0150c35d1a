"""Division by a constant is correctly rounded."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from krakflux.flux.execute.quotient import quotient

_FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=64)


@given(
    st.lists(_FLOATS, min_size=1, max_size=5), _FLOATS.filter(lambda divisor: abs(divisor) > 1e-300)
)
def test_constant_divisors_round_as_python_does(numerators: list[float], divisor: float) -> None:
    frame = pl.DataFrame({"value": numerators})
    found = frame.select(quotient(pl.col("value"), divisor))["value"].to_list()
    assert found == [_divide(numerator, divisor) for numerator in numerators]


def _divide(numerator: float, divisor: float) -> float:
    return numerator / divisor


def test_null_stays_null() -> None:
    frame = pl.DataFrame({"value": [None, 3.0]}, schema={"value": pl.Float64})
    assert frame.select(quotient(pl.col("value"), 10.0))["value"].to_list() == [None, 0.3]
