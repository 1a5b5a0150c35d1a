"""rows: a map that leaves the group key alone."""
