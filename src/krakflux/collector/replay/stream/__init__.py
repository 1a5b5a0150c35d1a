"""WebSocket v2 as Kraken speaks it, over recorded frames or a generated market.

`source` is the port: something that opens a cursor for a channel of a pair. `tape` plays frames
that were recorded, `generated` writes those of a generated market, `protocol` reads requests and
writes answers, `session` is one connection.
"""
