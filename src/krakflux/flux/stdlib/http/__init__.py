"""http: requests to other services, and parts of addresses."""
