"""A stand-in for Kraken: recorded payloads, or a generated market, over HTTP and WebSocket.

Files and seeds come in, Kraken's own answers go out; the rest of krakflux can't tell the
difference but for two headers. `recognise` tells what a file holds by its content, `library`
chooses among recordings, `application` speaks HTTP, `stream` WebSocket, `faults` spoils both.
"""

from krakflux.collector.market import Market
from krakflux.collector.replay.application import (
    ReplayApplication,
    create_replay_app,
)
from krakflux.collector.replay.library import Library, SkippedFile, open_library

__all__ = [
    "Library",
    "Market",
    "ReplayApplication",
    "SkippedFile",
    "create_replay_app",
    "open_library",
]
