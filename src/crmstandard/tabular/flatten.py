"""A record as rows, if the columns can hold it without loss; else it is carried as text."""

from __future__ import annotations

from typing import Any

import orjson

from crmstandard.tabular.columns import ARRAY, BOOLEAN, INDEX, INTEGER, JSON, OBJECT, Field, Path, field_of, index_of

LARGEST = 2**53 - 1

Row = dict[str, str]
Rows = list[tuple[Path, Row]]


class Unfit(Exception):
    """A value that no cell can hold so that it can be told again: another JSON type, an unknown member, null."""


def rows_of(resource: str, document: Any) -> Rows:
    """The rows of a record with the table that each belongs to, that of the record first; raises Unfit."""
    main: Row = {}
    made: Rows = [((), main)]
    name = document.get("id", "") if isinstance(document, dict) else None
    if not isinstance(name, str):
        raise Unfit
    _put(field_of(resource), document, main, {"id": name}, made)
    return made


def _put(field: Field, value: Any, row: Row, keys: Row, made: Rows) -> None:
    kind = field.kind
    if kind == OBJECT:
        if type(value) is not dict or not value:
            raise Unfit
        for name, inner in value.items():
            child = field.members.get(name)
            if child is None:
                raise Unfit
            _put(child, inner, row, keys, made)
    elif kind == ARRAY:
        _put_items(field, value, row, keys, made)
    else:
        row[field.name] = cell_of(kind, value)


def _put_items(field: Field, value: Any, row: Row, keys: Row, made: Rows) -> None:
    if type(value) is not list or field.items is None:
        raise Unfit
    row[field.name] = str(len(value))
    for index, item in enumerate(value):
        cells = {**keys, INDEX: str(index)}
        made.append((field.path, cells))
        _put(field.items, item, cells, {**keys, index_of(field.path): str(index)}, made)


def cell_of(kind: str, value: Any) -> str:
    """The text of a value in a cell of this kind; raises Unfit."""
    if kind == JSON:
        if type(value) is dict:
            return orjson.dumps(value).decode()
    elif kind == INTEGER:
        if type(value) is int and abs(value) <= LARGEST:
            return str(value)
    elif kind == BOOLEAN:
        if type(value) is bool:
            return "true" if value else "false"
    elif type(value) is str:
        return value
    raise Unfit
