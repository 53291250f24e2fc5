"""Small mappings for tests: written into a folder, run, and read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from crmstandard.mapping import MapReport, run_mapping

MANIFEST = """
id: tiny
version: 1.0.0
title: Tiny bank
source: urn:example:tiny
asOf: "2026-01-15T09:30:00Z"
tables:
  client:
    files: [client.csv]
    title: clients
    columns:
      id: integer
      sex: text
      born: text
      text: text
"""
PERSON = """
SELECT 'client-' || id AS id, 'active' AS status, sex, born AS birthDate,
       [absent('names', 'anonymized')] AS absences, _file, _line
FROM client
"""
CLIENTS = "id,sex,born,text\n1,1,1970-12-13,a\n2,2,1980-01-05,b\n"


class Bank:
    """A mapping and a source in one folder, ready to be run."""

    def __init__(self, folder: Path) -> None:
        self.mapping, self.source, self.feed = folder / "mapping", folder / "source", folder / "out" / "feed"
        for path in (self.mapping, self.source):
            path.mkdir(parents=True)
        self.write("mapping.yaml", MANIFEST)
        self.write("person.sql", PERSON)
        self.give("client.csv", CLIENTS)

    def write(self, name: str, text: str) -> None:
        """A file of the mapping."""
        (self.mapping / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """The same file of the mapping with one passage replaced."""
        text = (self.mapping / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def give(self, name: str, content: str | bytes) -> None:
        """A file of the source."""
        (self.source / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, **options: Any) -> MapReport:
        """One run."""
        return run_mapping(self.mapping, self.source, self.feed, **options)

    def person(self, expressions: str) -> dict[str, Any]:
        """The one record of a SELECT whose columns besides the required ones are `expressions`."""
        required = "'p' AS id, 'active' AS status, [absent('names', 'anonymized')] AS absences"
        self.write("person.sql", f"SELECT {required}, {expressions}")
        self.run()
        (record,) = self.records("persons")
        return record

    def records(self, collection: str) -> list[dict[str, Any]]:
        """The records of one file of the feed."""
        return records_in(self.feed / f"{collection}.ndjson")

    def rejects(self) -> list[dict[str, Any]]:
        """The lines of the reject report."""
        return records_in(self.feed.parent / "feed.rejects.ndjson")


def records_in(path: Path) -> list[dict[str, Any]]:
    """The records of an NDJSON file."""
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]
