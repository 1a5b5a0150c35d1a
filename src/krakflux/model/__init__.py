"""The values every layer speaks: time, points, series keys, predicates, windows, tables.

Nothing flows through here; other layers exchange these frozen values. No I/O, no clock; imports
nothing of krakflux but `errors`.
"""
