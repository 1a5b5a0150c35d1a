"""experimental/http: the former place of requests, which a query does not reach."""
