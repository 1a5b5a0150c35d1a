"""Flux text ⇄ syntax tree, and the tree ⇄ InfluxDB's AST JSON. Pure; imports errors and model."""

from __future__ import annotations

from krakflux.flux.syntax.parser import check_text, parse_file
from krakflux.flux.syntax.printer import format_expression, format_file
from krakflux.flux.syntax.problems import FluxSyntaxErrors, SyntaxProblem

__all__ = [
    "FluxSyntaxErrors",
    "SyntaxProblem",
    "check_text",
    "format_expression",
    "format_file",
    "parse_file",
]
