"""OUT-008, OUT-014: service levels and functions of one contract have ids of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmstandard.validators.registry import Breach, Document, breach, rule


def _repeated(member: str, entries: Sequence[Mapping[str, Any]]) -> Iterator[Breach]:
    seen: set[str] = set()
    for index, each in enumerate(entries):
        if each["id"] in seen:
            yield breach(f"/{member}/{index}/id")
        seen.add(each["id"])


@rule("OUT-008", "OutsourcingContract", needs=("serviceLevels",))
def service_level_ids_are_unique(contract: Document) -> Iterator[Breach]:
    """Reports name a service level by its id."""
    yield from _repeated("serviceLevels", contract["serviceLevels"])


@rule("OUT-014", "OutsourcingContract")
def function_ids_are_unique(contract: Document) -> Iterator[Breach]:
    """Registers name a function by its id."""
    yield from _repeated("functions", contract["functions"])
