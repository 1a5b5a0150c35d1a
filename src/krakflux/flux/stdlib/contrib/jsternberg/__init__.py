"""contrib/jsternberg: rows without regrouping."""
