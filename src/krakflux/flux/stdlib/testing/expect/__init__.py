"""testing/expect: what a test says of how it should be run."""
