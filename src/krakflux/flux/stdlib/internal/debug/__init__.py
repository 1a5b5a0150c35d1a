"""internal/debug: functions for tests of scripts."""
