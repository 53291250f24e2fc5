"""SQL that writes rows of a Parquet file as the JSON that their values stand for, so that no row is built in Python.

It says what `parquet_values.converter` does for texts, booleans and integers, and for groups and lists of these, once
`without_nulls` has taken out what says nothing. Files with columns of other types are read value by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, WHOLE, Field, Table, field_of
from crmstandard.tabular.engine import literal, quoted

PLAIN = frozenset({"boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"})
LEAST = -(2**63)  # its amount is no number that JSON readers keep: it becomes text
Strip = Callable[[bytes], bytes]


class _NotSo(Exception):
    """A column whose values SQL does not write in the same way."""


def record_as_json(table: Table, names: Sequence[str], types: Sequence[Any], default: Mapping[str, str]) -> str | None:
    """The expression of a record with the columns of a file, members of the default first; None where there is none."""
    node = field_of(table.resource)
    columns = [(name, sql) for name, sql in zip(names, types, strict=True) if name != WHOLE]
    try:
        _tell_apart(names)
        parts = [f"{quoted(name)} := {literal(value)}" for name, value in default.items()]
        parts += _members(columns, {name: _child(node, name) for name, _ in columns}, quoted, 0)
    except _NotSo:
        return None
    return f"CAST(to_json(struct_pack({', '.join(parts)})) AS VARCHAR)" if parts else None


def _members(
    columns: Sequence[tuple[str, Any]], fields: Mapping[str, Field | None], value: Callable[[str], str], depth: int
) -> Iterator[str]:
    """The parts of a group that the schema has; what it does not have is told once, by the columns."""
    for name, sql in columns:
        field = fields.get(name)
        if field is not None:
            yield f"{quoted(name)} := {_value(field, sql, value(name), depth)}"


def _child(node: Field, name: str) -> Field | None:
    """The member that a column fills by itself; columns with dots fill objects together."""
    if "." in name:
        raise _NotSo
    return node.members.get(name)


def _tell_apart(names: Sequence[str]) -> None:
    """SQL does not tell names apart by case."""
    if len({name.lower() for name in names}) < len(names):
        raise _NotSo


def _value(field: Field | None, sql: Any, value: str, depth: int) -> str:
    """The expression of a value without what the schema does not have."""
    kind = str(sql.id)
    if kind == "struct":
        return _group(field, sql, value, depth)
    if kind == "list":
        item, inner = f"e{depth}", field.items if field is not None and field.kind == ARRAY else None
        made = _value(inner, dict(sql.children)["child"], item, depth + 1)
        return value if made == item else f"list_transform({value}, lambda {item}: {made})"
    if kind in PLAIN or (kind == "varchar" and (field is None or field.kind != JSON)):
        return value
    raise _NotSo


def _group(field: Field | None, sql: Any, value: str, depth: int) -> str:
    if field is None or field.kind != OBJECT:
        raise _NotSo
    names = [name for name, _ in sql.children]
    _tell_apart(names)

    def extracted(name: str) -> str:
        return f"struct_extract({value}, {literal(name)})"

    parts = list(_members(sql.children, field.members, extracted, depth))
    if not parts:
        raise _NotSo
    if parts == [f"{quoted(name)} := {extracted(name)}" for name in names]:
        return value
    return f"struct_pack({', '.join(parts)})"


def without_nulls(lines: bytes) -> bytes:
    """Lines of JSON without members that are null and groups without anything in them; items keep their places."""
    return b"\n".join(_without_nulls(line) for line in lines.split(b"\n"))


def _without_nulls(line: bytes) -> bytes:
    return orjson.dumps(_kept(orjson.loads(line)) or {}) if line else line


def _kept(value: Any) -> Any:
    """What is left of a value; None for nothing."""
    if isinstance(value, dict):
        return {name: kept for name, inner in value.items() if (kept := _kept(inner)) is not None} or None
    if isinstance(value, list):
        return [_kept(item) for item in value]
    return str(LEAST) if value == LEAST and isinstance(value, int) else value
