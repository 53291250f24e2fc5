"""Records that were accepted the quick way, gathered by resource, so that counting and keeping them is done in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from crmstandard.validators.registry import Document

AT_ONCE = 32  # so few that they are still in the nearest memory when they are counted and kept


class Alike(NamedTuple):
    """Records of one resource, with their lines."""

    resource: str
    documents: list[Document]
    lines: list[int]


@dataclass(slots=True)
class Good:
    """Good records that are still to be counted and kept."""

    _held: dict[str, Alike] = field(default_factory=dict)
    _count: int = 0

    def add(self, document: Document, line: int) -> bool:
        """Adds one; whether there are enough now to be taken."""
        title = document["resourceType"]
        held = self._held.get(title)
        if held is None:
            held = self._held[title] = Alike(title, [], [])
        held.documents.append(document)
        held.lines.append(line)
        self._count += 1
        return self._count >= AT_ONCE

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self._count > 0

    def taken(self) -> Iterator[Alike]:
        """Those of each resource; then there are none any more."""
        yield from self._held.values()
        self._held.clear()
        self._count = 0
