"""From a query to its results: compile, then run."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from krakflux.errors import FluxError, InvalidError
from krakflux.flux.execute.context import Context, Reader
from krakflux.flux.execute.executor import Executor
from krakflux.flux.execute.limits import Limits
from krakflux.flux.execute.order import in_output_order
from krakflux.flux.interpret.runtime import Runtime
from krakflux.flux.interpret.script import run_files
from krakflux.flux.plan.planner import RULES, Planner, Rule
from krakflux.flux.stdlib import registry
from krakflux.flux.syntax import FluxSyntaxErrors, parse_file
from krakflux.model.tables import QueryResult

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from krakflux.clock import Clock
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory
    from krakflux.flux.syntax import ast
    from krakflux.model.tables import TableBlock

__all__ = ["Environment", "Limits", "Program", "Query", "compile_query", "run_program"]

_NO_RESULT = (
    "error in query specification while starting program: this Flux script returns no streaming "
    'data. Consider adding a "yield" or invoking streaming functions directly, without performing '
    "an assignment"
)
_TOO_DEEP = "script is nested too deeply, or a function calls itself without end"


@dataclass(frozen=True, slots=True)
class Query:
    """What a client sends.

    Attributes:
        text: The script, or None where `ast` is given.
        ast: The script as AST JSON.
        extern: AST JSON of a file that runs before the script.
        now: Its present in nanoseconds; None = when it runs.
    """

    text: str | None
    ast: Any = None
    extern: Any = None
    now: int | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A checked script, ready to run any number of times."""

    files: tuple[ast.File, ...]
    now: int | None = None


@dataclass(frozen=True, slots=True)
class Environment:
    """What a run needs from its surroundings.

    `rules` are the planner's; fewer make it slower, never different.
    """

    storage: Reader
    buckets: BucketDirectory
    clock: Clock
    limits: Limits = field(default_factory=Limits)
    cancelled: threading.Event | None = None
    rules: tuple[Rule, ...] = RULES


def compile_query(query: Query) -> Program:
    """Parse and check a script.

    Raises:
        FluxError: it has errors; all of them in the message, each with its place.
        InvalidError: there is neither text nor AST, or JSON that is no AST.
    """
    try:
        files = (parse_file(query.text or ""),)
    except FluxSyntaxErrors as error:
        raise FluxError(f"compilation failed: {error.message}") from error
    return Program(files, query.now)


def run_program(program: Program, environment: Environment) -> Iterator[QueryResult]:
    """Run a program; results come in the order of the script, each computed when asked for.

    Everything that can be known before tables are read (unknown buckets, unbounded reads, a script
    without results) is raised at the first step.

    Raises:
        KrakfluxError: the run failed; a FluxError's message is complete.
    """
    context = Context(
        environment.storage, environment.limits, environment.cancelled, time.monotonic()
    )
    planner = Planner(environment.buckets, environment.rules)

    def execute(node: Node) -> list[TableBlock]:
        (planned,) = planner.plan([node])
        return list(Executor(context, [planned]).run(planned))

    runtime = Runtime(
        started=environment.clock.now() if program.now is None else program.now,
        load_package=registry.load_package,
        buckets=environment.buckets,
        execute=execute,
    )
    try:
        run_files(program.files, runtime)
        if not runtime.yields:
            raise InvalidError(_NO_RESULT)
        roots = planner.plan([each.node for each in runtime.yields])
        executor = Executor(context, roots)
        for result, root in zip(runtime.yields, roots, strict=True):
            yield QueryResult(result.name, in_output_order(executor.run(root)))
    except FluxError as error:
        raise _complete(error) from error
    except RecursionError:
        raise FluxError(_TOO_DEEP) from None


def _complete(error: FluxError) -> FluxError:
    """Put the place in front of a message that does not tell it."""
    prefixes = ("error ", "runtime error", "compilation failed", "cannot submit")
    if error.location is None or error.message.startswith(prefixes):
        return error
    complete = FluxError(f"error @{error.location}: {error.message}", hint=error.hint)
    complete.location = error.location
    return complete
