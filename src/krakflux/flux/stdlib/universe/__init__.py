"""What needs no import."""
