"""dict: dictionaries."""
