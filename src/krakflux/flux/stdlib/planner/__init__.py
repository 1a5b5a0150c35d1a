"""planner: which rules of the planner must not be used."""
