"""date: parts of times and calendar arithmetic, on the clock of a location."""
