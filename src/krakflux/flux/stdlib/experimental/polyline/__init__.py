"""experimental/polyline: curves with fewer points."""
