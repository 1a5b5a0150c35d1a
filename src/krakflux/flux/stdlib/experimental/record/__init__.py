"""experimental/record: records by label."""
