"""What can be known of a script before it runs: names, arguments, types.

Syntax trees and the signatures of the library's functions go in; problems with their places come
out. May import syntax, model and errors; the library itself is handed in from above.
"""

from __future__ import annotations

from krakflux.flux.semantic.checker import PRELUDE, check
from krakflux.flux.semantic.inference import function_type
from krakflux.flux.semantic.signature import Parameter, Signature, Signatures, parse_signature

__all__ = [
    "PRELUDE",
    "Parameter",
    "Signature",
    "Signatures",
    "check",
    "function_type",
    "parse_signature",
]
