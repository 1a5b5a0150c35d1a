"""slack's option."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("slack", "defaultURL", "string", "https://slack.com/api/chat.postMessage")
