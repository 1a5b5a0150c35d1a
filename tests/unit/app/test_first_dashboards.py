from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krakflux.app.first_dashboards import make_first_dashboards
from krakflux.app.first_run import Home, prepare_home
from krakflux.catalog import Catalog, open_catalog
from krakflux.catalog.templates.exporting import describe_resources
from krakflux.catalog.templates.objects import read_objects
from krakflux.catalog.variables import VariableDraft
from krakflux.flux.syntax import parse_file
from support.catalog import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ["Crypto overview", "Feed health", "Market overview", "One pair in depth"]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = open_catalog(tmp_path / "catalog.sqlite", SteppingClock())
    yield opened
    opened.close()


@pytest.fixture
def home(catalog: Catalog) -> Home:
    return prepare_home(catalog, None)


def names(catalog: Catalog) -> list[str]:
    return sorted(dashboard.name for dashboard in catalog.dashboards.list_all())


def queries(catalog: Catalog) -> list[dict[str, Any]]:
    found = catalog.dashboards.with_cells(catalog.dashboards.list_all())
    views = [cell.properties or {} for dashboard in found for cell in dashboard.cells]
    return [query for view in views for query in view.get("queries", [])]


def test_they_are_made_once_and_stay_deleted(catalog: Catalog, home: Home) -> None:
    make_first_dashboards(catalog, home, "BTC/USD")
    assert names(catalog) == NAMES
    gone = catalog.dashboards.list_all()[0]
    catalog.dashboards.delete(gone.id)
    (coin,) = catalog.variables.list_all()
    assert coin.selected == ("BTC/USD",)
    catalog.variables.delete(coin.id)
    make_first_dashboards(catalog, home, "BTC/USD")
    assert names(catalog) == sorted(set(NAMES) - {gone.name})
    assert catalog.variables.list_all() == []


def test_a_user_s_variable_of_that_name_stays_as_it_is(catalog: Catalog, home: Home) -> None:
    arguments = {"type": "constant", "values": ["mine"]}
    mine = catalog.variables.create(VariableDraft(home.organization.id, "Coin", arguments))
    make_first_dashboards(catalog, home, "BTC/USD")
    assert catalog.variables.list_all() == [mine]
    assert names(catalog) == NAMES


def test_cells_lie_side_by_side_on_the_grid(catalog: Catalog, home: Home) -> None:
    make_first_dashboards(catalog, home, "BTC/USD")
    for dashboard in catalog.dashboards.with_cells(catalog.dashboards.list_all()):
        taken: set[tuple[int, int]] = set()
        for cell in dashboard.cells:
            squares = {
                (x, y)
                for x in range(cell.x, cell.x + cell.w)
                for y in range(cell.y, cell.y + cell.h)
            }
            assert taken.isdisjoint(squares)
            taken |= squares
        assert max(x for x, _ in taken) == 11


def test_what_the_builder_wrote_is_what_its_cards_say(catalog: Catalog, home: Home) -> None:
    make_first_dashboards(catalog, home, "BTC/USD")
    texts = [query["text"] for query in queries(catalog)]
    assert len(texts) > 10
    for text in texts:
        parse_file(text)
    built = [query for query in queries(catalog) if query["editMode"] == "builder"]
    assert [query["builderConfig"]["buckets"] for query in built] == [["kraken"]] * len(built)
    (price,) = [query["text"] for query in built if '"BTC/USD"' in query["text"]]
    assert price.splitlines() == [
        'from(bucket: "kraken")',
        "  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)",
        '  |> filter(fn: (r) => r._measurement == "ohlc")',
        '  |> filter(fn: (r) => r._field == "close")',
        '  |> filter(fn: (r) => r.pair == "BTC/USD")',
        '  |> filter(fn: (r) => r.interval == "1m")',
        '  |> drop(columns: ["source"])',
        "  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)",
    ]


def test_they_are_templates_like_any_other(catalog: Catalog, home: Home) -> None:
    make_first_dashboards(catalog, home, "BTC/USD")
    made = catalog.dashboards.with_cells(catalog.dashboards.list_all())
    described = describe_resources([*made, *catalog.variables.list_all()], {})
    objects = read_objects(described, {})
    assert sorted(each.name for each in objects) == sorted([*NAMES, "coin"])
