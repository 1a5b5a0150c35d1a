"""contrib/jsternberg: rows without regrouping, several aggregates at once."""
