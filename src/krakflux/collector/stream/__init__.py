"""Kraken's WebSocket channels to points: messages in, batches of lines and live changes out.

`feed` keeps the stream and gives each message to the part of its channel (`trades`, `books`,
`candles`), `batch` collects lines for the sink, `figures` counts.
"""

from krakflux.collector.stream.feed import MarketStream
from krakflux.collector.stream.figures import ChannelFigures, StreamFigures
from krakflux.collector.stream.settings import MarketStreamSettings, stream_url

__all__ = [
    "ChannelFigures",
    "MarketStream",
    "MarketStreamSettings",
    "StreamFigures",
    "stream_url",
]
