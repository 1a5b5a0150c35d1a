"""InfluxDB 2's routes, one module a resource: requests go in, JSON or CSV comes out."""
