"""generate: tables made of nothing."""
