"""HTTP: InfluxDB 2's API and the web page, over catalog, storage and Flux.

Requests go in, responses come out; every failure is rendered in `errors`. Asynchronous; the
synchronous layers below are reached through worker threads in one place.
"""
