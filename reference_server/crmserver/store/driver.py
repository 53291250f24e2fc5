"""Statements given straight to the driver of the database, for what every request needs.

On the way through SQLAlchemy a look-up of thirty records took twice the time of this process. The
connection, its transaction and the words of the statement stay SQLAlchemy's.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError

Values = Sequence[Any] | Mapping[str, Any]


@dataclass
class Asked:
    """A query with named parameters, compiled once for each database that is open."""

    query: Executable
    _compiled: dict[Dialect, Any] = field(default_factory=dict)
    _row: Callable[[Iterable[Any]], Any] | None = None

    def __call__(self, connection: Connection, **parameters: Any) -> list[Any]:
        """The rows, with their columns by name; raises DBAPIError."""
        compiled = self._compiled.get(connection.dialect)
        if compiled is None:
            compiled = self._compiled[connection.dialect] = self.query.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
        cursor = execute(connection, compiled.string, _bound(compiled, parameters))
        if self._row is None:
            self._row = _row_of([column[0] for column in cursor.description])
        rows = cursor.fetchall()
        cursor.close()
        return list(map(self._row, rows))


def _row_of(names: Sequence[str]) -> Callable[[Iterable[Any]], Any]:
    make: Any = namedtuple  # whose names mypy wants to see written out
    made: Callable[[Iterable[Any]], Any] = make("Row", names)._make
    return made


def _bound(compiled: Any, parameters: Mapping[str, Any]) -> Values:
    """The values of parameters as the driver takes them."""
    convert = compiled._bind_processors  # noqa: SLF001 - what SQLAlchemy itself converts them with
    values = {name: convert[name](value) if name in convert else value for name, value in parameters.items()}
    return tuple(values[name] for name in compiled.positiontup) if compiled.positional else values


def execute(connection: Connection, statement: str, values: Values) -> Any:
    """The cursor of one statement; raises DBAPIError."""
    return _told(connection, statement, "execute", values)


def execute_many(connection: Connection, statement: str, rows: Sequence[Values]) -> None:
    """Runs one statement for each row; raises DBAPIError."""
    _told(connection, statement, "executemany", rows).close()


def _told(connection: Connection, statement: str, how: str, values: Any) -> Any:
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    try:
        getattr(cursor, how)(statement, values)
    except connection.dialect.loaded_dbapi.Error as error:
        connection.invalidate(error)  # it may be the connection that failed, and nothing of the transaction is wanted
        raise DBAPIError(None, None, error) from error
    return cursor
