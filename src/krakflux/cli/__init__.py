"""The command line: one file for each noun, renderers for tables, CSV and JSON.

Commands import engine and server only when they run.
"""
