"""Where the facts of rules across records are kept: in memory while few, in a temporary database when many."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from crmstandard.findings import Place
from crmstandard.validators.registry import Fact

LIMIT = 200_000
Row = tuple[str, str, str, str | None, int | None, str, str | None, str]
TABLE = "CREATE TABLE facts (rule, key, value, source, line INT, resource, record, pointer)"
ORDERED = "SELECT key, value, source, line, resource, record, pointer FROM facts WHERE rule = ? ORDER BY key"


class FactStore:
    """Facts by rule and key; memory holds at most `limit` of them, the rest lies in a temporary file."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._rows: list[Row] = []
        self._spilled: sqlite3.Connection | None = None

    def add(self, rule: str, key: str, fact: Fact) -> None:
        """Keeps one fact of a rule under its key."""
        value = fact.value if isinstance(fact.value, str) else f"\x00{json.dumps(fact.value)}"
        place = fact.place
        self._rows.append((rule, key, value, place.source, place.line, fact.resource, fact.record, fact.pointer))
        if len(self._rows) >= self._limit:
            self._spill()

    def _spill(self) -> None:
        if self._spilled is None:
            self._spilled = sqlite3.connect("")  # an empty name is a temporary file that SQLite removes itself
            self._spilled.execute("PRAGMA journal_mode = OFF")
            self._spilled.execute(TABLE)
        with self._spilled:
            self._spilled.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._rows.clear()

    def groups(self, rule: str) -> Iterator[tuple[str, list[Fact]]]:
        """Each key of a rule with all its facts."""
        if self._spilled is None:
            yield from self._in_memory(rule)
            return
        self._spill()
        rows = self._spilled.execute(ORDERED, (rule,))
        for key, members in groupby(rows, itemgetter(0)):
            yield key, [_fact(row) for row in members]

    def _in_memory(self, rule: str) -> Iterator[tuple[str, list[Fact]]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for row in self._rows:
            if row[0] == rule:
                found[row[1]].append(_fact(row[1:]))
        yield from found.items()


def _fact(row: tuple[str, str, str | None, int | None, str, str | None, str]) -> Fact:
    _, value, source, line, resource, record, pointer = row
    told = json.loads(value[1:]) if value.startswith("\x00") else value
    return Fact(told, Place(source, line), resource, record, pointer)
