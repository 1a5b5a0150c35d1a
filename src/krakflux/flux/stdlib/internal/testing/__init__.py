"""internal/testing: a further assertion."""
