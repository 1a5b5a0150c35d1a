"""experimental/bigtable: Bigtable, which a query does not reach."""
