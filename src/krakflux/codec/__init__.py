"""Bytes ⇄ values: line protocol in, annotated CSV out (and in).

Pure functions without I/O. May import model and errors.
"""
