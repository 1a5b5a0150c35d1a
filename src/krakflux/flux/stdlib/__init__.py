"""The library: one function per file, `stdlib/<package path>/<function>.py`.

A file holds the function, registered with its Flux signature, and, for a transformation, the
operation it puts into the plan. Four kinds, each with a clean example to follow:

* transformation: `universe/limit.py`. The registered function checks arguments and returns
  `pipe(tables, Operation(...))`; the operation is a frozen dataclass deriving `BlockOperation` (one
  block in, one block out) or having `apply` (several blocks or inputs), working on all tables at
  once by the TABLE column;
* aggregate: `universe/mean.py`. An `Aggregation` (execute.aggregate) with one Polars expression
  per column type;
* selector: `universe/first.py`. A `Selection` (execute.select) that picks rows by an expression;
* scalar function: `strings/to_upper.py`. A plain function of Flux values, with an optional
  `expression` that does the same on Polars expressions; without it, calls in row functions run it
  once for each distinct tuple of arguments.

Python parameter names are the Flux names in snake case (`create_empty` is `createEmpty`), with a
trailing underscore where Python reserves the word. A first parameter named `runtime` receives the
`Runtime`. Errors are `FluxError` with InfluxDB's text; prefix and place are added by the caller.
"""
