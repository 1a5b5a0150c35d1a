"""regexp.compile: a pattern made at run time."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Regexp

__all__ = ["compile_"]


@function("regexp", "compile", "(v: string) => regexp")
def compile_(v: str) -> Regexp:
    """Make a regular expression of a text."""
    expression = Regexp(v)
    expression.require()
    return expression
