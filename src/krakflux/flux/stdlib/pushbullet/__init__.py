"""pushbullet: messages to Pushbullet."""
