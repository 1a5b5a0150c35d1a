"""internal/boolean: the two truth values by name."""
