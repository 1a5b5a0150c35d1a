"""json: values as JSON."""
