"""testing: comparisons of what came out with what should."""
