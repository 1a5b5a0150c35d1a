"""Division is correctly rounded, whatever Polars knows about the divisor."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.flux.execute.quotient import quotient

_FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=64)
_DIVISORS = _FLOATS.filter(lambda divisor: abs(divisor) > 1e-300)
_ROWS = st.lists(_FLOATS, min_size=1, max_size=5)


@given(_ROWS, _DIVISORS)
def test_constant_divisors_round_as_python_does(numerators: list[float], divisor: float) -> None:
    frame = pl.DataFrame({"value": numerators})
    expected = [_divide(numerator, divisor) for numerator in numerators]
    for constant in (divisor, pl.lit(divisor)):
        assert _quotients(frame, constant) == expected


@given(_ROWS, _DIVISORS)
def test_columns_of_one_value_round_as_python_does(numerators: list[float], divisor: float) -> None:
    frame = pl.DataFrame({"value": numerators}).with_columns(
        pl.lit(divisor).alias("literal"), pl.repeat(divisor, pl.len()).alias("same")
    )
    expected = [_divide(numerator, divisor) for numerator in numerators]
    chosen = pl.when(pl.col("value").is_not_null()).then(pl.lit(divisor))
    for column in (pl.col("literal"), pl.col("same"), chosen):
        assert _quotients(frame, column) == expected


@pytest.mark.parametrize("divisor", [2.0, -0.25, 1.0, 2.0**-1060, 5e-324, 10.0])
def test_powers_of_two_and_others_divide_alike(divisor: float) -> None:
    numerators = [3.0, -7.1, 0.0, 5e-324]
    frame = pl.DataFrame({"value": numerators})
    assert _quotients(frame, divisor) == [_divide(each, divisor) for each in numerators]


def test_null_stays_null() -> None:
    frame = pl.DataFrame({"value": [None, 3.0]}, schema={"value": pl.Float64})
    assert _quotients(frame, 10.0) == [None, 0.3]
    assert _quotients(frame, pl.lit(None, pl.Float64)) == [None, None]


def test_tables_divide_each_by_its_own_rows() -> None:
    frame = pl.DataFrame({"table": [0, 0, 1], "value": [3.0, 7.0, 1.0]})
    found = frame.select(quotient(pl.col("value"), 10.0).over("table"))["value"]
    assert found.to_list() == [0.3, 0.7, 0.1]


def _quotients(frame: pl.DataFrame, divisor: pl.Expr | float) -> list[float | None]:
    return frame.select(quotient(pl.col("value"), divisor))["value"].to_list()


def _divide(numerator: float, divisor: float) -> float:
    return numerator / divisor
