"""market.fillBefore on a storage engine: what storage can do, it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.codec.line_protocol import parse, parse_precision
from krakflux.flux.plan.planner import RULES, Rule
from krakflux.storage.duckdb import open_engine
from support.flux import comparable, run_flux
from support.memory_storage import BUCKET, FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.storage.port import Storage

NOW = FixedClock().time
SECOND = 1_000_000_000
HEAD = 'import "market"\nfrom(bucket: "b") |> range(start: -60s) '


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    lines = [
        f"trades,pair={pair} price={price} {NOW + seconds * SECOND}"
        for pair, seconds, price in (
            ("BTC", -300, 1.0),
            ("BTC", -50, 2.0),
            ("BTC", -10, 3.0),
            ("ETH", -200, 7.0),
            ("ETH", -20, 8.0),
        )
    ]
    engine = open_engine(tmp_path, FixedClock())
    engine.create_bucket(BUCKET.id, 0)
    engine.write(BUCKET.id, parse("\n".join(lines).encode(), parse_precision("ns"), NOW))
    yield engine
    engine.close()


@pytest.mark.parametrize("rules", [RULES, ()])
@pytest.mark.parametrize(
    ("steps", "column", "wanted"),
    [
        ("|> aggregateWindow(every: 20s, fn: last)", "_value", [2, 2, 3, 7, 7, 8]),
        ("|> group() |> aggregateWindow(every: 20s, fn: min)", "_value", [2, 2, 3]),
        ("|> market.ohlc(every: 20s, gaps: \"null\")", "close", [2, 2, 3, 7, 7, 8]),
    ],
)  # fmt: skip
def test_windows_take_what_was_there_before(
    storage: Storage, rules: tuple[Rule, ...], steps: str, column: str, wanted: list[float]
) -> None:
    (result,) = run_flux(
        f'{HEAD}{steps} |> market.fillBefore(before: 1h, column: "{column}")',
        storage,
        rules=rules,
    )
    found = [value for block in result.blocks for value in block.rows[column].to_list()]
    assert found == wanted


def test_a_window_that_begins_later_takes_nothing_from_before(storage: Storage) -> None:
    (result,) = run_flux(
        f'{HEAD}|> filter(fn: (r) => r.pair == "ETH") |> window(every: 20s, createEmpty: true)'
        " |> mean() |> market.fillBefore(before: 1h)",
        storage,
    )
    assert [rows[0]["_value"] for _, _, rows in comparable([result])[0][1]] == [7, None, 8]
