"""contrib/tomhollingworth: events."""
