"""contrib/sranka/webexteams: messages to Webex."""
