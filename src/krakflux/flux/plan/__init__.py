"""Plans: graphs of operations, and the rules that rewrite them.

The interpreter's builtins build nodes (`node`); `rules` move work into the storage read where the
port can do it. A script answers the same with rules off.
"""
