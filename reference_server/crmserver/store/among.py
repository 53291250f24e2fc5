"""Rows by many texts, given as one parameter: the statement is the same however many there are.

In a large table PostgreSQL is told to look each of them up. Asked for `= ANY`, its planner read whole
resources while it had no statistics of the table, as after a first import.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    BindParameter,
    Boolean,
    ClauseElement,
    ColumnElement,
    Dialect,
    Executable,
    Select,
    Text,
    TypeDecorator,
    bindparam,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.visitors import InternalTraversal


class _Texts(TypeDecorator[Any]):
    """A list of texts: an array of PostgreSQL, a JSON array for SQLite; texts that no database holds are left out."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> Any:
        held = [each for each in dict.fromkeys(value or ()) if "\0" not in each]
        return held if dialect.name == "postgresql" else orjson.dumps(held).decode()


class _Among(ColumnElement[bool]):
    inherit_cache = True
    type = Boolean()
    _is_implicitly_boolean = True  # no "= 1" behind it, which would keep SQLite from its index
    _traverse_internals = [  # noqa: RUF012 - as SQLAlchemy has it
        ("column", InternalTraversal.dp_clauseelement),
        ("texts", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[str], texts: BindParameter[Any]) -> None:
        self.column = column
        self.texts = texts


def among(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts of a parameter, which is a list."""
    return _Among(column, bindparam(name, type_=_Texts()))


@compiles(_Among, "sqlite")
def _of_json(element: _Among, compiler: Any, **more: Any) -> str:
    column, texts = compiler.process(element.column, **more), compiler.process(element.texts, **more)
    return f"{column} IN (SELECT value FROM json_each({texts}))"  # noqa: S608 - names of ours


@compiles(_Among, "postgresql")
def _of_array(element: _Among, compiler: Any, **more: Any) -> str:
    return f"{compiler.process(element.column, **more)} = ANY({compiler.process(element.texts, **more)}::text[])"


class _Lookup(Executable, ClauseElement):
    """One query, as each database is asked for it."""

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012 - as SQLAlchemy has it
        ("plain", InternalTraversal.dp_clauseelement),
        ("lateral", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, plain: Select[Any], lateral: Select[Any]) -> None:
        self.plain = plain
        self.lateral = lateral


def lookup(query: Select[Any], column: ColumnElement[str], name: str) -> Executable:
    """The rows of a query of a large table whose column is one of the texts of a parameter, which is a list."""
    wanted = func.unnest(bindparam(name, type_=_Texts())).table_valued("text").render_derived(name="wanted")
    # OFFSET keeps the planner from making the lookups into one join of its own choice.
    found = query.where(column == wanted.c.text).offset(literal_column("0")).lateral("found")
    return _Lookup(query.where(among(column, name)), select(found).select_from(wanted).join(found, true()))


@compiles(_Lookup, "sqlite")
def _plain(element: _Lookup, compiler: Any, **more: Any) -> str:
    return str(compiler.process(element.plain, **more))


@compiles(_Lookup, "postgresql")
def _lateral(element: _Lookup, compiler: Any, **more: Any) -> str:
    return str(compiler.process(element.lateral, **more))
