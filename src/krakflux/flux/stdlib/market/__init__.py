"""market: what prices need and InfluxDB lacks.

A package of this project's own; scripts that import it run nowhere else. Its functions add columns
and keep all rows, unless they say otherwise: where a value can't be computed it is null.
"""
