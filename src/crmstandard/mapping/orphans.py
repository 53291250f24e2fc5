"""Takes out of a feed what refers to a record that was rejected, and what refers to that, until nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import orjson

from crmstandard.findings import finding
from crmstandard.mapping.feed import FeedWriter
from crmstandard.mapping.rejects import RejectLog
from crmstandard.mapping.sandbox import load_lines
from crmstandard.validators.members import values_of_types

UNRESOLVED = "GEN-060"
REFERENCE = frozenset({"Reference"})
KINDS = dict.fromkeys(("kind", "id", "pointer", "to_kind", "to_id"), "VARCHAR") | {"line": "BIGINT"}


def drop_orphans(con: duckdb.DuckDBPyConnection, work: Path, writers: list[FeedWriter], rejects: RejectLog) -> None:
    """Rewrites the files of a feed without orphans; each goes to the reject report with the reference that fails."""
    _load(con, work, writers)
    while _mark(con):
        pass
    for writer in writers:
        _rewrite(con, writer, rejects)


def _load(con: duckdb.DuckDBPyConnection, work: Path, writers: list[FeedWriter]) -> None:
    listed = work / "_links.ndjson"
    with listed.open("wb") as out:
        for writer in writers:
            out.writelines(_links(writer))
    load_lines(con, "_links", listed, KINDS)
    con.execute("CREATE TABLE _held AS SELECT kind, id, line FROM _links WHERE to_kind IS NULL")
    con.execute("DELETE FROM _links WHERE to_kind IS NULL")
    con.execute("CREATE TABLE _every (kind VARCHAR)")
    con.executemany("INSERT INTO _every VALUES (?)", [[writer.resource] for writer in writers])
    con.execute("CREATE TABLE _orphans (kind VARCHAR, id VARCHAR, line BIGINT, pointer VARCHAR, to_kind VARCHAR)")


def _links(writer: FeedWriter) -> Iterator[bytes]:
    """One line for each record of a file and one for each reference in it."""
    for line, record in enumerate(_records(writer.path), start=1):
        about = {"kind": writer.resource, "id": record["id"], "line": line}
        yield orjson.dumps(about, option=orjson.OPT_APPEND_NEWLINE)
        for _, at, value in values_of_types(writer.resource, record, REFERENCE):
            if "id" in value:
                link = {**about, "pointer": at, "to_kind": value["type"], "to_id": value["id"]}
                yield orjson.dumps(link, option=orjson.OPT_APPEND_NEWLINE)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        with path.open("rb") as lines:
            yield from map(orjson.loads, lines)


def _mark(con: duckdb.DuckDBPyConnection) -> int:
    """Moves to the orphans what now leads nowhere within the resources of this feed; says how many."""
    con.execute("""
        CREATE OR REPLACE TABLE _found AS
        SELECT kind, id, line, min(pointer) AS pointer, arg_min(to_kind, pointer) AS to_kind
        FROM _links l
        WHERE to_kind IN (SELECT kind FROM _every)
          AND NOT EXISTS (SELECT 1 FROM _held h WHERE h.kind = l.to_kind AND h.id = l.to_id)
          AND EXISTS (SELECT 1 FROM _held h WHERE h.kind = l.kind AND h.id = l.id)
        GROUP BY ALL""")
    con.execute("INSERT INTO _orphans SELECT * FROM _found")
    con.execute("DELETE FROM _held WHERE (kind, id) IN (SELECT kind, id FROM _found)")
    row = con.execute("SELECT count(*) FROM _found").fetchone()
    return int(row[0]) if row else 0


def _rewrite(con: duckdb.DuckDBPyConnection, writer: FeedWriter, rejects: RejectLog) -> None:
    query = "SELECT line, id, pointer, to_kind FROM _orphans WHERE kind = ? ORDER BY line"
    found = {line: (i, at, to) for line, i, at, to in con.execute(query, [writer.resource]).fetchall()}
    if not found:
        return
    for identifier, at, to_kind in found.values():
        rejects.record(writer.resource, identifier, [finding(UNRESOLVED, f"{at}/id", type=to_kind)])
    kept = writer.path.with_suffix(".kept")
    with writer.path.open("rb") as lines, kept.open("wb") as out:
        out.writelines(_without(lines, found))
    kept.replace(writer.path)
    writer.mapped -= len(found)
    if not writer.mapped:
        writer.path.unlink()


def _without(lines: Iterable[bytes], dropped: Iterable[int]) -> Iterator[bytes]:
    gone = frozenset(dropped)
    yield from (text for line, text in enumerate(lines, start=1) if line not in gone)
