"""The error tree: every failure a user can meet, with InfluxDB's code for it.

* KrakfluxError
  + InvalidError              "invalid"                400
    - FluxError               (with the place in the script)
      . FluxTypeError, FluxLimitError
  + UnauthorizedError         "unauthorized"           401
  + ForbiddenError            "forbidden"              403
  + NotFoundError             "not found"              404
  + MethodNotAllowedError     "method not allowed"     405
  + RequestTooLargeError      "request too large"      413
  + ConflictError             "conflict"               422
  + UnprocessableError        "unprocessable entity"   422
  + TooManyRequestsError      "too many requests"      429
  + InternalError             "internal error"         500
  + NotImplementedYetError    "not implemented"        501
  + UnavailableError          "unavailable"            503
  + ConfigurationError        (start-up only; never crosses HTTP)

An error is raised once, where the context is known, and rendered in one place: `server.errors`
for HTTP, `cli.errors` for the terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

__all__ = [
    "ConfigurationError",
    "ConflictError",
    "FluxError",
    "FluxLimitError",
    "FluxTypeError",
    "ForbiddenError",
    "InternalError",
    "InvalidError",
    "KrakfluxError",
    "MethodNotAllowedError",
    "NotFoundError",
    "NotImplementedYetError",
    "RequestTooLargeError",
    "SourceLocation",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnavailableError",
    "UnprocessableError",
]


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A stretch of a Flux script: 1-based lines and columns, end exclusive, as Flux prints it."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.start_line}:{self.start_column}-{self.end_line}:{self.end_column}"


class KrakfluxError(Exception):
    """Something a user can act on.

    Args:
        message: InfluxDB's text where InfluxDB has one, else what was wrong, where, and what to do.
        hint: Our own advice beside a message whose text is fixed by compatibility.
    """

    code: ClassVar[str] = "internal error"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidError(KrakfluxError):
    """The request can't be understood or asks for something impossible."""

    code = "invalid"


class FluxError(InvalidError):
    """A Flux script that can't be compiled or failed while running.

    Args:
        message: The reason alone, without prefix or place.
        location: The stretch of the script that is at fault, where known.
        hint: Our own advice.
    """

    def __init__(
        self, message: str, *, location: SourceLocation | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.location = location


class FluxTypeError(FluxError):
    """A value in a Flux script has a type that its place does not take."""


class FluxLimitError(FluxError):
    """A Flux script would use up more than it may, or was stopped."""


class UnauthorizedError(KrakfluxError):
    """No, or not sufficient, credentials."""

    code = "unauthorized"


class ForbiddenError(KrakfluxError):
    """Known credentials that may not do this."""

    code = "forbidden"


class NotFoundError(KrakfluxError):
    """The named thing does not exist (or may not be seen)."""

    code = "not found"


class MethodNotAllowedError(KrakfluxError):
    """The path exists, the method does not."""

    code = "method not allowed"


class RequestTooLargeError(KrakfluxError):
    """A body over its limit."""

    code = "request too large"


class ConflictError(KrakfluxError):
    """The name or state is taken already."""

    code = "conflict"


class UnprocessableError(KrakfluxError):
    """Well-formed, but not to be carried out; for writes: part of the points was dropped."""

    code = "unprocessable entity"


class TooManyRequestsError(KrakfluxError):
    """A rate or concurrency limit was reached.

    Args:
        message: Which limit.
        retry_after_s: Seconds after which another try makes sense (HTTP `Retry-After`).
        hint: Our own advice.
    """

    code = "too many requests"

    def __init__(self, message: str, *, retry_after_s: int = 1, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class InternalError(KrakfluxError):
    """A fault of ours."""

    code = "internal error"


class NotImplementedYetError(KrakfluxError):
    """InfluxDB has it, krakflux doesn't."""

    code = "not implemented"


class UnavailableError(KrakfluxError):
    """Can't be done now; trying again later makes sense.

    Args:
        message: What is unavailable.
        retry_after_s: Seconds after which another try makes sense (HTTP `Retry-After`).
        hint: Our own advice.
    """

    code = "unavailable"

    def __init__(self, message: str, *, retry_after_s: int = 1, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class ConfigurationError(KrakfluxError):
    """A setting that is unknown, wrong or contradicts another; names the setting."""

    code = "invalid"
