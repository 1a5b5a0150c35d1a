"""experimental/array: the former place of package array."""
