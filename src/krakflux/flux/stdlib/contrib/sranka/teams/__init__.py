"""contrib/sranka/teams: messages to Microsoft Teams."""
