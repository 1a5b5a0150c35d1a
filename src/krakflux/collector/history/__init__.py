"""Years of history from files: Kraken's downloads, and what other programs exported.

`sources` finds files, also in zip archives; `blocks` cuts them into pieces that fit in memory;
`points` makes points of what the replay's recognisers read, `frames` of recorded WebSocket
frames, `recall` what they said before; `importer` does it all, remembering how far it came.
"""

from krakflux.collector.history.importer import HistoryImport, ImportProgress, ImportReport
from krakflux.collector.history.sources import ImportFilter, Source, find_sources

__all__ = [
    "HistoryImport",
    "ImportFilter",
    "ImportProgress",
    "ImportReport",
    "Source",
    "find_sources",
]
