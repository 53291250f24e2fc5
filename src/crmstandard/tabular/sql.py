"""Tables of a database for the flat rows of a resource: types, keys, and code lists as checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from crmstandard import schemas
from crmstandard.tabular.columns import ARRAY, BOOLEAN, INTEGER, JSON, Field, Path, Table, field_of, tables
from crmstandard.tabular.digits import digits_of
from crmstandard.tabular.engine import literal, quoted


@dataclass(frozen=True)
class Dialect:
    """What differs between databases: names of types, and how long an identifier may be (bytes, 0: any)."""

    name: str
    text: str
    json: str
    longest: int


DIALECTS = {
    "postgresql": Dialect("postgresql", "varchar", "jsonb", 63),
    "duckdb": Dialect("duckdb", "varchar", "json", 0),
}
TYPES = {INTEGER: "bigint", ARRAY: "integer", BOOLEAN: "boolean", "date": "date", "dateTime": "timestamptz"}
DIGEST = 8


def ddl(resource: str, dialect: Dialect) -> str:
    """The statements that make the tables of a resource; raises UnknownResource."""
    return "\n\n".join(_statement(each, dialect) for each in tables(resource)) + "\n"


def table_name(table: Table, dialect: Dialect) -> str:
    """The name of a table: that of the CSV file which holds its rows, without the ending."""
    return short(".".join((schemas.resource(table.resource).collection, *table.path)), dialect)


def short(name: str, dialect: Dialect) -> str:
    """A name that the database keeps whole: a long one keeps its beginning and gets a digest."""
    if not dialect.longest or len(name) <= dialect.longest:
        return name
    return f"{name[: dialect.longest - DIGEST - 1]}~{hashlib.sha256(name.encode()).hexdigest()[:DIGEST]}"


def _statement(table: Table, dialect: Dialect) -> str:
    body = ",\n".join(
        f"  {line}" for line in (*_keys(table, dialect), *_columns(table, dialect), *_constraints(table, dialect))
    )
    return f"CREATE TABLE {quoted(table_name(table, dialect))} (\n{body}\n);"


def _keys(table: Table, dialect: Dialect) -> Iterator[str]:
    for name in table.keys:
        kind = f"{dialect.text}(64)" if name == table.keys[0] else "integer"
        yield f"{quoted(short(name, dialect))} {kind} NOT NULL"


def _columns(table: Table, dialect: Dialect) -> Iterator[str]:
    asked = _required(table)
    for field in table.columns:
        name = quoted(short(field.name, dialect))
        words = [name, type_of(field, dialect)]
        if field.path in asked:
            words.append("NOT NULL")
        check = _check(field, name)
        if check:
            words.append(f"CHECK ({check})")
        yield " ".join(words)


def _constraints(table: Table, dialect: Dialect) -> Iterator[str]:
    keys = ", ".join(quoted(short(name, dialect)) for name in table.keys or ("id",))
    yield f"PRIMARY KEY ({keys})"
    if table.path:
        parent = next(each for each in tables(table.resource) if each.path == (table.outer[-1] if table.outer else ()))
        own = ", ".join(quoted(short(name, dialect)) for name in table.keys[:-1])
        theirs = ", ".join(quoted(short(name, dialect)) for name in parent.keys or ("id",))
        yield f"FOREIGN KEY ({own}) REFERENCES {quoted(table_name(parent, dialect))} ({theirs})"


def type_of(field: Field, dialect: Dialect) -> str:
    """The type of a column; what is no one type by the standard (a date or a moment) is text."""
    if field.kind == "decimal":
        precision, scale = digits_of(str(field.shape.keyword("pattern")))
        return f"numeric({precision}, {scale})" if dialect.name == "postgresql" else f"decimal({precision}, {scale})"
    if field.kind == JSON:
        return dialect.json
    if field.kind in TYPES:
        return TYPES[field.kind]
    longest = field.shape.keyword("maxLength")
    return f"{dialect.text}({longest})" if longest else dialect.text


def _check(field: Field, name: str) -> str:
    shape = field.shape
    if field.kind == ARRAY:
        return f"{name} >= 0"
    if shape.codes and field.kind not in TYPES:
        return f"{name} IN ({', '.join(map(literal, shape.codes))})"
    if field.kind == INTEGER:
        return f"{name} BETWEEN {shape.keyword('minimum')} AND {shape.keyword('maximum')}"
    return ""


def _required(table: Table) -> frozenset[Path]:
    """The columns that every row fills: each member on the way to them is asked for without condition."""
    node = field_of(table.resource)
    for step in table.path:
        node = (node.items or node).members[step]
    node = node.items or node
    return frozenset((node.path,) if not node.members else _asked(node))


def _asked(node: Field) -> Iterator[Path]:
    for name in node.shape.required & node.members.keys():
        child = node.members[name]
        if child.members:
            yield from _asked(child)
        else:
            yield child.path
