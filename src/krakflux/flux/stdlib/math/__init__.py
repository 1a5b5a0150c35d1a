"""math: as Go's math package answers: NaN and infinities at the edges, no errors."""
