"""pagerduty: events for PagerDuty."""
