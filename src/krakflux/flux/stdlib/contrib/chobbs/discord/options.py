"""discord's option."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("contrib/chobbs/discord", "discordURL", "string", "https://discordapp.com/api/webhooks/")
