"""bitwise: integers bit by bit."""
