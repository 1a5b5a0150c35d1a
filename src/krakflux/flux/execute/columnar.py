"""Row functions over whole columns: the interpreter's operators as Polars expressions."""

from __future__ import annotations

from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError, FluxTypeError
from krakflux.flux.execute import operators
from krakflux.flux.execute.column import (
    BYTES,
    NULL,
    Column,
    NotColumnarError,
    has_column,
    series_of,
    to_column,
    values_of,
)
from krakflux.flux.interpret.operators import interpolated
from krakflux.flux.interpret.semantics import ROW
from krakflux.flux.values import Record, Regexp, type_name
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from krakflux.flux.interpret.runtime import Runtime, Watch
    from krakflux.flux.values import Builtin, Value

__all__ = ["ColumnSemantics"]

# A hidden column that makes literals beside it as long as the frame.
_HEIGHT: Final = "\x00height"

# Polars walks expressions by recursion: deeper ones would end the process.
_MAX_DEPTH: Final = 64

# Each operation may double a text.
_MAX_TEXT_DEPTH: Final = 4

_BASIC: Final = frozenset({"int", "uint", "float", "string", "bool", "time"})


class ColumnSemantics:
    """Evaluates a row function once, for all rows of a frame.

    Operands that depend on the row are `Column`s over `frame`; others are plain values. What has no
    expression (regular expressions, most library functions) is computed at once, for the distinct
    arguments, and added to `frame` as a hidden column. `guards` are conditions that must not hold
    in any row; `check` raises for them.
    """

    def __init__(
        self,
        frame: pl.DataFrame,
        keys: pl.DataFrame | None = None,
        watch: Watch | None = None,
    ) -> None:
        """Start on `frame`; columns of `keys` (a block's) are spread over it when needed."""
        self.frame = frame
        self._watch = watch
        self._keys = keys
        self._guards: list[tuple[pl.Expr, FluxError]] = []
        self._selection: pl.Expr | None = None

    def check(self) -> None:
        """Raise the first error that a row met.

        Raises:
            FluxError: e.g. an integer was divided by zero.
        """
        if not self._guards or self.frame.height == 0:
            return
        self.need([condition for condition, _ in self._guards])
        met = self.frame.select(
            condition.any().alias(str(number)) for number, (condition, _) in enumerate(self._guards)
        ).row(0)
        for (_, error), failed in zip(self._guards, met, strict=True):
            if failed:
                raise error

    def need(self, expressions: Iterable[pl.Expr]) -> None:
        """Spread the group-key columns that expressions read."""
        if self._keys is None:
            return
        wanted = {name for each in expressions for name in each.meta.root_names()}
        missing = sorted(wanted - set(self.frame.columns))
        tables = self.frame[TABLE] if missing else None
        self.frame = self.frame.with_columns(
            self._keys[name].gather(tables) for name in missing if tables is not None
        )

    def select(self, *expressions: pl.Expr) -> pl.DataFrame:
        """Compute expressions over all rows; a literal among them is repeated for each."""
        self.need(expressions)
        # Beside a column that is there Polars makes literals as long as it.
        rows = pl.Series(_HEIGHT, [None], dtype=pl.Null).new_from_index(0, self.frame.height)
        made = self.frame.select(rows, *expressions)
        made.drop_in_place(_HEIGHT)
        return made

    def unary(self, operator: str, operand: Value) -> Value:
        if isinstance(operand, Column):
            return self._settled(self._typed(lambda: operators.unary(operator, operand)), operand)
        return self._constant(lambda: ROW.unary(operator, operand))

    def binary(self, operator: str, left: Value, right: Value) -> Value:
        if not (has_column(left) or has_column(right)):
            return self._constant(lambda: ROW.binary(operator, left, right))
        if operator in ("=~", "!~"):
            return self._match(operator, left, right)
        one, two = to_column(left), to_column(right)
        made = self._typed(lambda: operators.binary(operator, one, two, self._guard))
        return self._settled(made, one, two)

    def logical(self, operator: str, left: Value, right: Callable[[], Value]) -> Value:
        if not isinstance(left, Column):
            _require_boolean(left, operator)
            decided = bool(left) is (operator == "or")
            return operator == "or" if decided else right()
        _require_boolean(left, operator)
        if operator == "and":
            with self._selected(left.expression):
                other = to_column(right())
            _require_boolean(other, operator)
            return self._settled(operators.logical_and(left, other), left, other)
        with self._selected(_otherwise(left)):
            other = to_column(right())
        _require_boolean(other, operator)
        return self._settled(operators.logical_or(left, other), left, other)

    def conditional(
        self, test: Value, consequent: Callable[[], Value], alternate: Callable[[], Value]
    ) -> Value:
        if not isinstance(test, Column):
            return ROW.conditional(test, consequent, alternate)
        _require_boolean(test, "if")
        with self._selected(test.expression):
            chosen = consequent()
        with self._selected(_otherwise(test)):
            other = alternate()
        return self._choose(test, chosen, other)

    def interpolate(self, parts: Sequence[Value]) -> Value:
        if not any(isinstance(part, Column) for part in parts):
            return self._constant(lambda: ROW.interpolate(parts))
        text = Column(pl.concat_str([self._as_text(part) for part in parts]), "string")
        return self._settled(text, *(part for part in parts if isinstance(part, Column)))

    def member(self, source: Value, name: str) -> Value:
        if isinstance(source, Column):
            raise NotColumnarError("member of a column")
        return ROW.member(source, name)

    def call(self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value]) -> Value:
        if builtin.has_effect:
            raise NotColumnarError(builtin.name)
        if builtin.is_flux:
            return self._evaluate(runtime, builtin, arguments)
        if not any(has_column(value) for value in arguments.values()):
            plain = runtime.with_semantics(ROW)
            return self._constant(lambda: plain.invoke(builtin, arguments))
        result_type = builtin.result_type
        if result_type == BYTES:
            return self._encode(runtime, builtin, arguments)
        if result_type not in _BASIC:
            raise NotColumnarError(builtin.name)
        if builtin.expression is not None:
            named = {builtin.parameters[name]: value for name, value in arguments.items()}
            expression = builtin.expression(**named)
            if expression is not None:
                columns = [value for value in named.values() if isinstance(value, Column)]
                return self._settled(Column(expression, result_type), *columns)
        return self._invoke(runtime, builtin, arguments, result_type)

    def _evaluate(
        self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value]
    ) -> Value:
        """Call a function written in Flux; a basic result is null where a basic argument is."""
        basic = [arguments.get(name) for name in builtin.argument_types]
        columns = [value for value in basic if isinstance(value, Column)]
        if not builtin.passes_null or not columns:
            return runtime.invoke(builtin, arguments)
        given = pl.all_horizontal(column.expression.is_not_null() for column in columns)
        with self._selected(given):
            made = to_column(runtime.invoke(builtin, arguments))
        return self._settled(Column(pl.when(given).then(made.expression), made.type), made)

    def _encode(self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value]) -> Column:
        """Call a function that makes bytes of values."""
        text = self._invoke(runtime, builtin, arguments, "string")
        return Column(text.expression, BYTES)

    def _invoke(
        self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value], result_type: str
    ) -> Column:
        """Call a function of values, also of records and arrays that hold columns."""
        plain = runtime.with_semantics(ROW)
        if result_type == builtin.result_type and not _is_composite(arguments):
            _refuse_bytes(arguments.values())
            return self._apply(
                lambda given: plain.invoke(builtin, given), dict(arguments), result_type
            )
        columns: dict[str, Value] = {}
        makers = [(name, _maker(value, columns)) for name, value in arguments.items()]
        _refuse_bytes(columns.values())

        def invoke(given: dict[str, Value]) -> Value:
            made = plain.invoke(builtin, {name: make(given) for name, make in makers})
            return made.decode() if isinstance(made, bytes) else made

        return self._apply(invoke, columns, result_type)

    def _choose(self, test: Column, chosen: Value, other: Value) -> Value:
        if isinstance(chosen, Record) and isinstance(other, Record):
            if chosen.fields.keys() != other.fields.keys():
                raise NotColumnarError("branches with different labels")
            return Record(
                {
                    label: self._choose(test, chosen.fields[label], other.fields[label])
                    for label in chosen.fields
                }
            )
        one, two = to_column(chosen), to_column(other)
        if NULL not in (one.type, two.type) and one.type != two.type:
            raise NotColumnarError("branches of different types")
        return self._settled(operators.conditional(test, one, two), test, one, two)

    def _settled(self, made: Column, *operands: Column) -> Column:
        """Note how deep an expression has become; compute it at once where it is too deep."""
        depth = 1 + max(each.depth for each in operands)
        limit = _MAX_TEXT_DEPTH if made.type == "string" else _MAX_DEPTH
        if depth < limit or made.type == NULL:
            return Column(made.expression, made.type, depth)
        self.need([made.expression])
        name = f"\x00{self.frame.width}"
        self.frame = self.frame.with_columns(made.expression.alias(name))
        if self._watch is not None:
            self._watch.check_size(self.frame.height, int(self.frame[name].estimated_size()))
        return Column(pl.col(name), made.type)

    def _guard(self, condition: pl.Expr, error: FluxError) -> None:
        if self._selection is not None:
            condition = self._selection & condition
        self._guards.append((condition, error))

    @contextmanager
    def _selected(self, condition: pl.Expr) -> Iterator[None]:
        outer = self._selection
        self._selection = condition if outer is None else outer & condition
        try:
            yield
        finally:
            self._selection = outer

    def _typed(self, compute: Callable[[], Column]) -> Column:
        try:
            return compute()
        except FluxError as error:
            # Types that lack the operator matter only where a row comes here.
            self._guard(pl.lit(True), error)
            return Column(pl.lit(None), NULL)

    def _constant(self, compute: Callable[[], Value]) -> Value:
        try:
            return compute()
        except FluxError:
            if self._selection is None and self.frame.height:
                raise
            # Perhaps no row comes here: only the row interpreter can tell.
            raise NotColumnarError("an error in a branch") from None

    def _match(self, operator: str, left: Value, right: Value) -> Value:
        if not isinstance(right, Regexp) or not isinstance(left, Column):
            raise NotColumnarError("regular expression of a column")
        if left.type == NULL:
            return left
        if left.type != "string":
            raise FluxTypeError(f"unsupported binary expression {left.type} {operator} regexp")
        return self._apply(
            lambda given: ROW.binary(operator, given["left"], right), {"left": left}, "bool"
        )

    def _as_text(self, part: Value) -> pl.Expr:
        if not isinstance(part, Column):
            return pl.lit(interpolated(part))
        _refuse_bytes([part])
        self._guard(
            part.expression.is_null(), FluxError("interpolated expression produced a null value")
        )
        if part.type in ("string", "int", "uint"):
            return part.expression.cast(pl.String)
        text = self._apply(
            lambda given: None if given["part"] is None else interpolated(given["part"]),
            {"part": part},
            "string",
        )
        return text.expression

    def _apply(
        self,
        function: Callable[[dict[str, Value]], Value],
        arguments: dict[str, Value],
        result_type: str,
    ) -> Column:
        """Run a function of single values once for each distinct tuple of arguments."""
        arguments = {name: _without_null_type(value) for name, value in arguments.items()}
        columns = {name: value for name, value in arguments.items() if isinstance(value, Column)}
        selection = pl.lit(True) if self._selection is None else self._selection.fill_null(False)
        given = self.select(
            selection.alias("\x00selected"),
            *(column.expression.alias(name) for name, column in columns.items()),
        )
        distinct = given.filter("\x00selected").select(list(columns)).unique(maintain_order=True)
        values = [values_of(distinct[name]) for name in columns]
        results = [
            function({**arguments, **dict(zip(columns, row, strict=True))})
            for row in zip(*values, strict=True)
        ]
        name = f"\x00{self.frame.width}"
        if not columns:
            self.frame = self.frame.with_columns(
                series_of(name, [function(arguments)], result_type).new_from_index(0, given.height)
            )
            return Column(pl.col(name), result_type)
        distinct = distinct.with_columns(series_of(name, results, result_type))
        found = given.select(list(columns)).join(
            distinct, on=list(columns), how="left", nulls_equal=True, maintain_order="left"
        )
        self.frame = self.frame.with_columns(found[name])
        return Column(pl.col(name), result_type)


def _is_composite(arguments: Mapping[str, Value]) -> bool:
    """Tell whether a record or an array among the arguments holds a column."""
    return any(has_column(each) and not isinstance(each, Column) for each in arguments.values())


def _refuse_bytes(values: Iterable[Value]) -> None:
    if any(isinstance(value, Column) and value.type == BYTES for value in values):
        raise NotColumnarError(BYTES)


def _maker(value: Value, columns: dict[str, Value]) -> Callable[[dict[str, Value]], Value]:
    """Give what makes a value of one row's values; the columns in it are added to `columns`."""
    if not has_column(value):
        return lambda _: value
    if isinstance(value, Column):
        name = str(len(columns))
        columns[name] = value
        return itemgetter(name)
    if isinstance(value, Record):
        fields = [(label, _maker(each, columns)) for label, each in value.fields.items()]
        return lambda given: Record({label: make(given) for label, make in fields})
    assert isinstance(value, tuple)
    elements = [_maker(each, columns) for each in value]
    return lambda given: tuple(make(given) for make in elements)


def _without_null_type(value: Value) -> Value:
    return None if isinstance(value, Column) and value.type == NULL else value


def _otherwise(test: Column) -> pl.Expr:
    return pl.lit(True) if test.type == NULL else ~test.expression.fill_null(False)


def _require_boolean(value: Value, operator: str) -> None:
    kind = value.type if isinstance(value, Column) else type_name(value)
    if kind not in ("bool", NULL):
        raise FluxTypeError(f"invalid operand to {operator}: expected bool but found {kind}")
