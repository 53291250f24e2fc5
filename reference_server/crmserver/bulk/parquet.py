"""Files of lines turned into Parquet: a column a member, nested members as JSON, absent as null."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from crmserver.bulk.folders import ONLY_OWNER, Written, parts
from crmstandard import schemas

MEDIA = "application/vnd.apache.parquet"
COLUMNS = {"string": "VARCHAR", "boolean": "BOOLEAN", "integer": "BIGINT"}
MEMORY = "512MB"


@cache
def offered() -> bool:
    """Whether this server can write Parquet."""
    return find_spec("duckdb") is not None


def columns(resource: str) -> dict[str, str]:
    """The columns of a resource: plain members in their own type, all others as JSON."""
    about = schemas.resource(resource)
    members = {**schemas.folder("types")["Resource"]["properties"], **about.schema["properties"]}
    return {name: _column(node, about.schema) for name, node in members.items() if not node.get("writeOnly")}


def _column(node: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    while "$ref" in node and "type" not in node:
        reference = str(node["$ref"])
        node = schemas.resolve(reference, base)
        base = base if reference.startswith("#") else node
    return COLUMNS.get(str(node.get("type")), "JSON")


def converted(folder: Path, written: Written) -> Written:
    """The Parquet file made of a file of lines, which is removed."""
    import duckdb

    source = folder / written.name
    target = source.with_suffix(".parquet")
    named = columns(written.resource)
    with duckdb.connect(":memory:") as database:
        database.execute(f"SET memory_limit = '{MEMORY}'")
        database.execute("SET threads = 1")
        listed = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in named.items())
        read = f"read_json({_quoted(str(source))}, format = 'newline_delimited', columns = {{{listed}}})"
        # What is JSON in a column stands there as text: readers need no extension to have it back.
        picked = ", ".join(
            f'"{name}"::VARCHAR AS "{name}"' if kind == "JSON" else f'"{name}"' for name, kind in named.items()
        )
        database.execute(f"COPY (SELECT {picked} FROM {read}) TO {_quoted(str(target))} (FORMAT parquet)")  # noqa: S608
    target.chmod(ONLY_OWNER)
    source.unlink()
    digest, size = sha256(), 0
    for part in parts(target):
        digest.update(part)
        size += len(part)
    return Written(target.name, written.resource, written.records, size, digest.hexdigest())


def identifiers(path: Path, stretch: int) -> Iterator[list[str]]:
    """The ids of the records of a file that `converted` made, at most so many at a time."""
    import duckdb

    with duckdb.connect(":memory:") as database:
        database.execute(f"SET memory_limit = '{MEMORY}'")
        database.execute("SET threads = 1")
        found = database.execute(f"SELECT id FROM read_parquet({_quoted(str(path))})")  # noqa: S608
        while rows := found.fetchmany(stretch):
            yield [str(row[0]) for row in rows]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
