"""krakflux: a personal Kraken exchange terminal on a time-series platform that speaks InfluxDB 2.

The package is layered; every sub-package's first paragraph says what flows in, what flows out and
what it may import. ARCHITECTURE.md walks through a write, a query, a tick and an alert.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
