"""experimental.catch: an error as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import KrakfluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, UInt

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["catch"]


@function("experimental", "catch", "(fn: () => A) => {value: A, code: uint, msg: string}")
def catch(runtime: Runtime, fn: Value) -> Record:
    """Call `fn` and give its value, or the code and the message of its error.

    Code 0 means that there was none; the others are InfluxDB's: 3 for an error of the script, 5 for
    a missing bucket.
    """
    try:
        return Record({"value": runtime.call(fn, {}), "code": UInt(0), "msg": ""})
    except KrakfluxError as error:
        code = UInt(_CODES.get(error.code, _UNKNOWN))
        return Record({"value": None, "code": code, "msg": error.message})


_UNKNOWN: Final = 2
_CODES: Final = {"invalid": 3, "not found": 5, "forbidden": 7, "not implemented": 12}
