"""Annotated CSV: results of queries → bytes of a response, and text → tables.

`encode` streams results in the form that a `Dialect` asks for, `encode_error` adds the table that
reports a failure after the first byte, `decode` reads annotated CSV back into blocks. The form is
that of InfluxDB 2's encoder to the byte. Imports model and errors only.
"""

from __future__ import annotations

from krakflux.codec.annotated_csv.decode import decode
from krakflux.codec.annotated_csv.dialect import Dialect, dialect_from_json
from krakflux.codec.annotated_csv.encode import encode
from krakflux.codec.annotated_csv.error_table import encode_error

__all__ = ["Dialect", "decode", "dialect_from_json", "encode", "encode_error"]
