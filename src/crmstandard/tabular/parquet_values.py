"""Columns of Parquet files, and how their values become JSON one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crmstandard.findings import Finding
from crmstandard.reading import Unreadable
from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, WHOLE, Field, Table, field_of
from crmstandard.tabular.engine import quoted
from crmstandard.tabular.heads import note, unknown
from crmstandard.tabular.nest import reader_of

INSTANT = "timestamp with time zone"
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: the members that lead to what it fills, and how its values become JSON."""

    path: tuple[str, ...]
    convert: Convert


def columns_of(
    table: Table, names: list[str], types: list[Any], source: str
) -> tuple[list[Column | None], tuple[Finding, ...]]:
    """The columns of a file, None for those that are no members, and what is wrong with these."""
    notes: list[Finding] = []
    columns = [_column(table, name, sql, source, notes) for name, sql in zip(names, types, strict=True)]
    if not any(columns):
        raise Unreadable(source, f"none of its columns is a member of {table.resource}")
    return columns, tuple(notes)


def _column(table: Table, name: str, sql: Any, source: str, notes: list[Finding]) -> Column | None:
    if name == WHOLE:
        return Column((WHOLE,), bytes)
    node: Field | None = field_of(table.resource)
    path = tuple(name.split("."))
    for step in path:
        node = node.members.get(step) if node is not None else None
    if node is None:
        notes.append(note(table, source, name, unknown(table, name)))
        return None

    def strange(inner: str) -> None:
        notes.append(note(table, source, inner, unknown(table, inner)))

    return Column(path, converter(node, sql, strange))


def converter(field: Field | None, sql: Any, strange: Callable[[str], None]) -> Convert:
    """How a value of an SQL type becomes JSON at a member; `strange` hears of members that the schema does not have."""
    kind = str(sql.id)
    if kind == "struct":
        return _struct(field, sql, strange)
    if kind in ("list", "array"):
        inner = field.items if field is not None and field.kind == ARRAY else None
        convert = converter(inner, dict(sql.children)["child"], strange)
        return lambda value: [None if item is None else convert(item) for item in value]
    if kind == "map":
        return lambda value: {str(key): inner for key, inner in value.items()}
    if kind == INSTANT:
        return lambda value: f"{value.isoformat()}Z" if isinstance(value, datetime) else str(value)
    if kind == "varchar" and field is not None and field.kind == JSON:
        return reader_of(JSON)
    return _scalar


def _struct(field: Field | None, sql: Any, strange: Callable[[str], None]) -> Convert:
    members = []
    for name, inner in sql.children:
        child = field.members.get(name) if field is not None else None
        if field is not None and field.kind == OBJECT and child is None:
            strange(".".join((*field.path, name)))
        elif field is not None:
            members.append((name, converter(child, inner, strange)))

    def convert(value: Any) -> Any:
        found = {n: v for n, c in members if (raw := value.get(n)) is not None and (v := c(raw)) is not None}
        return found or None

    return convert


def _scalar(value: Any) -> Any:
    """A value as JSON has it: what the schema wants as text and the file has as a number stays one, for the judge."""
    if type(value) is str:  # what most values are
        return value
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    if isinstance(value, int):
        return value if abs(value) < 1 << 63 else str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date) else str(value)


def fetched(name: str, sql: Any) -> str:
    """The column as it is fetched: instants in UTC without zone, which Python reads without further modules."""
    kind = str(sql)
    if INSTANT.upper() in kind:
        return f"CAST({quoted(name)} AS {kind.replace(INSTANT.upper(), 'TIMESTAMP')}) AS {quoted(name)}"
    return quoted(name)
