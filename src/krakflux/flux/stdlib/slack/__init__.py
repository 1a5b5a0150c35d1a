"""slack: messages to Slack."""
