"""What a collector can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.errors import ConfigurationError, InvalidError
from krakflux.kraken.pairs import display_name
from krakflux.kraken.rate_limit import SAFE_INTERVAL_S
from krakflux.kraken.rest import KRAKEN_URL

if TYPE_CHECKING:
    from krakflux.collector.stream.settings import MarketStreamSettings

__all__ = ["DEFAULT_PAIRS", "LONGER_INTERVALS", "CollectorSettings", "read_pairs"]

LONGER_INTERVALS: Final = (5, 15, 30, 60, 240, 1_440, 10_080)

DEFAULT_PAIRS: Final = ("BTC/USD", "ETH/USD", "LTC/USD", "XMR/USD", "XLM/USD")


@dataclass(frozen=True, slots=True)
class CollectorSettings:
    """What to collect and how.

    Attributes:
        pairs: Display names; the first one's history is fetched first.
        interval_s: Between two polls of the tickers.
        exchange: Kraken's address, or a replay's.
        candle_interval: Minutes a candle; 0 = collect no candles.
        longer_intervals: Minutes of the longer candles to collect beside them.
        candle_refresh_s: Between two fetches of the candles that have closed since.
        recheck_s: Between two looks whether the exchange has an unknown pair by now.
        longest_pause_s: Between two attempts while the exchange can't be reached.
        request_interval_s: At least so long between two requests (Kraken: one a second is safe).
        timeout_s: For one answer.
        heal_limit: Missing trades up to which a hole is healed unasked.
        scans_market: Ask once a minute for every pair's volume and number of trades.
        stream: The WebSocket to collect from beside polling; None = poll only.
    """

    pairs: tuple[str, ...] = DEFAULT_PAIRS
    interval_s: float = 10.0
    exchange: str = KRAKEN_URL
    candle_interval: int = 1
    longer_intervals: tuple[int, ...] = ()
    candle_refresh_s: float = 60.0
    recheck_s: float = 600.0
    longest_pause_s: float = 120.0
    request_interval_s: float = SAFE_INTERVAL_S
    timeout_s: float = 10.0
    heal_limit: int = 100_000
    scans_market: bool = False
    stream: MarketStreamSettings | None = None


def read_pairs(names: str) -> tuple[str, ...]:
    """Read a comma list of pairs in any of Kraken's forms; repeated ones count once.

    Raises:
        ConfigurationError: a name that can't be a pair's, or no name at all.
    """
    try:
        pairs = [display_name(name) for name in names.split(",") if name.strip()]
    except InvalidError as error:
        raise ConfigurationError(f"pairs: {error.message}") from error
    if not pairs:
        raise ConfigurationError("pairs: name at least one, e.g. BTC/USD,ETH/USD")
    return tuple(dict.fromkeys(pairs))
