"""contrib/anaisdg: statistics."""
