"""Whether a column is one of many texts, given as one parameter: the statement is the same however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ARRAY, BindParameter, Boolean, ColumnElement, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.visitors import InternalTraversal


class _Texts(TypeDecorator[Any]):
    """A list of texts: an array of PostgreSQL, a JSON array for SQLite; texts that no database holds are left out."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> Any:
        held = [each for each in value or () if "\0" not in each]
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
