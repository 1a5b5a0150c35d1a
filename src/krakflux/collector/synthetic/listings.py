"""The pairs of the generated market and their characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from krakflux.kraken.pairs import internal_key

__all__ = ["LISTINGS", "LOT_DECIMALS", "Listing", "asset_entry"]

LOT_DECIMALS: Final = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """One pair.

    Attributes:
        pair: Display name.
        alternative_name: Kraken's altname.
        level: The price around which it moves.
        decimals: Of its price; a tick is the last of them.
        spread: Between bid and ask, in ticks.
        trades_a_day: On an average day.
        quantity: Median of a trade, in base units.
        volatility: Standard deviation of a day's logarithmic return.
    """

    pair: str
    alternative_name: str
    level: float
    decimals: int
    spread: int
    trades_a_day: int
    quantity: float
    volatility: float

    def asset_pair(self) -> dict[str, Any]:
        """Give the pair's AssetPairs entry."""
        code, quote = self.alternative_name[:-3], self.alternative_name[-3:]
        key = internal_key(self.pair)
        return {
            "altname": self.alternative_name,
            "wsname": f"{code}/{quote}",
            "aclass_base": "currency",
            "base": key[:4] if key != self.alternative_name else code,
            "aclass_quote": "currency",
            "quote": f"Z{quote}",
            "lot": "unit",
            "cost_decimals": 5,
            "pair_decimals": self.decimals,
            "lot_decimals": LOT_DECIMALS,
            "lot_multiplier": 1,
            "leverage_buy": [],
            "leverage_sell": [],
            "fees": [],
            "fees_maker": [],
            "fee_volume_currency": "ZUSD",
            "margin_call": 80,
            "margin_stop": 40,
            "ordermin": f"{self.quantity / 100:.8f}",
            "costmin": "0.5",
            "tick_size": f"{10**-self.decimals:.{self.decimals}f}",
            "status": "online",
            "execution_venue": "international",
        }


def asset_entry(key: str) -> dict[str, Any]:
    """Give an asset's Assets entry; old assets have an X or Z before their name."""
    return {
        "aclass": "currency",
        "altname": key[1:] if len(key) == 4 and key[0] in "XZ" else key,
        "decimals": 10,
        "display_decimals": 5,
        "status": "enabled",
    }


LISTINGS: Final = (
    Listing("BTC/USD", "XBTUSD", 68_000.0, 1, 1, 24_000, 0.004, 0.022),
    Listing("ETH/USD", "ETHUSD", 2_050.0, 2, 2, 14_000, 0.12, 0.030),
    Listing("SOL/USD", "SOLUSD", 85.0, 2, 1, 9_000, 2.5, 0.038),
    Listing("XRP/USD", "XRPUSD", 1.40, 5, 5, 8_000, 180.0, 0.035),
    Listing("DOGE/USD", "XDGUSD", 0.095, 7, 40, 4_500, 1_500.0, 0.042),
    Listing("ADA/USD", "ADAUSD", 0.27, 6, 20, 3_500, 600.0, 0.038),
    Listing("XMR/USD", "XMRUSD", 340.0, 2, 8, 3_500, 0.35, 0.028),
    Listing("LTC/USD", "LTCUSD", 56.0, 2, 1, 3_000, 2.2, 0.030),
    Listing("LINK/USD", "LINKUSD", 8.9, 5, 60, 2_800, 18.0, 0.036),
    Listing("XLM/USD", "XLMUSD", 0.164, 6, 12, 2_400, 900.0, 0.036),
    Listing("AVAX/USD", "AVAXUSD", 9.2, 2, 1, 1_800, 14.0, 0.040),
    Listing("DOT/USD", "DOTUSD", 1.55, 4, 2, 1_500, 70.0, 0.038),
)
