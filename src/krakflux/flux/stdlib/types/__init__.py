"""types: the types of values."""
