"""Flux text ⇄ syntax tree, and the tree ⇄ InfluxDB's AST JSON. Pure; imports errors and model."""
