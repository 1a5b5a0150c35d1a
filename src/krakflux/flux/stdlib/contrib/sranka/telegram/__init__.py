"""contrib/sranka/telegram: messages to Telegram."""
