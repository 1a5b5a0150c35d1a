"""Kraken's WebSocket v2: frames in, values out, subscriptions kept through reconnects.

`messages` are the values, `parse` and `requests` are pure, `connection` holds one socket and
`client` keeps one open as long as it is wanted. Imports nothing of krakflux but model, errors,
clock and the REST half's errors and pacing.
"""
