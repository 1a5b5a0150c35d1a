"""geo's option: the unit of distances."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option
from krakflux.flux.values import Record

__all__: list[str] = []

# "m", "km" or "mile".
option("experimental/geo", "units", "{distance: string}", Record({"distance": "km"}))
