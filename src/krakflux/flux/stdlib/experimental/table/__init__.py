"""experimental/table: tables as such."""
