"""testing.shouldError: a function must fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError, KrakfluxError
from krakflux.flux.stdlib.array.from_ import FromArray
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Regexp, Value

__all__ = ["should_error"]


@function("testing", "shouldError", "(fn: () => A, want: regexp) => stream[{got: string}]")
def should_error(runtime: Runtime, fn: Value, want: Regexp) -> Stream:
    """Call `fn`, which must fail with a message that `want` matches.

    A stream that it gives is run.
    """
    try:
        value = runtime.call(fn, {})
        if isinstance(value, Stream):
            runtime.execute(value.node)
    except KrakfluxError as error:
        if not want.matches(error.message):
            raise FluxError(
                f"got the error {error.message!r}, want one like {want.pattern!r}"
            ) from error
        return source(FromArray(pl.DataFrame({"got": [error.message]})))
    raise FluxError("the function should have failed")
