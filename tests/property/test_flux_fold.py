"""The ways reduce() is computed agree with each other and with a loop."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from support.flux import run_flux

PLAIN = "({s: accumulator.s + r.v, n: accumulator.n + 1})"
# The same, in words that no way but the general ones understands.
GENERAL = "({s: if true then accumulator.s + r.v else 0.0, n: accumulator.n + 1})"

rows = st.lists(
    st.tuples(st.integers(0, 200), st.floats(-1e6, 1e6, width=32)), min_size=1, max_size=300
)


def folded(rows: list[tuple[int, float]], body: str) -> dict[str, tuple[float, int]]:
    records = ", ".join(f'{{t: "{table:03}", v: {value:.6f}}}' for table, value in rows)
    (result,) = run_flux(
        f'import "array"\narray.from(rows: [{records}]) |> group(columns: ["t"])'
        f" |> reduce(identity: {{s: 0.5, n: 0}}, fn: (r, accumulator) => {body})"
    )
    return {
        key["t"]: (row["s"], row["n"])
        for block in result.blocks
        for key, row in zip(block.keys.to_dicts(), block.rows.to_dicts(), strict=True)
    }


@settings(max_examples=25, deadline=None)
@given(rows)
def test_all_ways_to_fold_agree(rows: list[tuple[int, float]]) -> None:
    want: dict[str, tuple[float, int]] = {}
    for table, value in rows:
        total, count = want.get(f"{table:03}", (0.5, 0))
        want[f"{table:03}"] = (total + float(f"{value:.6f}"), count + 1)
    assert folded(rows, PLAIN) == want
    assert folded(rows, GENERAL) == want
