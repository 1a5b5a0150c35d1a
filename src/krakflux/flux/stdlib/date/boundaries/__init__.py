"""date/boundaries: stretches of the calendar relative to now."""
