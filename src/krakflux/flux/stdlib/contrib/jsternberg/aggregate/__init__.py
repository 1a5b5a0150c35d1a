"""contrib/jsternberg/aggregate: several aggregates of a table in one row."""
