"""telegram's options."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

_PATH: Final = "contrib/sranka/telegram"

option(_PATH, "defaultURL", "string", "https://api.telegram.org/bot")
option(_PATH, "defaultParseMode", "string", "MarkdownV2")
option(_PATH, "defaultDisableWebPagePreview", "bool", False)
option(_PATH, "defaultSilent", "bool", True)
