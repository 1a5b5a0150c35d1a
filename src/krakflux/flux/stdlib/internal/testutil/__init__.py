"""internal/testutil: what tests of the language call."""
