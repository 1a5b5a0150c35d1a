"""The interpreter: a syntax tree goes in, values and plan nodes come out.

It runs scripts, function bodies and row functions alike; what operators do with nulls and columns
is decided by a `Semantics`. Knows values and plan nodes, no tables and no library functions.
"""
