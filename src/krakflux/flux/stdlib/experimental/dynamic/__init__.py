"""dynamic: values whose type only the run knows."""
