"""pushbullet's option."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("pushbullet", "defaultURL", "string", "https://api.pushbullet.com/v2/pushes")
