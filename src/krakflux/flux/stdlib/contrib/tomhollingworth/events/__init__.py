"""contrib/tomhollingworth/events: rows as events that last."""
