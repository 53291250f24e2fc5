"""GEN-060, GEN-061: ids are unique within a resource and references by id lead to a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.members import values_of_types
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

REFERENCE = frozenset({"Reference"})


def _records(record: Document) -> Iterator[Taken]:
    kind = "lost" if record.get("lost") else "record"
    yield Taken(f"{record['resourceType']}/{record['id']}", kind, "/id")


def _records_and_references(record: Document) -> Iterator[Taken]:
    yield from _records(record)
    for _, pointer, value in values_of_types(record["resourceType"], record, REFERENCE):
        if "id" in value:
            yield Taken(f"{value['type']}/{value['id']}", "reference", f"{pointer}/id")


def _unresolved(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if any(fact.value == "record" for fact in facts):
        return
    cause = next((place_of(fact) for fact in facts if fact.value == "lost"), None)
    for fact in facts:
        if fact.value == "reference":
            yield fact, breach(fact.pointer, caused_by=cause, type=key.partition("/")[0])


def _repeated(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    ordered = sorted((f for f in facts if f.value == "record"), key=lambda f: (f.place.source or "", f.place.line or 0))
    yield from ((fact, breach(fact.pointer, first=place_of(ordered[0]))) for fact in ordered[1:])


def place_of(fact: Fact) -> str:
    """`file:line` of the record that a fact was taken from."""
    return ":".join(str(part) for part in (fact.place.source, fact.place.line) if part is not None)


cross_rule(
    "GEN-060",
    reads=(),
    take=_records_and_references,
    judge=_unresolved,
    about=lambda key: key.partition("/")[0],
    salvage=_records,
    keys="unresolved",
)
cross_rule("GEN-061", reads=(), take=_records, judge=_repeated, salvage=_records, keys="repeated")
