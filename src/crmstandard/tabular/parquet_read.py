"""Records of a Parquet file, nested or with dotted columns, as blocks of the texts that NDJSON would have had."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.findings import Finding
from crmstandard.reading import Block, Unreadable
from crmstandard.reading.blocks import SIZE, Page, named
from crmstandard.reading.streams import PARQUET, opened
from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, WHOLE, Field, Table, field_of, tables
from crmstandard.tabular.engine import READING, engine, literal, quoted
from crmstandard.tabular.heads import note, resource_named, unknown
from crmstandard.tabular.names import stem_of
from crmstandard.tabular.nest import reader_of
from crmstandard.tabular.parquet_json import Strip, record_as_json, without_nulls

BATCH = 1000
DAMAGED = "the Parquet file is damaged or cut short"
PATTERN = frozenset("*?[")
INSTANT = "timestamp with time zone"
Convert = Callable[[Any], Any]
Row = tuple[Any, ...]
Add = Callable[[Page, int, Sequence[Row]], None]  # adds rows to a page, of which the first has this number


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: the members that lead to what it fills, and how its values become JSON."""

    path: tuple[str, ...]
    convert: Convert


@dataclass(frozen=True, slots=True)
class _File:
    """A file as SQL names it, with its path, its name in findings, and the resource where the caller says it."""

    quoted: str
    path: Path | None
    source: str
    resource: str | None


def read_parquet(
    path: Path | None,
    name: str | None = None,
    resource: str | None = None,
    size: int = SIZE,
    *,
    strip: Strip = without_nulls,
) -> Iterator[Block]:
    """The blocks of a Parquet file, or of standard input for None; raises Unreadable. Lines are numbers of rows.

    `resource` says what the records are; without it the name of the file or the first record does. What can `strip`
    rows of nothing faster is used, where there is such.
    """
    source = named(path, name)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crmstandard-parquet-")))
        plain = _plain(path, folder / "records.parquet", source)
        con = stack.enter_context(engine(folder, source, plain))
        yield from _blocks(con, _File(literal(str(plain)), path, source, resource), strip, size)


def _plain(path: Path | None, at: Path, source: str) -> Path:
    """The Parquet file itself; unpacked to `at` where it is compressed or its name would be read as a pattern."""
    with opened(path, binary=True) as stream:
        if stream.peek(len(PARQUET))[: len(PARQUET)] != PARQUET:
            raise Unreadable(source, "is no Parquet file")
        if path is not None and path.is_file() and _is_plain(path) and not PATTERN.intersection(str(path.resolve())):
            return path.resolve()
        with at.open("wb") as plain:
            shutil.copyfileobj(stream, plain, 1 << 20)
    return at.resolve()


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(PARQUET)) == PARQUET


def _blocks(con: Any, file: _File, strip: Strip, size: int) -> Iterator[Block]:
    import duckdb

    source = file.source
    try:
        relation = con.sql(f"SELECT * FROM read_parquet({file.quoted})")  # noqa: S608 - the path is quoted
        names, types = relation.columns, relation.types
        title = file.resource or _told(con, file, names)
        columns, notes = columns_of(tables(title)[0], names, types, source)
        default = {} if "resourceType" in names else {"resourceType": title}
        record = record_as_json(tables(title)[0], names, types, default)
        if record is not None:
            chosen = f"{record}, {quoted(WHOLE) if WHOLE in names else 'NULL'}"
            add = partial(_add_written, strip=strip)
        else:
            chosen = ", ".join(map(_chosen, names, types))
            add = partial(_add_made, columns=columns, default=default)
        cursor = con.execute(f"SELECT {chosen} FROM read_parquet({file.quoted})")  # noqa: S608 - names are quoted
        for number, page in enumerate(_pages(cursor, add, source, size)):
            yield replace(page.block(), notes=notes if number == 0 else ())
    except duckdb.OutOfMemoryException as error:
        raise Unreadable(
            source, f"its groups of rows do not fit {READING}; write it with fewer rows in a group"
        ) from error
    except duckdb.Error as error:
        raise Unreadable(source, f"{DAMAGED}: {str(error).splitlines()[0][:200]}") from error


def _told(con: Any, file: _File, names: list[str]) -> str:
    """The resource that the name of the file tells, or else the first record."""
    path, source = file.path, file.source
    found = resource_named(stem_of(path.name).removesuffix(".parquet")) if path is not None else None
    if found is None and "resourceType" in names:
        some = f"SELECT resourceType FROM read_parquet({file.quoted}) WHERE resourceType IS NOT NULL LIMIT 1"  # noqa: S608
        row = con.execute(some).fetchone()
        found = row[0] if row else None
    if found not in schemas.resources():
        raise Unreadable(
            source,
            "nothing says which resource its rows are; name the file by it (persons.parquet), give it a column "
            "resourceType, or say --resource",
        )
    return str(found)


def _pages(cursor: Any, add: Add, source: str, size: int) -> Iterator[Page]:
    number, page = 1, Page(source)
    while rows := cursor.fetchmany(BATCH):
        add(page, number, rows)
        number += len(rows)
        if page.size >= size:
            yield page
            page = Page(source)
    yield page


def _add_written(page: Page, first: int, rows: Sequence[Row], strip: Strip) -> None:
    """Adds records that SQL has written, or the texts that stand for the whole of them."""
    for is_whole, group in groupby(rows, key=_has_whole):
        held = list(group)
        if is_whole:
            for number, (_, whole) in enumerate(held, first):
                page.add(number, _as_it_is(whole))
        else:
            text = strip("\n".join([text for text, _ in held]).encode())
            page.add_lines(first, len(held) - 1, text, len(held))
        first += len(held)


def _has_whole(row: Row) -> bool:
    return row[1] is not None


def _add_made(
    page: Page, first: int, rows: Sequence[Row], columns: list[Column | None], default: Mapping[str, str]
) -> None:
    """Adds records that are made of values."""
    for number, row in enumerate(rows, first):
        page.add(number, _text(row, columns, default))


def _as_it_is(whole: Any) -> bytes:
    return whole if isinstance(whole, bytes) else str(whole).encode()


def _text(row: Row, columns: list[Column | None], default: Mapping[str, str]) -> bytes:
    """The text of a record from its values, or the text that stands for the whole of it."""
    record: dict[str, Any] = dict(default)
    for raw, column in zip(row, columns, strict=True):
        if raw is None or column is None:
            continue
        if column.path == (WHOLE,):
            return _as_it_is(raw)
        value = column.convert(raw)
        if value is not None:
            name = column.path[0]
            if len(column.path) == 1 and name not in record:
                record[name] = value
            else:
                _put(record, column.path, value)
    return orjson.dumps(record)


def _put(record: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Puts a value at its path; a group and columns with dots may fill one object together."""
    for step in path[:-1]:
        record = record.setdefault(step, {})
    before = record.get(path[-1])
    if isinstance(before, dict) and isinstance(value, dict):
        for name, inner in value.items():
            _put(before, (name,), inner)
    else:
        record[path[-1]] = value


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


def _chosen(name: str, sql: Any) -> str:
    """The column as it is fetched: instants in UTC without zone, which Python reads without further modules."""
    kind = str(sql)
    if INSTANT.upper() in kind:
        return f"CAST({quoted(name)} AS {kind.replace(INSTANT.upper(), 'TIMESTAMP')}) AS {quoted(name)}"
    return quoted(name)
