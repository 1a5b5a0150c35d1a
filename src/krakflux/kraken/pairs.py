"""Kraken's names for a pair: every form that is or was in use, read into the display name.

Kraken names Bitcoin against the dollar `XXBTZUSD` (answers), `XBTUSD` (altname), `XBT/USD`
(wsname) and `BTC/USD` (display). Everything above this module speaks display names.
"""

from __future__ import annotations

import re
from typing import Final

from krakflux.errors import InvalidError

__all__ = [
    "display_asset",
    "display_name",
    "internal_key",
    "split_name",
    "successor",
    "unknown_pair_message",
]

# Assets whose present names differ from the codes Kraken keeps for them.
_DISPLAY: Final = {"XBT": "BTC", "XDG": "DOGE"}
_CODES: Final = {display: code for code, display in _DISPLAY.items()}

# The assets of Kraken's first years, whose ids carry an X (coins) or a Z (money) in front.
_OLD_COINS: Final = frozenset(
    (
        *("ETC", "ETH", "LTC", "MLN", "REP", "XBT", "XDG", "XLM", "XMR", "XRP", "ZEC"),
        *("DAO", "GNO", "ICN", "NMC", "XVN"),  # long gone, but in old recordings
    )
)
_OLD_MONEY: Final = frozenset(
    ("ARS", "AUD", "CAD", "COP", "EUR", "GBP", "JPY", "KRW", "MXN", "USD")
)
# The pairs of those years whose keys still carry them: quote → bases.
_KEYED: Final = {
    "ZUSD": "ETC ETH LTC MLN REP XBT XLM XMR XRP ZEC",
    "ZEUR": "ETC ETH LTC MLN REP XBT XLM XMR XRP ZEC",
    "ZGBP": "ETH XBT XLM",
    "ZJPY": "ETH LTC XBT",
    "ZCAD": "ETH XBT XRP",
    "XXBT": "ETC ETH LTC MLN XDG XLM XMR XRP",
    "XETH": "ETC",
}
_KEYED_EXCEPTIONS: Final = {
    "USDT/USD": "USDTZUSD",
    "EUR/USD": "ZEURZUSD",
    "GBP/USD": "ZGBPZUSD",
    "USD/CAD": "ZUSDZCAD",
    "USD/JPY": "ZUSDZJPY",
    "BTC/EUROP": "XXBTEUROP",
    "BTC/USDQ": "XXBTUSDQ",
    "BTC/USDR": "XXBTUSDR",
}
_NAMES_OF_EXCEPTIONS: Final = {key: display for display, key in _KEYED_EXCEPTIONS.items()}

# Quotes, tried in this order at the end of a name written without a separator. A quote that ends
# like another one (PYUSD, RLUSD, AUSD) can't be told from a longer base: write those with "/".
_QUOTES: Final = (
    *("EUROP", "USDT", "USDC", "USDQ", "USDR", "USDD", "USDG", "USD1", "EURC", "FIDD"),
    *("USD", "EUR", "GBP", "CAD", "AUD", "JPY", "CHF", "BRL", "DAI", "XBT", "BTC", "ETH", "SOL"),
)

# Assets that trade under another name today (Kraken's announcements).
_RENAMED: Final = {"EOS": "A", "MATIC": "POL"}

_SEPARATED: Final = re.compile(r"([A-Z0-9.]{1,16})[/_-]([A-Z0-9.]{1,16})")
_JOINED: Final = re.compile(r"[A-Z0-9.]{4,24}")
_OLD_PAIR: Final = re.compile(r"([XZ][A-Z]{3})([XZ][A-Z]{3})")


def display_asset(code: str) -> str:
    """Give an asset's display name: `XXBT`, `XBT` and `BTC` are `BTC`, `ZUSD` is `USD`."""
    upper = code.upper()
    if len(upper) == 4 and (
        (upper[0] == "X" and upper[1:] in _OLD_COINS)
        or (upper[0] == "Z" and upper[1:] in _OLD_MONEY)
    ):
        upper = upper[1:]
    return _DISPLAY.get(upper, upper)


def split_name(name: str) -> tuple[str, str]:
    """Read any form of a pair's name, upper or lower case, into its assets' display names.

    Raises:
        InvalidError: this is not the name of a pair.
    """
    upper = name.strip().upper()
    if separated := _SEPARATED.fullmatch(upper):
        return display_asset(separated[1]), display_asset(separated[2])
    if upper in _NAMES_OF_EXCEPTIONS:
        base, quote = _NAMES_OF_EXCEPTIONS[upper].split("/")
        return base, quote
    if (old := _OLD_PAIR.fullmatch(upper)) and all(map(_is_old_code, old.groups())):
        return display_asset(old[1]), display_asset(old[2])
    if _JOINED.fullmatch(upper):
        for quote in _QUOTES:
            if upper.endswith(quote) and len(upper) > len(quote):
                return display_asset(upper.removesuffix(quote)), display_asset(quote)
    raise InvalidError(f"{name!r} is not the name of a pair (write it like BTC/USD)")


def display_name(name: str) -> str:
    """Read any form of a pair's name: `XXBTZUSD`, `XBTUSD`, `XBT/USD`, `btc/usd` are `BTC/USD`.

    Raises:
        InvalidError: this is not the name of a pair.
    """
    base, quote = split_name(name)
    return f"{base}/{quote}"


def internal_key(pair: str) -> str:
    """Give the key under which Kraken's answers list a pair: `BTC/USD` is `XXBTZUSD`."""
    if pair in _KEYED_EXCEPTIONS:
        return _KEYED_EXCEPTIONS[pair]
    base, quote = (_CODES.get(asset, asset) for asset in pair.split("/"))
    for old_quote, bases in _KEYED.items():
        if old_quote[1:] == quote and base in bases.split():
            return f"X{base}{old_quote}"
    return base + quote


def successor(pair: str) -> str | None:
    """Name the pair that took the place of a renamed one: `EOS/USD` is `A/USD` now."""
    base, _, quote = pair.partition("/")
    renamed = _RENAMED.get(base)
    return f"{renamed}/{quote}" if renamed else None


def unknown_pair_message(pair: str) -> str:
    """Say that the exchange lacks a pair, and what took its place."""
    renamed = successor(pair)
    hint = f"; it trades as {renamed} now" if renamed else ""
    return f"the exchange has no pair {pair}{hint}"


def _is_old_code(code: str) -> bool:
    return code[1:] in (_OLD_COINS if code[0] == "X" else _OLD_MONEY)
