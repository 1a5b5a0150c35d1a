"""contrib/chobbs: messages to Discord."""
