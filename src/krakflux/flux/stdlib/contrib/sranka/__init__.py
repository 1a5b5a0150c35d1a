"""contrib/sranka: messages."""
