"""Execution: a plan goes in, table blocks come out.

An operation works on all tables of a block at once: on the TABLE column, with `group_by` or `over`,
never in a Python loop over tables or rows. `blocks` takes blocks apart and makes them; `regroup`
changes group keys; `operators` maps Flux operators to Polars expressions; `row_function` runs
`(r) => …` over blocks. May import plan, interpret and values; knows storage by its port.
"""
