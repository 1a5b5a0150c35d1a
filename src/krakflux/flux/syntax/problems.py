"""What is wrong with a script, and where: values for editors, one error for everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError, SourceLocation

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FluxSyntaxErrors", "SyntaxProblem", "sorted_problems"]


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One fault in a script; as text it reads as InfluxDB prints it."""

    location: SourceLocation
    message: str

    def __str__(self) -> str:
        return f"error @{self.location}: {self.message}"


class FluxSyntaxErrors(FluxError):
    """A script that can't be parsed.

    Its message is the list of all problems as InfluxDB prints it, places included, with an empty
    line between two of them. `location` is the place of the first.
    """

    def __init__(self, errors: Iterable[SyntaxProblem]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n\n".join(map(str, self.errors)), location=self.errors[0].location)


def sorted_problems(problems: Iterable[SyntaxProblem]) -> list[SyntaxProblem]:
    """Order problems by their place: what starts first comes first, then what reaches further."""
    return sorted(problems, key=_reading_order)


def _reading_order(problem: SyntaxProblem) -> tuple[int, int, int, int]:
    place = problem.location
    return (place.start_line, place.start_column, -place.end_line, -place.end_column)
