"""experimental/bitwise: the former place of package bitwise."""
