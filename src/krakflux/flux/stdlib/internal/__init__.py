"""internal: functions for tests of scripts."""
