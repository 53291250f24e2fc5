"""What rows of one import say of one another, on disk: their keys, their references, and which of them fall.

A reference may lead to any row of the import or to a record that is stored. A row whose reference
leads nowhere is refused, and with it what leans on it alone, until nothing more falls. Which rows lead
where is taken in only once something falls: mostly it is enough to know which keys are wanted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import orjson

from crmserver.bulk.folders import private
from crmserver.bulk.preparing import Prepared
from crmserver.bulk.rows import Error, Refused, Rows, Told
from crmserver.judging import DANGLING, UNCLEAR

STRETCH = 500
TABLES = """
CREATE TABLE keys (key TEXT, row INTEGER, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE references_ (key TEXT, row INTEGER, pointer TEXT);
CREATE TABLE names (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE asks (row INTEGER, pointer TEXT, name TEXT, id TEXT);
CREATE TABLE refused (row INTEGER PRIMARY KEY, resource TEXT, id TEXT, errors TEXT);
CREATE TABLE blank (row INTEGER PRIMARY KEY);
CREATE TABLE wave (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE fallen (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
Present = Callable[[list[str]], set[str]]  # of these keys (Person/p-1), those that are stored
Tell = Callable[[], Iterable[tuple[Rows, Told]]]  # what the rows of each chunk say of other records
Holders = Callable[[str], list[str]]  # ids of the stored records that carry an identifier (Person|system|value)


class Keys:
    """The work file of one import."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        if fresh:
            private(path).close()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        # What is lost with the machine is made again from the spooled rows.
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("PRAGMA cache_size=-32768")
        if fresh:
            self._database.executescript(TABLES)

    def close(self) -> None:
        """Gives the file back."""
        self._database.close()

    def add(self, prepared: Prepared) -> None:
        """Takes in what a chunk says."""
        run = self._database.executemany
        self._database.execute("BEGIN")
        run("INSERT OR IGNORE INTO keys VALUES (?, ?)", zip(prepared.keys, prepared.rows, strict=False))
        run("INSERT OR IGNORE INTO wanted VALUES (?)", zip(prepared.wanted))
        run("INSERT INTO asks VALUES (?, ?, ?, NULL)", [(each.row, each.pointer, each.name) for each in prepared.asked])
        run("INSERT OR IGNORE INTO blank VALUES (?)", zip(prepared.blank))
        self._database.execute("COMMIT")
        self.refuse(prepared.refused)

    def refuse(self, rows: Iterable[Refused]) -> None:
        """Keeps why rows are not stored; what a row was to bring is there no more."""
        for each in rows:
            found = (each.row, each.resource, each.id, orjson.dumps(each.errors).decode())
            self._database.execute("INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?)", found)
            if each.resource and each.id:
                self._database.execute(
                    "DELETE FROM keys WHERE key = ? AND row = ?", (f"{each.resource}/{each.id}", each.row)
                )

    def settle(self, present: Present, holders: Holders, tell: Tell) -> None:
        """Finds out where every reference leads; refuses the rows whose references lead to nothing."""
        asked = self._database.execute("SELECT 1 FROM asks LIMIT 1").fetchone()
        if asked:
            self._take_in(tell)
            self._database.execute("CREATE INDEX IF NOT EXISTS keys_row ON keys (row)")
            self._resolve(holders)
        query = "SELECT key FROM wanted w WHERE NOT EXISTS (SELECT 1 FROM keys k WHERE k.key = w.key)"
        if not self._next_wave(query, present):
            return
        if not asked:
            self._take_in(tell)
        for name, column in (("references_", "key"), ("keys", "row")):
            self._database.execute(f"CREATE INDEX IF NOT EXISTS {name}_{column} ON {name} ({column})")
        falling = True
        while falling:
            self._fall()
            falling = self._next_wave("SELECT key FROM fallen WHERE key NOT IN (SELECT key FROM keys)", present)

    def _take_in(self, tell: Tell) -> None:
        """Takes in which rows lead where, themselves apart, and who carries which identifier."""
        self._database.execute("BEGIN")
        for rows, told in tell():
            own = dict(zip(rows.rows, rows.pairs(), strict=True))
            leading = (
                (f"{column.resource}/{identifier}", row, column.pointer)
                for column in told.references
                for row, identifier in zip(column.rows, column.ids, strict=True)
                if own[row] != (column.resource, identifier)
            )
            self._database.executemany("INSERT INTO references_ VALUES (?, ?, ?)", leading)
            self._database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", told.names)
        self._database.execute("COMMIT")

    def _resolve(self, holders: Holders) -> None:
        """References by identifier: the one record that carries it, of the import or of the store."""
        last = 0
        query = "SELECT rowid, row, pointer, name FROM asks WHERE id IS NULL AND rowid > ? ORDER BY rowid LIMIT ?"
        while asked := self._database.execute(query, (last, STRETCH)).fetchall():
            last = asked[-1][0]
            for place, row, pointer, name in asked:
                self._resolve_one(place, row, pointer, name, holders)

    def _resolve_one(self, place: int, row: int, pointer: str, name: str, holders: Holders) -> None:
        found = {each for (each,) in self._database.execute("SELECT id FROM names WHERE name = ? LIMIT 2", (name,))}
        found |= set(holders(name))
        if len(found) != 1:
            self._break(row, {"requirement": UNCLEAR, "pointer": f"{pointer}/identifier"})
            return
        identifier = found.pop()
        self._database.execute("UPDATE asks SET id = ? WHERE rowid = ?", (identifier, place))
        key = f"{name.partition('|')[0]}/{identifier}"
        self._database.execute("INSERT INTO references_ VALUES (?, ?, ?)", (key, row, f"{pointer}/id"))
        self._database.execute("INSERT OR IGNORE INTO wanted VALUES (?)", (key,))

    def _next_wave(self, query: str, present: Present) -> bool:
        """Puts the keys of a query that are not stored either into the wave; whether there are any."""
        self._database.execute("DELETE FROM wave")
        with closing(self._database.execute(query)) as cursor:
            while rows := cursor.fetchmany(STRETCH):
                keys = [key for (key,) in rows]
                there = present(keys)
                gone = [(key,) for key in keys if key not in there]
                self._database.executemany("INSERT OR IGNORE INTO wave VALUES (?)", gone)
        self._database.execute("DELETE FROM fallen")
        return self._database.execute("SELECT 1 FROM wave LIMIT 1").fetchone() is not None

    def _fall(self) -> None:
        """Refuses the rows that lean on the keys of the wave; what falls with them is noted."""
        query = "SELECT r.row, r.pointer FROM wave JOIN references_ r ON r.key = wave.key"
        with closing(self._database.execute(query)) as cursor:
            while rows := cursor.fetchmany(STRETCH):
                for row, pointer in rows:
                    self._break(row, {"requirement": DANGLING, "pointer": pointer})

    def _break(self, row: int, error: Error) -> None:
        """Adds a fault to a row; what it was to bring is there no more."""
        run = self._database.execute
        known = run("SELECT errors FROM refused WHERE row = ?", (row,)).fetchone()
        if known is not None:
            errors = [each for each in orjson.loads(known[0]) if each != error]
            run("UPDATE refused SET errors = ? WHERE row = ?", (orjson.dumps([*errors, error]).decode(), row))
            return
        key = (run("SELECT key FROM keys WHERE row = ?", (row,)).fetchone() or ("/",))[0]
        resource, _, identifier = key.partition("/")
        run("INSERT INTO refused VALUES (?, ?, ?, ?)", (row, resource, identifier, orjson.dumps([error]).decode()))
        run("INSERT OR IGNORE INTO fallen VALUES (?)", (key,))
        run("DELETE FROM keys WHERE row = ?", (row,))

    def refused(self, first: int, count: int) -> dict[int, Refused]:
        """The refused rows of a stretch."""
        query = "SELECT row, resource, id, errors FROM refused WHERE row >= ? AND row < ?"
        found = self._database.execute(query, (first, first + count))
        return {row: Refused(row, kind, id_, tuple(orjson.loads(errors))) for row, kind, id_, errors in found}

    def blank(self, first: int, count: int) -> set[int]:
        """The lines of a stretch that hold nothing."""
        found = self._database.execute("SELECT row FROM blank WHERE row >= ? AND row < ?", (first, first + count))
        return {row for (row,) in found}

    def resolved(self, row: int) -> dict[str, str]:
        """The ids that references by identifier of a row lead to, by pointer."""
        found = self._database.execute("SELECT pointer, id FROM asks WHERE row = ? AND id IS NOT NULL", (row,))
        return dict(found.fetchall())

    def count_refused(self) -> int:
        """How many rows are refused."""
        return int(self._database.execute("SELECT count(*) FROM refused").fetchone()[0])

    def count_blank(self) -> int:
        """How many lines hold nothing."""
        return int(self._database.execute("SELECT count(*) FROM blank").fetchone()[0])
