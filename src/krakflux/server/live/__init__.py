"""`/api/live`: the market as it changes, for the page and for programs.

`messages` are what is said both ways, `outbox` keeps what a client has not been told yet,
`route` lets clients in and serves each of them.
"""
