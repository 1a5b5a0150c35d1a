"""sql: databases, which a query does not reach."""
