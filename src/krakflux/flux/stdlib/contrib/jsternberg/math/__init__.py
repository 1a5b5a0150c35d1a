"""contrib/jsternberg/math: the least, the greatest and the sum of an array."""
