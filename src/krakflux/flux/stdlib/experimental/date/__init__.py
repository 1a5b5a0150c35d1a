"""experimental/date: the former place of date/boundaries."""
