"""runtime: the program that runs scripts."""
