"""The port behind the replay's HTTP face: anything that can answer as Kraken would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from krakflux.errors import InvalidError
from krakflux.kraken.pairs import display_name, internal_key

__all__ = ["Market", "PairNames"]


@dataclass(frozen=True, slots=True)
class PairNames:
    """The names of the pairs a market knows.

    `keys` gives each display name the key under which answers list it. `aliases` gives further
    spellings (upper case) their display name; what stands in neither is read by Kraken's rules.
    """

    keys: dict[str, str]
    aliases: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """Give the display name for any form of a pair's name; None = no such pair here."""
        known = self.aliases.get(name.strip().upper())
        if known is not None:
            return known
        try:
            pair = display_name(name)
        except InvalidError:
            return None
        return pair if pair in self.keys else None

    def key(self, pair: str) -> str:
        return self.keys.get(pair) or internal_key(pair)


class Market(Protocol):
    """Answers in Kraken's own JSON; times in and out are the market's, in nanoseconds.

    Pairs are display names that `names` knows. None = the market has nothing of the kind for this
    pair. Methods may be called from any thread.
    """

    @property
    def names(self) -> PairNames: ...

    def tickers(self) -> list[str]:
        """Name the pairs that have a ticker."""
        ...

    def ticker(self, pair: str, now: int) -> dict[str, Any] | None: ...

    def candles(
        self, pair: str, interval: int, since: int | None, now: int
    ) -> list[list[Any]] | None:
        """Give rows `[time s, open, high, low, close, vwap, volume, count]`, the last forming.

        At most 721, by rising time; `interval` in minutes. `since` (s) may lead to older rows than
        the newest 721; Kraken itself has no older ones.
        """
        ...

    def trades(self, pair: str, since: int | None, count: int, now: int) -> list[list[Any]] | None:
        """Give up to `count` rows after `since` (ns, exclusive), or the newest ones.

        Rows are `[price, volume, time ns, b/s, m/l, misc, id]`, without id where it isn't known.
        """
        ...

    def depth(self, pair: str, count: int, now: int) -> dict[str, Any] | None: ...

    def spread(self, pair: str, now: int) -> list[list[Any]] | None: ...

    def asset_pairs(self) -> dict[str, dict[str, Any]]:
        """Give each pair's AssetPairs entry, by display name."""
        ...

    def assets(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Give each asset's key and Assets entry, by display name."""
        ...
