"""Market values in, points out: polls Kraken, fills history, hands batches to a sink.

The sink is this machine's storage or any InfluxDB 2 address; `app` plugs it in. May import every
layer below; knows nothing of the server beside it.
"""
