"""system: the machine."""
