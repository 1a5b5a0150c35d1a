"""bigpanda's options."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("contrib/rhajek/bigpanda", "defaultUrl", "string", "https://api.bigpanda.io/data/v2/alerts")
option("contrib/rhajek/bigpanda", "defaultTokenPrefix", "string", "Bearer")
