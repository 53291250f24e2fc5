"""Where the facts of rules across records are kept: in memory while few, in a temporary database when many."""

from __future__ import annotations

import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import orjson

from crmstandard.findings import Place
from crmstandard.validators.registry import Fact

LIMIT = 200_000
Row = tuple[str, str, str | None, int | None, str, str | None, str]
COLUMNS = "key, value, source, line, resource, record, pointer"


class FactStore:
    """Facts by rule and key; memory holds at most `limit` of them, the rest lies in a temporary file."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._count = 0
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._spilled: sqlite3.Connection | None = None
        self._tables: dict[str, str] = {}

    def add(self, rule: str, key: str, fact: Fact) -> None:
        """Keeps one fact of a rule under its key."""
        value = fact.value if isinstance(fact.value, str) else f"\x00{orjson.dumps(fact.value).decode()}"
        place = fact.place
        self._rows[rule].append((key, value, place.source, place.line, fact.resource, fact.record, fact.pointer))
        self._count += 1
        if self._count >= self._limit:
            self._spill()

    def _spill(self) -> sqlite3.Connection:
        if self._spilled is None:
            self._spilled = sqlite3.connect("")  # an empty name is a temporary file that SQLite removes itself
            self._spilled.execute("PRAGMA journal_mode = OFF")
            weakref.finalize(self, self._spilled.close)
        with self._spilled:
            for rule, rows in self._rows.items():
                table = self._table(self._spilled, rule)
                self._spilled.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608 - a name of ours
        self._rows.clear()
        self._count = 0
        return self._spilled

    def _table(self, spilled: sqlite3.Connection, rule: str) -> str:
        """The table of a rule: one each, so that judging a rule reads and sorts its own facts only."""
        if rule not in self._tables:
            self._tables[rule] = f"facts_{len(self._tables)}"
            spilled.execute(f"CREATE TABLE {self._tables[rule]} ({COLUMNS})")
        return self._tables[rule]

    def groups(self, rule: str) -> Iterator[tuple[str, list[Fact]]]:
        """Each key of a rule with all its facts."""
        if self._spilled is None:
            yield from self._in_memory(rule)
            return
        spilled = self._spill()
        if rule in self._tables:
            rows = spilled.execute(f"SELECT {COLUMNS} FROM {self._tables[rule]} ORDER BY key")  # noqa: S608 - a name of ours
            for key, members in groupby(rows, itemgetter(0)):
                yield key, [_fact(row) for row in members]

    def _in_memory(self, rule: str) -> Iterator[tuple[str, list[Fact]]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for row in self._rows.get(rule, ()):
            found[row[0]].append(_fact(row))
        yield from found.items()


def _fact(row: Row) -> Fact:
    _, value, source, line, resource, record, pointer = row
    told = orjson.loads(value[1:]) if value.startswith("\x00") else value
    return Fact(told, Place(source, line), resource, record, pointer)
