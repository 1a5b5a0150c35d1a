"""join: joins of all kinds, by a predicate and a function that builds the rows."""
