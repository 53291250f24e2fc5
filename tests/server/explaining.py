"""The statements that a server sends to its database, and how the database says that it finds the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, event

from crmserver.store.engine import Database, open_database

LARGE = ("heads", "history", "entries", "past_entries", "events")
# What an index narrows a search to: a stretch of one tenant, or the versions whose time has come of all of them.
PREFIX = re.compile(r"tenant\b.*\b(field|resource|seq)\b|\bnext_from\b.*<", re.DOTALL)
NAMED = re.compile(r"\b(heads|history|entries|past_entries|events)\b(?: AS (\w+))?")


@dataclass
class Statements:
    """The SELECT statements that were sent, each text once, with the parameters of its first time."""

    sent: dict[str, Any] = field(default_factory=dict)

    def __call__(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        """Notes a statement; what a driver calls before it sends one."""
        if statement.lstrip().upper().startswith("SELECT"):
            self.sent.setdefault(statement, parameters)


@contextmanager
def noted() -> Iterator[Statements]:
    """The statements of all databases that are used while the context lasts."""
    made = Statements()
    event.listen(Engine, "before_cursor_execute", made)
    try:
        yield made
    finally:
        event.remove(Engine, "before_cursor_execute", made)


def scans_of(url: str, statements: Statements) -> list[str]:
    """What the database would read from end to end for these statements, each with the statement."""
    opened = open_database(url, durable=False)
    try:
        return _scans(opened, statements)
    finally:
        opened.close()


def plans_of(url: str, statements: Statements) -> list[str]:
    """The plan of each statement, as the database words it."""
    database = open_database(url, durable=False)
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    try:
        with database.reading() as connection:
            if not database.is_sqlite:
                connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            told = [connection.exec_driver_sql(f"{explain} {each}", given) for each, given in statements.sent.items()]
            return ["\n".join(str(row[-1]) for row in rows) for rows in told]
    finally:
        database.close()


def _scans(database: Database, statements: Statements) -> list[str]:
    explain = _sqlite if database.is_sqlite else _postgresql
    found = []
    with database.reading() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        for statement, parameters in statements.sent.items():
            found += [f"{each}\n{statement}" for each in explain(connection, statement, parameters)]
    return found


def _sqlite(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    """Steps over a large table that are no SEARCH, or a SEARCH by the tenant alone."""
    names = {name for pair in NAMED.findall(statement) for name in pair if name}
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
        step, _, about = str(row[-1]).partition(" ")
        if about.split(" ")[0] in names and not (step == "SEARCH" and PREFIX.search(about)):
            yield str(row[-1])


def _postgresql(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    """Nodes over a large table without an index, or with an index by the tenant alone."""
    told: Any = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar()
    document = orjson.loads(told) if isinstance(told, str) else told
    for node in _nodes(document[0]["Plan"]):
        if "Index Cond" in node and "Relation Name" not in node:
            continue  # the lookup below a bitmap, which its parent names the table of
        if node.get("Relation Name") in LARGE and not PREFIX.search(_conditions(node)):
            yield f"{node['Node Type']} on {node['Relation Name']} by {_conditions(node) or 'nothing'}"


def _conditions(node: Any) -> str:
    below = [each.get("Index Cond", "") for each in node.get("Plans", ()) if "Bitmap" in each["Node Type"]]
    return " ".join([node.get("Index Cond", ""), *below]).strip()


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for each in node.get("Plans", ()):
        yield from _nodes(each)
