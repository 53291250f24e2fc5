"""The first row of a flat file, or the columns of a Parquet file, held against the columns that the mapping gives."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crmstandard import schemas
from crmstandard.findings import Finding, Place, finding
from crmstandard.reading import Unreadable
from crmstandard.reading.refusals import Reason
from crmstandard.tabular.columns import Table

PART = re.compile(r"^(.*?)(?:[-_.][0-9]+)?$")
SEPARATORS = ";\t|"
SHOWN = 64
NEAR = 0.75  # how much alike names are of which one may be meant
TWICE: Reason = {"en": "it stands twice", "zh": "出现两次"}


@dataclass(frozen=True)
class Head:
    """Where the columns of a table stand in its file, and what is wrong with the others."""

    places: Mapping[str, int]
    width: int
    notes: tuple[Finding, ...]


def resource_named(stem: str) -> str | None:
    """The resource that the name of a file tells: `persons`, `Person` or `person`, also of a part (`persons-0002`)."""
    found = PART.match(stem)
    names = {stem.lower(), found[1].lower() if found else ""}
    for title, each in schemas.resources().items():
        if names & {title.lower(), each.collection.lower(), schemas.kebab(title)}:
            return title
    return None


def head_of(table: Table, cells: Sequence[str | None], source: str, name: str) -> Head:
    """The columns of a first row; raises Unreadable where it is none of this table."""
    if len(cells) == 1 and (sign := next((s for s in SEPARATORS if s in (cells[0] or "")), None)) is not None:
        raise Unreadable(source, f"{name} separates its cells by {sign!r}; write it with commas")
    places: dict[str, int] = {}
    notes = []
    for index, cell in enumerate(cells):
        column = cell or ""
        if column in places:
            notes.append(note(table, source, column, TWICE))
        elif column in table.names:
            places[column] = index
        else:
            notes.append(note(table, source, column, unknown(table, column)))
    _has_columns(table, places, source, name)
    return Head(places, len(cells), tuple(notes))


def note(table: Table, source: str, column: str, reason: Reason) -> Finding:
    """What is wrong with a column, as a finding at the first row."""
    found = finding("FED-018", "", column=column[:SHOWN] or "''", reason=reason)
    return found.at(Place(source, 1), table.resource)


def unknown(table: Table, column: str) -> Reason:
    """That a column is none of a table, with the one that may be meant."""
    near = difflib.get_close_matches(column, table.names, 1, NEAR)
    of = ".".join((table.resource, *table.path))
    return {
        "en": f"{of} has no such column" + (f"; is {near[0]} meant?" if near else ""),
        "zh": f"{of} 没有此列" + (f"；是否指 {near[0]}？" if near else ""),
    }


def _has_columns(table: Table, places: Mapping[str, int], source: str, name: str) -> None:
    if not places:
        wanted = ", ".join((*table.keys, *(each.name for each in table.columns))[:4])
        raise Unreadable(
            source, f"the first row of {name} names no column of {table.resource}; it has to begin like: {wanted}"
        )
    for key in table.keys:
        if key not in places:
            raise Unreadable(source, f"{name} has no column {key}; its keys are {', '.join(table.keys)}")
