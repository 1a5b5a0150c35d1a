"""Kraken, the exchange: requests and payloads in, market values out.

Parsing is pure; the clients do the I/O. Imports nothing of krakflux but model, errors and clock.
"""
