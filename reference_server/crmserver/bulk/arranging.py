"""The good rows of a chunk laid out as they will be stored: in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from crmserver.bulk.completing import Completed
from crmserver.bulk.rows import Column, Document, Rows, Told
from crmserver.judging import references
from crmserver.store.fields import IDENTIFIERS, identifier_text
from crmstandard.feeds.native.gate import Kept

BY_IDENTIFIER = b'"identifier":'  # stands in every record that has a reference by identifier


@dataclass(frozen=True, slots=True)
class Asked:
    """One reference of a row by identifier (Person|system|value), and where it stands."""

    row: int
    pointer: str
    name: str


class Arranged:
    """Columns that grow row by row; `at` is the time that stands for the time of storing."""

    def __init__(self, at: str) -> None:
        self.asked: list[Asked] = []
        self._at = at
        self._taken: list[Completed] = []
        self._times: list[tuple[int | None, int | None]] = []
        self._asks: set[int] = set()
        self._spoken: set[int] = set()
        self._references: defaultdict[tuple[str, str], tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        self._names: list[tuple[str, str]] = []

    def add(self, each: Completed, valid_from: int | None, valid_to: int | None, *, told: bool) -> None:
        """Adds a row; with `told` its references by id are told elsewhere."""
        place = len(self._taken)
        self._taken.append(each)
        self._times.append((valid_from, valid_to))
        if each.spoken:
            self._spoken.add(place)
        if IDENTIFIERS in each.document:
            for name in each.document[IDENTIFIERS]:
                self._names.append((f"{each.resource}|{identifier_text(name)}", each.document["id"]))
        if not told or BY_IDENTIFIER in each.text:
            self._refer_one(each, place, told=told)

    def _refer_one(self, each: Completed, place: int, *, told: bool) -> None:
        for pointer, value in references(each.resource, each.document):
            if "id" not in value:
                self._asks.add(place)
                self.asked.append(Asked(each.row, pointer, _name(value)))
            elif not told:
                rows, ids = self._references[f"{pointer}/id", value["type"]]
                rows.append(each.row)
                ids.append(value["id"])

    def refer(self, kept: Iterable[Kept], numbers: Sequence[int | None]) -> None:
        """Takes in the references that the gate has told; `numbers` are the rows of its lines, None where refused."""
        for written, _ in kept:
            mine = [numbers[line] for line in orjson.loads(written.lines)]
            for column in written.columns:
                at = orjson.loads(column.rows)
                found = mine if not at else [mine[place] for place in at]
                rows, ids = self._references[column.pointer, column.resource]
                for row, identifier in zip(found, orjson.loads(column.keys), strict=True):
                    if row is not None:
                        rows.append(row)
                        ids.append(identifier)

    def rows(self) -> Rows:
        """The rows."""
        taken = self._taken
        return Rows(
            self._at,
            [each.row for each in taken],
            [each.resource for each in taken],
            [each.document["id"] for each in taken],
            [start for start, _ in self._times],
            [end for _, end in self._times],
            [" ".join(each.given) for each in taken],
            frozenset(self._asks),
            frozenset(self._spoken),
            b"\n".join([each.text for each in taken]),
        )

    def told(self) -> Told:
        """What the rows say of other records."""
        found = self._references.items()
        return Told([Column(pointer, kind, rows, ids) for (pointer, kind), (rows, ids) in found], self._names)


def _name(value: Document) -> str:
    return f"{value['type']}|{identifier_text(value['identifier'])}"
