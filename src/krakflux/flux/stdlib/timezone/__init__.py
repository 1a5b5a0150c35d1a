"""timezone: clocks for windows and calendars."""
