"""From a query to its results: compile, then run."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from krakflux.errors import FluxError, InvalidError
from krakflux.flux.analysis import analyze, check_files, parse_query
from krakflux.flux.execute.context import Context, Reader
from krakflux.flux.execute.executor import Executor
from krakflux.flux.execute.limits import Limits
from krakflux.flux.execute.order import in_output_order
from krakflux.flux.execute.profile import Profile, operator_table, query_table
from krakflux.flux.interpret.runtime import Runtime
from krakflux.flux.interpret.script import run_files
from krakflux.flux.parameters import parameters_file
from krakflux.flux.plan.explain import describe
from krakflux.flux.plan.planner import RULES, Planner, Rule
from krakflux.flux.stdlib import registry
from krakflux.model.tables import QueryResult

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from krakflux.clock import Clock
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory, Delivery, PointSink, SecretStore
    from krakflux.flux.syntax import ast
    from krakflux.model.tables import TableBlock

__all__ = [
    "Environment",
    "Limits",
    "Program",
    "Query",
    "analyze",
    "compile_query",
    "run_program",
]

_NO_RESULT = (
    "error in query specification while starting program: this Flux script returns no streaming "
    'data. Consider adding a "yield" or invoking streaming functions directly, without performing '
    "an assignment"
)
# Scripts whose trees are kept, and how long one of them may be.
_REMEMBERED = 256
_REMEMBERED_LENGTH = 20_000

_TOO_DEEP = "script is nested too deeply, or a function calls itself without end"


@dataclass(frozen=True, slots=True)
class Query:
    """What a client sends.

    Attributes:
        text: The script, or None where `ast` is given.
        ast: The script as AST JSON.
        extern: AST JSON of a file that runs before the script.
        now: Its present in nanoseconds; None = when it runs.
        params: A JSON object that the script reads as the record `params`.
    """

    text: str | None
    ast: Any = None
    extern: Any = None
    now: int | None = None
    params: Any = None


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
    sink: PointSink | None = None
    delivery: Delivery | None = None
    secrets: SecretStore | None = None


def compile_query(query: Query) -> Program:
    """Parse and check a script.

    Raises:
        FluxError: it has errors; all of them in the message, each with its place.
        InvalidError: there is neither text nor AST, or JSON that is no AST, or unusable params.
    """
    try:
        if query.params:
            files = (
                parameters_file(query.params),
                *parse_query(query.text, query.ast, query.extern),
            )
            check_files(files)
        elif query.text is None or query.ast is not None or query.extern is not None:
            files = parse_query(query.text, query.ast, query.extern)
            check_files(files)
        elif len(query.text) <= _REMEMBERED_LENGTH:
            files = _checked(query.text)
        else:
            files = _checked.__wrapped__(query.text)
    except RecursionError:
        raise FluxError(_TOO_DEEP) from None
    return Program(files, query.now)


@lru_cache(maxsize=_REMEMBERED)
def _checked(text: str) -> tuple[ast.File, ...]:
    """Parse and check a script; dashboards send the same ones again and again."""
    files = parse_query(text)
    check_files(files)
    return files


def run_program(program: Program, environment: Environment) -> Iterator[QueryResult]:
    """Run a program; results come in the order of the script, each computed when asked for.

    Everything that can be known before tables are read (unknown buckets, unbounded reads, a script
    without results) is raised at the first step.

    Raises:
        KrakfluxError: the run failed; a FluxError's message is complete.
    """
    try:
        yield from _Run(program, environment).results()
    except FluxError as error:
        raise _complete(error) from error
    except RecursionError:
        raise FluxError(_TOO_DEEP) from None


class _Run:
    """One run of a program, from its statements to its last result."""

    def __init__(self, program: Program, environment: Environment) -> None:
        self._program = program
        self._context = Context(
            environment.storage, environment.limits, environment.cancelled, time.monotonic()
        )
        self._planner = Planner(environment.buckets, environment.rules)
        self._profile = Profile()
        self._runtime = Runtime(
            started=environment.clock.now() if program.now is None else program.now,
            load_package=registry.load_package,
            buckets=environment.buckets,
            execute=self._execute,
            watch=self._context,
            sink=environment.sink,
            delivery=environment.delivery,
            secrets=environment.secrets,
        )

    def results(self) -> Iterator[QueryResult]:
        started = time.perf_counter_ns()
        run_files(self._program.files, self._runtime)
        self._profile.compile_ns = time.perf_counter_ns() - started
        yields = self._runtime.yields
        if not yields:
            raise InvalidError(_NO_RESULT)
        roots = self._plan([each.node for each in yields])
        executor = Executor(self._context, roots, self._profile)
        for result, root in zip(yields, roots, strict=True):
            yield QueryResult(result.name, in_output_order(executor.run(root)))
        tables = self._profiler_tables(time.perf_counter_ns() - started)
        if tables:
            yield QueryResult("_profiler", tables)

    def _execute(self, node: Node) -> list[TableBlock]:
        """Run a plan at once, for functions that look into a stream: the first table counts."""
        roots = self._planner.plan([node])
        executor = Executor(self._context, roots, self._profile)
        blocks = list(executor.run(roots[0]))
        tables = blocks if len(blocks) == 1 else in_output_order(blocks)
        self._runtime.settle_effects(node)
        return tables

    def _plan(self, roots: list[Node]) -> list[Node]:
        started = time.perf_counter_ns()
        planned = self._planner.plan(roots)
        self._profile.plan_ns += time.perf_counter_ns() - started
        self._profile.plan = describe(planned)
        return planned

    def _profiler_tables(self, total_ns: int) -> list[TableBlock]:
        package = self._runtime.packages.get("profiler")
        enabled = package.members["enabledProfilers"] if package else ()
        query = query_table(self._profile, total_ns) if "query" in enabled else None
        operators = operator_table(self._profile) if "operator" in enabled else None
        return [table for table in (query, operators) if table is not None]


def _complete(error: FluxError) -> FluxError:
    """Put the place in front of a message that does not tell it."""
    prefixes = ("error ", "runtime error", "compilation failed", "cannot submit")
    if error.location is None or error.message.startswith(prefixes):
        return error
    complete = FluxError(f"error @{error.location}: {error.message}", hint=error.hint)
    complete.location = error.location
    return complete
