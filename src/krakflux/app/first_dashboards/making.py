"""Making the first dashboards, at the first start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.app.first_dashboards.contents import (
    coin_arguments,
    crypto_overview,
    feed_health,
    market_overview,
    one_pair,
)
from krakflux.catalog.dashboards import DashboardDraft
from krakflux.catalog.variables import VariableDraft

if TYPE_CHECKING:
    from krakflux.app.first_run import Home
    from krakflux.catalog import Catalog

__all__ = ["make_first_dashboards"]

_NAME: Final = "first dashboards"
_CONTENTS: Final = {
    "Crypto overview": ("prices, and how fast they change", crypto_overview),
    "Market overview": ("all pairs beside each other", market_overview),
    "One pair in depth": ("candles, book and trades of the chosen coin", one_pair),
    "Feed health": ("what comes in, and what is missing", feed_health),
}


def make_first_dashboards(catalog: Catalog, home: Home, pair: str) -> None:
    """Make the dashboards and the variable `coin`, once in the life of a catalog.

    Args:
        catalog: Where they are made.
        home: Whose they are, and the bucket they read.
        pair: The pair that `coin` begins with.
    """
    bucket = home.bucket.name
    coin = VariableDraft(
        home.organization.id,
        "coin",
        coin_arguments(bucket),
        "a pair of which prices are stored",
        (pair,),
    )
    drafts = [
        DashboardDraft(home.organization.id, home.user.id, name, description, cells(bucket))
        for name, (description, cells) in _CONTENTS.items()
    ]
    catalog.made_once.make(_NAME, drafts, [coin])
