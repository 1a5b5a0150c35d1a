"""Makes a pair's trades of one UTC day: a random walk between fixed daily anchors.

Activity follows the hours of the day as it does on Kraken (quiet at 06–09 UTC, busiest at 15 UTC,
a fifth less on weekends). A few times a day a volume spike multiplies trades and their sizes and
pushes the price. The generator is seeded with text, so a day is the same on every machine.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from zlib import crc32

from krakflux.model.time import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.collector.synthetic.listings import Listing

__all__ = ["GENESIS_DAY", "MINUTES_A_DAY", "DayTrades", "anchor_ticks", "make_day", "trade_count"]

MINUTES_A_DAY: Final = 1440
GENESIS_DAY: Final = 19_723  # 2024-01-01: trade ids count from here

_HOURS: Final = (
    *(0.95, 0.90, 0.88, 0.84, 0.80, 0.74, 0.66, 0.62, 0.64, 0.72, 0.80, 0.88),
    *(1.00, 1.18, 1.36, 1.46, 1.42, 1.32, 1.22, 1.16, 1.12, 1.08, 1.06, 1.00),
)
_WEEKEND: Final = 0.78
_LONGEST_SPIKE: Final = 15
# The slow part of a price: (period in days, share of the daily volatility).
_WAVES: Final = ((64, 5.0), (16, 2.6), (4, 1.3), (1, 0.6))
_LOTS: Final = 100_000_000
_TIME_STEP: Final = 100  # Kraken's times have seven digits of a second


@dataclass(frozen=True, slots=True)
class DayTrades:
    """A day's trades in columns, by rising time.

    Times in ns, prices in ticks, quantities in 10⁻⁸ base units; `buys` tells the taker's side.
    The first trade has id `first_id`, ids are contiguous.
    """

    first_id: int
    times: Sequence[int]
    prices: Sequence[int]
    quantities: Sequence[int]
    buys: Sequence[bool]

    def slice_between(self, start: int, stop: int) -> slice:
        """Select the trades in [start, stop)."""
        return slice(bisect_left(self.times, start), bisect_left(self.times, stop))


@dataclass(frozen=True, slots=True)
class _Spike:
    start: int
    stop: int
    strength: float
    push: float


def trade_count(seed: int, listing: Listing, day: int) -> int:
    """Tell how many trades a day has, without making them."""
    weekend = _WEEKEND if (day + 3) % 7 >= 5 else 1.0
    noise = math.exp(0.35 * _noise(f"{seed}/{listing.pair}/count", day))
    return max(MINUTES_A_DAY // 4, round(listing.trades_a_day * weekend * noise))


def anchor_ticks(seed: int, listing: Listing, day: int) -> float:
    """Give the price at 00:00 UTC of a day, in ticks."""
    return math.exp(_anchor(seed, listing, day)) * 10.0**listing.decimals


def make_day(seed: int, listing: Listing, day: int, first_id: int) -> DayTrades:
    """Make the trades of day number `day` (days since the epoch)."""
    generator = random.Random(f"{seed}/{listing.pair}/{day}")
    count = trade_count(seed, listing, day)
    spikes = _spikes(generator, listing)
    minutes = _minutes(generator, _minute_weights(generator, spikes, day), count)
    pushes, strengths = _pushes(spikes)
    prices = _walk(generator, seed, listing, day, minutes, pushes)
    begin = day * DAY
    within = [generator.random() for _ in minutes]
    times = sorted(
        begin + minute * MINUTE + int(part * (MINUTE // _TIME_STEP)) * _TIME_STEP
        for minute, part in zip(minutes, within, strict=True)
    )
    buys = [generator.random() < 0.5 + 40 * pushes[minute] for minute in minutes]
    typical = math.log(listing.quantity)
    quantities = [
        max(1_000, int(generator.lognormvariate(typical, 1.25) * strengths[minute] * _LOTS))
        for minute in minutes
    ]
    taken = [
        price + listing.spread if buy else price for price, buy in zip(prices, buys, strict=True)
    ]
    return DayTrades(first_id, times, taken, quantities, buys)


def _spikes(generator: random.Random, listing: Listing) -> list[_Spike]:
    spikes = []
    for _ in range(generator.randint(1, 3)):
        start = generator.randrange(MINUTES_A_DAY - _LONGEST_SPIKE)
        length = generator.randint(4, _LONGEST_SPIKE)
        push = generator.choice((-1, 1)) * generator.uniform(0.1, 0.5) * listing.volatility
        spikes.append(_Spike(start, start + length, generator.uniform(5.0, 14.0), push / length))
    return spikes


def _minute_weights(generator: random.Random, spikes: list[_Spike], day: int) -> list[float]:
    weights = [
        _HOURS[minute // 60] * generator.lognormvariate(0.0, 0.45)
        for minute in range(MINUTES_A_DAY)
    ]
    for spike in spikes:
        for minute in range(spike.start, spike.stop):
            weights[minute] *= spike.strength
    return weights


def _minutes(generator: random.Random, weights: list[float], count: int) -> list[int]:
    """Draw each trade's minute, rising."""
    return sorted(
        generator.choices(range(MINUTES_A_DAY), cum_weights=list(accumulate(weights)), k=count)
    )


def _pushes(spikes: list[_Spike]) -> tuple[list[float], list[float]]:
    """Give each minute's drift of the price and the multiple of its trades' sizes."""
    pushes = [0.0] * MINUTES_A_DAY
    strengths = [1.0] * MINUTES_A_DAY
    for spike in spikes:
        for minute in range(spike.start, spike.stop):
            pushes[minute] += spike.push
            strengths[minute] *= math.sqrt(spike.strength)
    return pushes, strengths


def _walk(
    generator: random.Random,
    seed: int,
    listing: Listing,
    day: int,
    minutes: list[int],
    pushes: list[float],
) -> list[int]:
    """Walk from the day's anchor to the next day's; gives the bid in ticks at each trade."""
    begin, end = _anchor(seed, listing, day), _anchor(seed, listing, day + 1)
    count = len(minutes)
    step = listing.volatility / math.sqrt(count)
    crowd = [0] * MINUTES_A_DAY
    for minute in minutes:
        crowd[minute] += 1
    path = list(
        accumulate(generator.gauss(pushes[minute] / crowd[minute], step) for minute in minutes)
    )
    slope = (end - begin - path[-1]) / count
    scale = 10.0**listing.decimals
    return [
        max(1, int(math.exp(begin + walked + slope * (index + 1)) * scale))
        for index, walked in enumerate(path)
    ]


def _anchor(seed: int, listing: Listing, day: int) -> float:
    """Sum value noise of several periods: a wandering that any day can be asked for directly."""
    waves = sum(
        share * _smooth(f"{seed}/{listing.pair}/{period}", day / period) for period, share in _WAVES
    )
    return math.log(listing.level) + listing.volatility * waves


def _smooth(name: str, place: float) -> float:
    left = math.floor(place)
    part = (1 - math.cos(math.pi * (place - left))) / 2
    return _noise(name, left) * (1 - part) + _noise(name, left + 1) * part


def _noise(name: str, place: int) -> float:
    """Give a fixed pseudo-random number in [-1, 1)."""
    return crc32(f"{name}/{place}".encode()) / 2**31 - 1.0
