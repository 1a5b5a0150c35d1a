"""contrib/chobbs/discord: messages to Discord."""
