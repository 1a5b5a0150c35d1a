"""One rule a file: a function that gives what replaces a node, or None. `planner` lists them."""
