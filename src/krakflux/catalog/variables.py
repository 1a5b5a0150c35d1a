"""Variables: names for values that queries and dashboards share."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.records import Variable
from krakflux.catalog.room import check_room
from krakflux.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    RequestTooLargeError,
)
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from krakflux.catalog.database import Database
    from krakflux.clock import Clock

__all__ = [
    "MAX_ARGUMENTS",
    "MAX_VARIABLES",
    "VariableChanges",
    "VariableDraft",
    "Variables",
    "check_arguments",
    "check_name",
]

# Of one organization, and in bytes of one variable's arguments (and selection) as JSON.
MAX_VARIABLES: Final = 1_000
MAX_ARGUMENTS: Final = 256 * 1024

_NAME: Final = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")
_PROTECTED: Final = frozenset(
    {
        *("and", "import", "not", "return", "option", "test"),
        *("empty", "in", "or", "package", "builtin"),
    }
)


@dataclass(frozen=True, slots=True)
class VariableDraft:
    """A variable to be made, or what another is replaced with."""

    organization_id: str
    name: str
    arguments: Mapping[str, Any]
    description: str = ""
    selected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VariableChanges:
    """What to change in a variable; None leaves it."""

    name: str | None = None
    description: str | None = None
    selected: tuple[str, ...] | None = None
    arguments: Mapping[str, Any] | None = None


class Variables:
    """Makes, changes and deletes variables."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_all(self) -> list[Variable]:
        """Give all variables, by id."""
        query = sa.select(schema.variables).order_by(schema.variables.c.id)
        with self._database.look() as connection:
            return [_variable(row) for row in connection.execute(query)]

    def get(self, identifier: str) -> Variable:
        """Look a variable up by its id.

        Raises:
            NotFoundError: "variable not found".
        """
        with self._database.look() as connection:
            return _read(connection, identifier)

    def create(self, draft: VariableDraft) -> Variable:
        """Make a variable.

        Raises:
            InvalidError: a name or arguments that InfluxDB refuses.
            ConflictError: the organization has a variable of that name.
            NotFoundError: no such organization.
            UnprocessableError: the organization has as many variables as it may.
        """
        with self._database.write() as connection:
            return self.insert(connection, draft)

    def insert(self, connection: Connection, draft: VariableDraft) -> Variable:
        """Do the work of `create` within the caller's transaction."""
        now = self._clock.now()
        variable = Variable(
            id=new_identifier(),
            organization_id=draft.organization_id,
            name=draft.name,
            description=draft.description,
            selected=draft.selected,
            arguments=draft.arguments,
            created_at=now,
            updated_at=now,
        )
        check_room(connection, schema.variables, draft.organization_id, MAX_VARIABLES)
        values = _checked(connection, variable)
        connection.execute(sa.insert(schema.variables).values(values))
        return variable

    def update(self, identifier: str, changes: VariableChanges) -> Variable:
        """Change a variable.

        Raises:
            InvalidError: nothing is to be changed, or a name or arguments InfluxDB refuses.
            ConflictError: the organization has another variable of that name.
            NotFoundError: no such variable.
        """
        given = {
            name: value
            for name in ("name", "description", "selected", "arguments")
            if (value := getattr(changes, name)) is not None
        }
        if not given:
            raise InvalidError("no fields supplied in update")
        table = schema.variables
        with self._database.write() as connection:
            found = _read(connection, identifier)
            changed = replace(found, **given, updated_at=self._clock.now())
            values = _checked(connection, changed)
            connection.execute(sa.update(table).where(table.c.id == identifier).values(values))
        return changed

    def delete(self, identifier: str) -> None:
        """Delete a variable.

        Raises:
            NotFoundError: no such variable.
        """
        table = schema.variables
        with self._database.write() as connection:
            _read(connection, identifier)
            connection.execute(sa.delete(table).where(table.c.id == identifier))


def check_arguments(arguments: Mapping[str, Any]) -> None:
    """Refuse arguments that InfluxDB refuses.

    Raises:
        InvalidError: an unknown type, or values that aren't of it.
    """
    kind, values = arguments.get("type"), arguments.get("values")
    if kind == "constant":
        if not isinstance(values, list):
            raise InvalidError(f"error parsing {values} as VariableConstantArguments")
        _check_texts(values, "constant")
    elif kind == "map":
        if not isinstance(values, dict):
            raise InvalidError(f"error parsing {values} as VariableMapArguments")
        _check_texts(list(values.values()), "map")
    elif kind == "query":
        if not isinstance(values, dict):
            raise InvalidError(f"error parsing {values} as VariableQueryArguments")
        _check_query(values)
    else:
        raise InvalidError(f"unknown VariableArguments type {kind or ''}")


def _check_texts(values: list[Any], kind: str) -> None:
    for value in values:
        if not isinstance(value, str):
            raise InvalidError(
                f"expected variable {kind} value to be string but received {json.dumps(value)}"
            )


def _check_query(values: dict[str, Any]) -> None:
    for key in ("query", "language"):
        if key not in values:
            raise InvalidError(f'"{key}" key not present in VariableQueryArguments')
        if not isinstance(values[key], str):
            raise InvalidError(
                f'expected "{key}" to be string but received {json.dumps(values[key])}'
            )


def check_name(name: str) -> None:
    """Refuse the variable names that InfluxDB refuses.

    Raises:
        InvalidError: empty, a word of Flux, or with other signs than letters and digits.
    """
    if not name:
        raise InvalidError("missing variable name")
    if name in _PROTECTED:
        raise InvalidError("Protected variable name, invalid variable name")
    if _NAME.fullmatch(name) is None:
        raise InvalidError(
            f"invalid variable name {name}: it must start with a letter or underscore, and "
            "contain only numbers, letters, and underscores"
        )


def _checked(connection: Connection, variable: Variable) -> dict[str, Any]:
    check_name(variable.name)
    check_arguments(variable.arguments)
    table, key = schema.variables, variable.name.lower()
    taken = sa.select(table.c.id).where(
        table.c.organization_id == variable.organization_id,
        table.c.key == key,
        table.c.id != variable.id,
    )
    if connection.execute(taken).first() is not None:
        raise ConflictError("variable is not unique")
    columns = [column.name for column in table.columns if column.name != "key"]
    values = {name: getattr(variable, name) for name in columns}
    texts = {"selected": _dump(variable.selected), "arguments": _dump(variable.arguments)}
    return {**values, **texts, "key": key}


def _dump(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    if len(text.encode()) > MAX_ARGUMENTS:
        raise RequestTooLargeError(f"a variable's arguments may have at most {MAX_ARGUMENTS} bytes")
    return text


def _read(connection: Connection, identifier: str) -> Variable:
    table = schema.variables
    row = connection.execute(sa.select(table).where(table.c.id == identifier)).first()
    if row is None:
        raise NotFoundError("variable not found")
    return _variable(row)


def _variable(row: Row[Any]) -> Variable:
    return Variable(
        id=row.id,
        organization_id=row.organization_id,
        name=row.name,
        description=row.description,
        selected=tuple(json.loads(row.selected)),
        arguments=json.loads(row.arguments),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
