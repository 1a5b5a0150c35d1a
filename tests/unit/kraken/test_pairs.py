from __future__ import annotations

import gzip
import json

import pytest

from krakflux.errors import InvalidError
from krakflux.kraken.pairs import display_asset, display_name, internal_key, successor
from support.recorded import KRAKEN_DATA, needs


@pytest.mark.parametrize(
    ("name", "display"),
    [
        ("BTC/USD", "BTC/USD"),
        ("btc/usd", "BTC/USD"),
        ("BTCUSD", "BTC/USD"),
        ("XBTUSD", "BTC/USD"),
        ("XBT/USD", "BTC/USD"),
        ("XXBTZUSD", "BTC/USD"),
        ("BTC-USD", "BTC/USD"),
        (" XBT_USD ", "BTC/USD"),
        ("XDGUSD", "DOGE/USD"),
        ("XXDGXXBT", "DOGE/BTC"),
        ("XETHXXBT", "ETH/BTC"),
        ("EOSUSD", "EOS/USD"),
        ("AUSD", "A/USD"),
        ("XTZUSD", "XTZ/USD"),
        ("USDTZUSD", "USDT/USD"),
        ("ZEURZUSD", "EUR/USD"),
        ("ZUSDZJPY", "USD/JPY"),
        ("XXBTUSDQ", "BTC/USDQ"),
        ("XBTUSDT", "BTC/USDT"),
        ("BTC/PYUSD", "BTC/PYUSD"),
    ],
)
def test_every_form_of_a_name_is_read(name: str, display: str) -> None:
    assert display_name(name) == display


@pytest.mark.parametrize("name", ["", "BTC", "USD", "/", "BTC/", "B T C/USD", "BTC/USD/EUR", "ÄÖÜ"])
def test_what_names_no_pair_is_refused(name: str) -> None:
    with pytest.raises(InvalidError, match="is not the name of a pair"):
        display_name(name)


@pytest.mark.parametrize(
    ("pair", "key"),
    [
        ("BTC/USD", "XXBTZUSD"),
        ("LTC/USD", "XLTCZUSD"),
        ("XMR/USD", "XXMRZUSD"),
        ("XLM/USD", "XXLMZUSD"),
        ("ETH/BTC", "XETHXXBT"),
        ("USDT/USD", "USDTZUSD"),
        ("DOGE/USD", "XDGUSD"),
        ("EOS/USD", "EOSUSD"),
        ("BTC/USDT", "XBTUSDT"),
        ("BTC/CHF", "XBTCHF"),
    ],
)
def test_internal_keys_are_krakens(pair: str, key: str) -> None:
    assert internal_key(pair) == key
    assert display_name(key) == pair


def test_renamed_assets_are_known() -> None:
    assert successor("EOS/USD") == "A/USD"
    assert successor("MATIC/EUR") == "POL/EUR"
    assert successor("BTC/USD") is None


@pytest.mark.recorded
def test_the_rules_hold_for_every_pair_that_kraken_listed() -> None:
    path = needs(KRAKEN_DATA / "kayyrod21-assetpairs/rest_assetpairs_all_20260306.json.gz")
    listed = json.loads(gzip.decompress(path.read_bytes()))["result"]
    assert len(listed) > 1_400
    # A quote that ends like another one can't be told without the listing.
    ambiguous = {"AUSD", "PYUSD", "RLUSD"}
    for key, entry in listed.items():
        pair = display_name(entry["wsname"])
        assert pair == f"{display_asset(entry['base'])}/{display_asset(entry['quote'])}"
        assert internal_key(pair) == key
        if entry["quote"] not in ambiguous:
            assert display_name(key) == pair
            assert display_name(entry["altname"]) == pair
