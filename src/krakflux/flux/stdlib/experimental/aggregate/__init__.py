"""experimental/aggregate: aggregates of several steps."""
