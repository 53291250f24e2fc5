"""The records that one SELECT gives: its columns bound to the members of the resource, its rows in the order of id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from crmstandard.mapping.converters import INSTANT, Convert, converter
from crmstandard.mapping.plan import MappingError, Plan, Select, suggest
from crmstandard.mapping.sandbox import said, statements
from crmstandard.shapes import Shape, shape_of
from crmstandard.tabular.engine import quoted

BATCH = 2000
FILE, LINE = "_file", "_line"
FAULTS = "_rejected"
BY_ENGINE = frozenset({"resourceType", "meta", "meta.versionId", "meta.recordedAt"})

Record = dict[str, Any]
Build = Callable[[tuple[Any, ...]], Record]


@dataclass(frozen=True, slots=True)
class Made:
    """A record and the source row that it says it comes from, where the SELECT passes that on."""

    record: Record
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Column:
    """One column of a SELECT: its name, the path of the member that it fills, and how its values are converted."""

    name: str
    sql: Any
    path: tuple[str, ...]
    convert: Convert


def columns_of(con: duckdb.DuckDBPyConnection, select: Select, plan: Plan) -> list[Column]:
    """The columns of a SELECT; raises MappingError where one is no member of the resource or of another type."""
    relation = con.sql(query_of(select))
    names = [name for name in relation.columns if name not in (FILE, LINE)]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        raise MappingError(f"{select.path.name}: column {twice} stands twice; give each member one column.")
    if "id" not in names:
        raise MappingError(f"{select.path.name}: no column is called id; each record needs one, made from a key.")
    zone = _zone(plan.manifest.timezone)
    shape = shape_of(select.resource)
    given = zip(relation.columns, relation.types, strict=True)
    return [_bound(select, name, sql, shape, zone) for name, sql in given if name not in (FILE, LINE)]


def query_of(select: Select) -> str:
    """The one SELECT of an SQL file."""
    found = statements(select.path, {duckdb.StatementType.SELECT}, "one SELECT")
    if len(found) != 1:
        raise MappingError(f"{select.path.name} holds {len(found)} statements; it takes one SELECT alone.")
    return found[0]


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise MappingError(f"timezone {name!r} of mapping.yaml is none that this machine knows.") from None


def _bound(select: Select, name: str, sql: Any, shape: Shape, zone: ZoneInfo) -> Column:
    path = tuple(name.split("."))
    where = f"{select.path.name}: {name}"
    if name in BY_ENGINE:
        raise MappingError(f"{where} is written by the map command; leave the column out.")
    for index, step in enumerate(path):
        if step not in shape.members:
            hint = suggest(step, shape.members)
            owner = ".".join((select.resource, *path[:index]))
            raise MappingError(f"{where}: {owner} has no member {step!r}{hint}. See show {select.resource}.")
        shape = shape.members[step]
    return Column(name, sql, path, str if name == "id" else converter(sql, shape, where, zone))


def records_of(con: duckdb.DuckDBPyConnection, select: Select, plan: Plan, meta: Mapping[str, Any]) -> Iterator[Made]:
    """The records of one SELECT in the order of their ids; they come in batches, however many there are."""
    try:
        columns = columns_of(con, select, plan)
        cursor = con.cursor()
        traced = frozenset(con.sql(query_of(select)).columns) & {FILE, LINE}
        cursor.execute(_wrapped(query_of(select), columns, traced))
        build = _builder(select.resource, columns, meta)
        while rows := cursor.fetchmany(BATCH):
            for row in rows:
                yield Made(build(row), row[-2], row[-1])
    except duckdb.Error as error:
        raise MappingError(said(select.path, error)) from None


def _wrapped(query: str, columns: list[Column], traced: frozenset[str]) -> str:
    trace = [name if name in traced else f"NULL AS {name}" for name in (FILE, LINE)]
    chosen = ", ".join([*map(_chosen, columns), *trace])
    order = ", ".join(["CAST(id AS VARCHAR)", *sorted(traced)])
    return f"SELECT {chosen} FROM (\n{query}\n) ORDER BY {order}"  # noqa: S608 - the mapping's own SQL, in its sandbox


def _chosen(column: Column) -> str:
    """The column as it is fetched: instants in UTC without zone, which Python reads without further modules."""
    kind = str(column.sql)
    if INSTANT.upper() in kind:
        plain = kind.replace(INSTANT.upper(), "TIMESTAMP")
        return f"CAST({quoted(column.name)} AS {plain}) AS {quoted(column.name)}"
    return quoted(column.name)


def _builder(resource: str, columns: list[Column], meta: Mapping[str, Any]) -> Build:
    """A function from a row to a record, its members in the order of the schema."""
    order = {name: index for index, name in enumerate(shape_of(resource).members)}
    indexed = sorted(enumerate(columns), key=lambda each: order[each[1].path[0]])
    own_meta = any(each.path[0] == "meta" for each in columns)
    sequence = [(index, each.path, each.convert) for index, each in indexed]

    def build(row: tuple[Any, ...]) -> Record:
        record: Record = {"resourceType": resource, "id": None, "meta": meta}
        if own_meta:
            record["meta"] = {k: dict(v) if isinstance(v, dict) else v for k, v in meta.items()}
        for index, path, convert in sequence:
            raw = row[index]
            if raw is not None and (value := convert(raw)) is not None:
                _put(record, path, value)
        if record["id"] is None:
            del record["id"]
        return record

    return build


def _put(record: Record, path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        record = record.setdefault(step, {})
    record[path[-1]] = value
