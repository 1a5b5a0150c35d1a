"""experimental/csv: the former place of package csv, which a query does not reach."""
