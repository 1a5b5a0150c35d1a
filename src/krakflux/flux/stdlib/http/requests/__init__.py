"""http/requests: requests to other services, which a query does not reach."""
