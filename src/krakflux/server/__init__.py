"""HTTP: InfluxDB 2's API and the web page, over catalog, storage and Flux.

Requests go in, responses come out; every failure is rendered in `errors`, every route lies behind
the `gate`. Asynchronous; the synchronous layers below are reached through worker threads in `work`.
May import catalog and every layer below; what it needs from beside or above is in `ports`.
"""

from krakflux.server.application import create_app, openapi_document
from krakflux.server.ports import Services

__all__ = ["Services", "create_app", "openapi_document"]
