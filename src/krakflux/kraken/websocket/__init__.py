"""Kraken's WebSocket v2: frames in, values out, subscriptions kept through reconnects.

`messages` are the values, `parse` and `requests` are pure, `subscriptions` knows what is held,
`stream` is what a client is given and tells, `client` keeps a connection open. Imports nothing of
krakflux but model, errors, clock and the REST half's errors and pacing.
"""
