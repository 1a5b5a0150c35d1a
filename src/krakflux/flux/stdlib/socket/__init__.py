"""socket: sockets, which a query does not reach."""
