"""A generated market: a seed comes in, Kraken-shaped answers about a dozen dollar pairs go out.

Trades are the truth. `days` makes a pair's trades of one UTC day from the seed alone, so any day
can be made at any time, in any order, and is always the same; `bars` adds them up to minutes;
`market` answers tickers, candles, trades and order books from both. Nothing of it is real: every
answer is labelled "simulated".
"""

from krakflux.collector.synthetic.market import HISTORY_DAYS, SyntheticMarket

__all__ = ["HISTORY_DAYS", "SyntheticMarket"]
