"""experimental: functions that may still change."""
