"""What is found in a record by itself, with all that is counted of it; of records that are wrong alike it is one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from crmstandard.feeds.cells import Cell, Cells
from crmstandard.feeds.counts import mandatory
from crmstandard.feeds.native.gate import RULED
from crmstandard.findings import Finding

PLACEHOLDER = "GEN-027"
LEFT_OUT = frozenset({"notApplicable"})  # the fact has no place there: it is no cell that could be filled
KEPT_BACK = frozenset({"masked"})  # the fact is there, only not shown
LONGEST, MOST_KNOWN = 512, 4096  # bytes of what is remembered, and how much of it: memory is bounded
Key = tuple[str, int, bytes]


class Faults:
    """The findings of a record of a resource, at no place yet, and the cells that they are counted in."""

    __slots__ = (
        "by_cell",
        "found",
        "has_error",
        "is_misshapen",
        "is_plain",
        "is_shapeless",
        "misshapen",
        "placeholders",
    )

    def __init__(self, title: str | None, found: Sequence[Finding], cells: Cells) -> None:
        self.found = found
        self.by_cell: list[tuple[Cell, Finding]] = [(cells.cell_of(each, title), each) for each in found]
        self.has_error = self.is_misshapen = False
        spoiled, placeholders = set(), set()
        for each in found:
            is_error = each.level == "error"
            self.has_error |= is_error
            if each.keyword:
                self.is_misshapen |= is_error
                if each.pointer:
                    spoiled.add(_member_of(each))
            if each.requirement == PLACEHOLDER:
                placeholders.add(_member_of(each))
        self.misshapen = len(spoiled)  # members of the record of which something has not its shape
        self.is_shapeless = self.is_misshapen or bool(spoiled)  # rules were not evaluated
        self.is_plain = self.is_misshapen and not placeholders  # errors of shape, and no cell is to be called empty
        self.placeholders: Collection[str] = placeholders


IN_SHAPE = Faults(None, (), Cells(0))  # says that faults, if there are any, are to be looked for in the whole record


def _member_of(found: Finding) -> str:
    """The member of the record that a finding is in."""
    return found.pointer.split("/", 2)[1]


class Known:
    """Faults by what decides them, where that is not the whole record (see Parts.decisive)."""

    def __init__(self) -> None:
        self._held: dict[Key, Faults] = {}

    def get(self, key: Key) -> Faults | None:
        """What was found before in a record that is wrong alike."""
        return self._held.get(key)

    def keep(self, key: Key, faults: Faults) -> None:
        """Remembers the faults of a record, unless its rules were judged, which may look at anything in it."""
        if faults.is_misshapen or key[1] & RULED:
            self.keep_alone(key, faults)

    def keep_alone(self, key: Key, faults: Faults) -> None:
        """Remembers the faults of the members in doubt."""
        if len(key[2]) <= LONGEST:
            if len(self._held) >= MOST_KNOWN:
                self._held.clear()
            self._held[key] = faults


def unfilled(title: str, document: Mapping[str, Any], placeholders: Collection[str]) -> tuple[int, int]:
    """Mandatory cells that are missing or hold a placeholder, and those that have no place in this record."""
    wanted = mandatory(title)
    absences = document.get("absences")
    if not absences and not placeholders:
        return len(wanted.difference(document)), 0
    declared = {
        str(each.get("path", ""))[1:]: each.get("reason")
        for each in (absences if isinstance(absences, list) else ())
        if isinstance(each, dict)
    }
    excused = sum(declared.get(name) in LEFT_OUT for name in wanted)
    lacking = [
        name
        for name in wanted
        if (name not in document and declared.get(name) not in LEFT_OUT | KEPT_BACK) or name in placeholders
    ]
    return len(lacking), excused
