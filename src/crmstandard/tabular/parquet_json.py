"""SQL that writes rows of a Parquet file as the JSON that their values stand for, so that no row is built in Python.

It says what `parquet_read.converter` does for texts, booleans and integers, and for groups and lists of these: what is
null is not there, nor is a group without anything in it. Files with columns of other types are read value by value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, WHOLE, Field, Table, field_of
from crmstandard.tabular.engine import literal, quoted

INTEGERS = frozenset({"tinyint", "smallint", "integer", "utinyint", "usmallint", "uinteger"})
LEAST = -(2**63)  # its amount is no number that JSON readers keep: it stays text


class _NotSo(Exception):
    """A column whose values SQL does not write in the same way."""


def record_as_json(table: Table, names: Sequence[str], types: Sequence[Any], default: Mapping[str, str]) -> str | None:
    """The expression of a record with the columns of a file, members of the default first; None where there is none."""
    node = field_of(table.resource)
    try:
        _tell_apart(names)
        parts = [literal(f",{_name(name)}:{_name(value)}") for name, value in default.items()]
        for name, sql in zip(names, types, strict=True):
            if name != WHOLE and (child := _child(node, name)) is not None:
                parts.append(_member(name, _value(child, sql, quoted(name), 0)))
    except _NotSo:
        return None
    return f"'{{' || substr(concat({', '.join(parts)}), 2) || '}}'" if parts else None


def _child(node: Field, name: str) -> Field | None:
    """The member that a column fills by itself; columns with dots fill objects together."""
    if "." in name:
        raise _NotSo
    return node.members.get(name)


def _tell_apart(names: Sequence[str]) -> None:
    """SQL does not tell names apart by case."""
    if len({name.lower() for name in names}) < len(names):
        raise _NotSo


def _name(text: str) -> str:
    return orjson.dumps(text).decode()


def _member(name: str, value: str) -> str:
    return f"coalesce({literal(f',{_name(name)}:')} || {value}, '')"


def _value(field: Field | None, sql: Any, value: str, depth: int) -> str:
    """The expression of a value; it is null where there is nothing to write."""
    kind = str(sql.id)
    if kind == "struct":
        return _group(field, sql, value, depth)
    if kind == "list":
        item, inner = f"e{depth}", field.items if field is not None and field.kind == ARRAY else None
        written = _value(inner, dict(sql.children)["child"], item, depth + 1)
        items = f"list_transform({value}, lambda {item}: coalesce({written}, 'null'))"
        return f"('[' || array_to_string({items}, ',') || ']')"
    if kind == "varchar" and (field is None or field.kind != JSON):
        return f"CAST(to_json({value}) AS VARCHAR)"
    if kind == "boolean" or kind in INTEGERS:
        return f"CAST({value} AS VARCHAR)"
    if kind == "bigint":
        return f"CASE {value} WHEN {LEAST} THEN '\"{LEAST}\"' ELSE CAST({value} AS VARCHAR) END"
    raise _NotSo


def _group(field: Field | None, sql: Any, value: str, depth: int) -> str:
    if field is None or field.kind != OBJECT:
        raise _NotSo
    _tell_apart([name for name, _ in sql.children])
    inner = ((name, kind, field.members.get(name)) for name, kind in sql.children)
    parts = [
        _member(name, _value(child, kind, f"struct_extract({value}, {literal(name)})", depth))
        for name, kind, child in inner
        if child is not None  # what the schema does not have is told once, by the columns
    ]
    if not parts:
        raise _NotSo
    return f"('{{' || substr(nullif(concat({', '.join(parts)}), ''), 2) || '}}')"
