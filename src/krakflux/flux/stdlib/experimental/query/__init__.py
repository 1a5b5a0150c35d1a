"""experimental/query: reads of buckets, in one call."""
