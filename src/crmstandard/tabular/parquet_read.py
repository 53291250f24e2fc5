"""Records of a Parquet file, nested or with dotted columns, as blocks of the texts that NDJSON would have had."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.reading import Block, Unreadable
from crmstandard.reading.blocks import SIZE, Page, named
from crmstandard.reading.streams import PARQUET, opened
from crmstandard.tabular.columns import WHOLE, tables
from crmstandard.tabular.engine import READING, Engines, literal, quoted, stream_of
from crmstandard.tabular.heads import resource_named
from crmstandard.tabular.names import stem_of
from crmstandard.tabular.parquet_columns import Broken, Make, Plan, Run, plan_of
from crmstandard.tabular.parquet_json import Strip, record_as_json, without_nulls
from crmstandard.tabular.parquet_values import Column, columns_of, fetched

BATCH = 1000
DAMAGED = "the Parquet file is damaged or cut short"
PATTERN = frozenset("*?[")
Row = tuple[Any, ...]
Add = Callable[[Page, int, Sequence[Row]], None]  # adds rows to a page, of which the first has this number


@dataclass(frozen=True, slots=True)
class _File:
    """A file as SQL names it, with its path, its name in findings, and the resource where the caller says it."""

    quoted: str
    path: Path | None
    source: str
    resource: str | None


@dataclass(frozen=True, slots=True)
class _Ways:
    """How records are made of rows: what strips those that SQL has written, and what makes them of columns."""

    strip: Strip
    make: Make | None


def read_parquet(
    path: Path | None,
    name: str | None = None,
    resource: str | None = None,
    size: int = SIZE,
    *,
    strip: Strip = without_nulls,
    make: Make | None = None,
    engines: Engines | None = None,
) -> Iterator[Block]:
    """The blocks of a Parquet file, or of standard input for None; raises Unreadable. Lines are numbers of rows.

    `resource` says what the records are; without it the name of the file or the first record does. What can `make`
    records of columns, or `strip` rows of nothing, faster is used, where there is such, and an
    engine that is open already (`engines`).
    """
    source = named(path, name)
    with ExitStack() as stack:
        engines = engines or stack.enter_context(Engines([] if path is None else [path]))
        unpacked = engines.folder / "records.parquet"
        stack.callback(unpacked.unlink, missing_ok=True)
        plain = _plain(path, unpacked, source)
        con = stack.enter_context(engines.reading(source, plain))
        yield from _blocks(con, _File(literal(str(plain)), path, source, resource), _Ways(strip, make), size)


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


def _blocks(con: Any, file: _File, ways: _Ways, size: int) -> Iterator[Block]:
    import duckdb

    source = file.source
    try:
        relation = con.sql(f"SELECT * FROM read_parquet({file.quoted})")  # noqa: S608 - the path is quoted
        names, types = relation.columns, relation.types
        title = file.resource or _told(con, file, names)
        table = tables(title)[0]
        columns, notes = columns_of(table, names, types, source)
        default = {} if "resourceType" in names else {"resourceType": title}
        pages = _pages_of_columns(con, file, ways, plan_of(table, names, types, default), size)
        if pages is None:
            record = record_as_json(table, names, types, default)
            if record is not None:
                chosen = f"{record}, {quoted(WHOLE) if WHOLE in names else 'NULL'}"
                add = partial(_add_written, strip=ways.strip)
            else:
                chosen = ", ".join(map(fetched, names, types))
                add = partial(_add_made, columns=columns, default=default)
            cursor = con.execute(f"SELECT {chosen} FROM read_parquet({file.quoted})")  # noqa: S608 - names are quoted
            pages = _pages(cursor, add, source, size)
        for number, page in enumerate(pages):
            yield replace(page.block(), notes=notes if number == 0 else ())
    except duckdb.OutOfMemoryException as error:
        raise Unreadable(
            source, f"its groups of rows do not fit {READING}; write it with fewer rows in a group"
        ) from error
    except (duckdb.Error, Broken) as error:
        raise Unreadable(source, f"{DAMAGED}: {str(error).splitlines()[0][:200]}") from error


def _told(con: Any, file: _File, names: list[str]) -> str:
    """The resource that the name of the file tells, or else the first record."""
    path, source = file.path, file.source
    found = resource_named(stem_of(path.name).removesuffix(".parquet")) if path is not None else None
    if found is None and "resourceType" in names:
        some = f"SELECT resourceType FROM read_parquet({file.quoted}) WHERE resourceType IS NOT NULL LIMIT 1"  # noqa: S608
        told = con.execute(some).fetchall()
        found = told[0][0] if told else None
    if found not in schemas.resources():
        raise Unreadable(
            source,
            "nothing says which resource its rows are; name the file by it (persons.parquet), give it a column "
            "resourceType, or say --resource",
        )
    return str(found)


def _pages_of_columns(con: Any, file: _File, ways: _Ways, plan: Plan | None, size: int) -> Iterator[Page] | None:
    """Pages of records made of columns; None where they have to be made in another way."""
    if ways.make is None or plan is None:
        return None
    chosen = ", ".join(map(quoted, plan.columns))
    stream = stream_of(con.sql(f"SELECT {chosen} FROM read_parquet({file.quoted})"))  # noqa: S608 - names are quoted
    made = None if stream is None else ways.make(plan, stream, size)
    return None if made is None else _pages_of_runs(made, file.source, size)


def _pages_of_runs(runs: Iterator[Run], source: str, size: int) -> Iterator[Page]:
    number, page = 1, Page(source)
    for run in runs:
        if run.is_whole:
            page.add(number, run.text)
        else:
            page.add_lines(number, run.records, run.text, run.records)
        number += run.records
        if page.size >= size:
            yield page
            page = Page(source)
    yield page


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
