"""array: arrays, and tables made of them."""
