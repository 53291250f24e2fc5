"""The kinds of fault that can be planted: each changes one record in one way and says what it breaks and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crmstandard.sample.records import Record
from crmstandard.validators.formats import breaks


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a fault stands and which requirement it breaks."""

    pointer: str
    requirement: str


Change = Callable[[Record], Planted | None]
Spoil = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: which resources it suits and how it changes a record, or the bytes of its line.

    `change` returns None where the record offers no place for the fault. `spoil` makes the line
    unreadable or unsound as text. `twice` writes the line a second time.
    """

    kind: str
    resources: tuple[str, ...]
    change: Change | None = None
    spoil: Spoil | None = None
    requirement: str = ""
    twice: bool = False


ADDED = ("identifier",)


def put(path: tuple[str | int, ...], value: Any, requirement: str, at: str | None = None) -> Change:
    """A change that writes `value` at `path` if the member is there; the finding is expected there, or at `at`."""

    def change(made: Record) -> Planted | None:
        holder: Any = made
        for step in path[:-1]:
            holder = _step(holder, step)
        if holder is None or (_step(holder, path[-1]) is None and path[-1] not in ADDED):
            return None
        holder[path[-1]] = value
        return Planted("".join(f"/{step}" for step in path) if at is None else at, requirement)

    return change


def _step(holder: Any, step: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(str(step))
    return holder[int(step)] if isinstance(holder, list) and int(step) < len(holder) else None


def add(name: str, value: Any, requirement: str) -> Change:
    """A change that adds a member which the schema does not know."""

    def change(made: Record) -> Planted:
        made[name] = value
        return Planted(f"/{name}", requirement)

    return change


def drop(name: str, requirement: str) -> Change:
    """A change that takes a member away; the finding is expected at the record itself."""

    def change(made: Record) -> Planted | None:
        return Planted("", requirement) if made.pop(name, None) is not None else None

    return change


def broken(path: tuple[str | int, ...], form: str, value: str) -> Change:
    """A change that writes text which is no `form`; the requirement is the one that the format's checker names."""
    return put(path, value, breaks(form, value) or "")


def last_sign(path: tuple[str | int, ...], form: str, of_system: str) -> Change:
    """A change that alters the last sign of an identifier of a system, so that its check digit is wrong."""

    def change(made: Record) -> Planted | None:
        holder: Any = made
        for step in path:
            holder = _step(holder, step)
        if not isinstance(holder, dict) or holder["system"] != of_system:
            return None
        value = holder["value"]
        holder["value"] = value[:-1] + ("1" if value[-1] != "1" else "2")
        return Planted("".join(f"/{step}" for step in (*path, "value")), breaks(form, holder["value"]) or "")

    return change


IBAN, LEI = "urn:iso:std:iso:13616", "urn:iso:std:iso:17442"


def faults() -> Iterator[Fault]:
    """Every kind, in the order in which they are planted."""
    yield Fault("unknownMember", ("Person", "Task"), add("shoeSize", 42, "GEN-012"))
    yield Fault("missingFact", ("Person",), drop("names", "GEN-005"))
    yield Fault("wrongCode", ("Customer",), put(("customerType",), "vip", "GEN-013"))
    yield Fault("unreadable", ("Person",), spoil=lambda line: line[: len(line) // 2], requirement="GEN-001")
    yield Fault("impossibleDate", ("Person",), broken(("birthDate",), "partial-date", "1990-02-30"))
    yield Fault("wrongIban", ("Arrangement",), last_sign(("number",), "iban", IBAN))
    yield Fault("danglingReference", ("Task",), put(("owner", "id"), "employee-none", "GEN-060"))
    yield Fault("duplicateId", ("Interaction",), twice=True, requirement="GEN-061")
    yield Fault("wrongLei", ("Organization",), last_sign(("identifiers", 0), "lei", LEI))
    yield Fault("shortLei", ("Organization",), broken(("identifiers", 0, "value"), "lei", "5493001KJTIIGC8Y"))
    yield Fault("missingMember", ("Task",), drop("owner", "GEN-011"))
    yield Fault("wrongType", ("Person",), put(("names",), "Anna Weber", "GEN-010"))
    yield Fault("nullMember", ("Person",), put(("maritalStatus",), None, "GEN-010"))
    yield Fault("unknownCountry", ("Person",), broken(("nationalities", 0), "iso3166", "XX"))
    yield Fault("longCountry", ("Person",), broken(("residenceCountry",), "iso3166", "XX9"))
    yield Fault("nonsensePhone", ("Person",), broken(("contactPoints", 0, "value"), "e164", "call me"))
    yield Fault("numberForAmount", ("ArrangementSnapshot",), put(("balance", "amount"), 12.5, "GEN-010"))
    yield Fault("tooManyPlaces", ("ArrangementSnapshot",), put(("balance", "amount"), "10.005", "GEN-026"))
    yield Fault("unknownCurrency", ("ArrangementSnapshot",), broken(("balance", "currency"), "iso4217", "XYZ"))
    yield Fault(
        "endBeforeStart",
        ("CoverageAssignment",),
        put(("period",), {"start": "2020-01-02", "end": "2020-01-01"}, "GEN-023", "/period/end"),
    )
    yield Fault("placeholder", ("Person",), put(("names", 0, "text"), "N/A", "GEN-027"))
    yield Fault(
        "duplicateMember",
        ("Interaction",),
        spoil=lambda line: line[:1] + b'"direction":"inbound",' + line[1:],
        requirement="GEN-002",
    )
    yield Fault(
        "notANumber", ("Interaction",), spoil=lambda line: line.replace(b":420", b":NaN"), requirement="GEN-003"
    )
    yield Fault(
        "brokenText",
        ("Interaction",),
        spoil=lambda line: line.replace(b"inbound", b"in\xffbound"),
        requirement="GEN-004",
    )
    yield Fault(
        "loneSurrogate", ("Task",), spoil=lambda line: line.replace(b'"open"', b'"\\ud800"', 1), requirement="GEN-004"
    )
    yield Fault("emptyArray", ("Person",), put(("names",), [], "GEN-017"))
    yield Fault("wrongReferenceType", ("CoverageAssignment",), put(("assignee", "type"), "Person", "GEN-013"))
    yield Fault(
        "twoKeysInReference",
        ("CoverageAssignment",),
        put(("covers", "identifier"), {"system": "urn:x:y", "value": "1"}, "GEN-022", "/covers"),
    )
    yield Fault("brokenUri", ("Interaction",), broken(("meta", "source"), "uri", "no uri"))
    yield Fault("wrongResource", ("Score",), put(("resourceType",), "Scoring", "GEN-021"))
