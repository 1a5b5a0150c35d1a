"""Flux: a script goes in, streams of tables come out.

`syntax` (text → AST) → `semantic` (names, arguments, kinds) → `plan` (rules push work into the
source) → `execute` (vectorised transformations over table blocks). `program` compiles and runs.
May import storage.port, codec, model, errors and clock; what it needs from above is in `ports`.
"""
