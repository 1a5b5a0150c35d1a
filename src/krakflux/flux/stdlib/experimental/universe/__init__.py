"""experimental/universe: functions of the universe with narrower types."""
