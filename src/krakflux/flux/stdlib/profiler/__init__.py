"""profiler: measurements of a run, as a result of their own."""
