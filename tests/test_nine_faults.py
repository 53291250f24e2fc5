"""Nine faults that a feed of a bank really has, each planted in a valid record and found where it stands."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonpatch
import pytest

from crmstandard import Finding, validate

Change = dict[str, Any]

META = {
    "versionId": "1",
    "recordedAt": "2026-01-15T09:30:00Z",
    "validTime": {"start": "2026-01-15T09:30:00Z"},
    "source": "urn:example:crm",
}
PERSON: dict[str, Any] = {
    "resourceType": "Person",
    "id": "person-101",
    "meta": META,
    "status": "active",
    "names": [{"use": "legal", "text": "赵敏", "familyName": "赵", "givenNames": ["敏"]}],
    "birthDate": "1988-02-29",
    "nationalities": ["CN"],
    "residenceCountry": "DE",
    "minor": False,
    "contactPoints": [{"system": "phone", "value": "+8613800138000", "use": "mobile"}],
    "addresses": [{"use": "residential", "country": "DE", "townName": "Frankfurt am Main"}],
}
ORGANIZATION: dict[str, Any] = {
    "resourceType": "Organization",
    "id": "organization-101",
    "meta": META,
    "status": "active",
    "orgType": "legalEntity",
    "names": [{"use": "legal", "text": "Beispiel Maschinenbau AG"}],
    "identifiers": [
        {"system": "https://w3id.org/crmstandard/1/systems/lei", "value": "5493001KJTIIGC8Y1R12", "type": "lei"}
    ],
    "addresses": [{"use": "registered", "country": "DE", "townName": "Köln"}],
    "contactPoints": [{"system": "phone", "value": "+492211234567", "use": "work"}],
}
RELATIONSHIP: dict[str, Any] = {
    "resourceType": "PartyRelationship",
    "id": "party-relationship-101",
    "meta": META,
    "from": {"type": "Person", "id": "person-101"},
    "to": {"type": "Organization", "id": "organization-101"},
    "type": "director",
    "period": {"start": "2020-03-01"},
}
VALID = (PERSON, ORGANIZATION, RELATIONSHIP)
LEI = "/identifiers/0/value"


def put(path: str, value: Any) -> Change:
    """An operation of RFC 6902 that adds or replaces."""
    return {"op": "add", "path": path, "value": value}


FAULTS: list[tuple[str, dict[str, Any], Change, str, str]] = [
    ("unknown property of a person", PERSON, put("/shoeSize", 42), "/shoeSize", "GEN-012"),
    ("unknown property of an organization", ORGANIZATION, put("/shoeSize", 42), "/shoeSize", "GEN-012"),
    ("unknown property of a relationship", RELATIONSHIP, put("/shoeSize", 42), "/shoeSize", "GEN-012"),
    ("unknown property inside", PERSON, put("/names/0/nick~1name", "x"), "/names/0/nick~1name", "GEN-012"),
    ("text for a boolean", PERSON, put("/minor", "no"), "/minor", "GEN-010"),
    ("number for a text", ORGANIZATION, put("/names/0/text", 7), "/names/0/text", "GEN-010"),
    ("text for an object", RELATIONSHIP, put("/from", "person-101"), "/from", "GEN-010"),
    ("object for a list", PERSON, put("/names", {"use": "legal", "text": "赵敏"}), "/names", "GEN-010"),
    ("null for a date", PERSON, put("/birthDate", None), "/birthDate", "GEN-010"),
    ("impossible birth date", PERSON, put("/birthDate", "1990-02-30"), "/birthDate", "FMT-004"),
    ("29 February of a common year", PERSON, put("/birthDate", "1900-02-29"), "/birthDate", "FMT-004"),
    ("country XX9 of residence", PERSON, put("/residenceCountry", "XX9"), "/residenceCountry", "FMT-010"),
    ("country XX9 of an address", ORGANIZATION, put("/addresses/0/country", "XX9"), "/addresses/0/country", "FMT-010"),
    ("country XX9 among nationalities", PERSON, put("/nationalities/-", "XX9"), "/nationalities/1", "FMT-010"),
    ("LEI cut to 16", ORGANIZATION, put(LEI, "5493001KJTIIGC8Y"), LEI, "FMT-030"),
    ("LEI with a wrong checksum", ORGANIZATION, put(LEI, "5493001KJTIIGC8Y1R13"), LEI, "FMT-031"),
    ("nonsense role", RELATIONSHIP, put("/type", "wizard"), "/type", "GEN-013"),
    ("nonsense phone", PERSON, put("/contactPoints/0/value", "call me"), "/contactPoints/0/value", "FMT-070"),
    (
        "nonsense phone of an organization",
        ORGANIZATION,
        put("/contactPoints/0/value", "+999 0"),
        "/contactPoints/0/value",
        "FMT-070",
    ),
]


def _planted(document: dict[str, Any], change: Change) -> Any:
    patch: Any = [change]
    return jsonpatch.apply_patch(copy.deepcopy(document), patch)


def _told(found: list[Finding]) -> set[tuple[str, str]]:
    return {(each.pointer, each.requirement) for each in found if each.level == "error"}


@pytest.mark.parametrize("document", VALID, ids=lambda document: document["resourceType"])
def test_the_records_are_valid_before_a_fault_is_planted(document: dict[str, Any]) -> None:
    assert validate(document) == []
    assert validate(document, document["resourceType"]) == []


@pytest.mark.parametrize(
    ("document", "change", "pointer", "requirement"),
    [fault[1:] for fault in FAULTS],
    ids=[fault[0] for fault in FAULTS],
)
@pytest.mark.parametrize("spell", [lambda document: document, json.dumps], ids=["parsed", "text"])
def test_a_planted_fault_is_refused_where_it_stands(
    document: dict[str, Any], change: Change, pointer: str, requirement: str, spell: Callable[[Any], Any]
) -> None:
    assert _told(validate(spell(_planted(document, change)))) == {(pointer, requirement)}


@pytest.mark.parametrize("document", VALID, ids=lambda document: document["resourceType"])
def test_an_empty_object_lacks_what_the_resource_requires(document: dict[str, Any]) -> None:
    assert _told(validate({})) == {("", "GEN-011")}
    found = validate({}, document["resourceType"])
    assert {each.pointer for each in found} == {""}
    assert {"GEN-005", "GEN-011"} == {each.requirement for each in found}
    assert {"id", "meta"} <= {each.params["member"] for each in found}


@pytest.mark.parametrize(
    ("document", "member", "count"),
    [(PERSON, "/names/0", 2), (ORGANIZATION, "/addresses/0", 2), (RELATIONSHIP, "/from", 1)],
    ids=["name", "address", "reference"],
)
def test_an_empty_object_inside_is_refused_there(document: dict[str, Any], member: str, count: int) -> None:
    found = validate(_planted(document, put(member, {})))
    assert {each.pointer for each in found} == {member}
    assert len(found) >= count


# Each change carries a value that must not come back in any message, whatever is wrong with it.
SECRET = "Zhào-Mǐn-1988"
LEAKY = [
    (PERSON, put("/birthDate", SECRET)),
    (PERSON, put("/names/0/use", SECRET)),
    (PERSON, put("/names/0/text", [SECRET])),
    (PERSON, put("/names/0", SECRET)),
    (PERSON, put("/names", {"text": SECRET})),
    (PERSON, put("/residenceCountry", SECRET)),
    (PERSON, put("/status", SECRET)),
    (PERSON, put("/minor", SECRET)),
    (PERSON, put("/nationalities", [SECRET, SECRET])),
    (PERSON, put("/contactPoints/0/value", SECRET)),
    (PERSON, put("/contactPoints/0", {"system": "email", "value": SECRET, "use": "home"})),
    (PERSON, put("/identifiers", [{"system": "urn:x", "type": "cnResidentId", "value": SECRET}])),
    (PERSON, put("/statedAge", {"years": SECRET, "asOf": SECRET})),
    (PERSON, put("/names/0/familyName", SECRET * 100)),
    (PERSON, put("/id", SECRET)),
    (PERSON, put("/resourceType", SECRET)),
    (ORGANIZATION, put(LEI, SECRET)),
    (RELATIONSHIP, put("/type", SECRET)),
    (RELATIONSHIP, put("/strength", SECRET)),
    (RELATIONSHIP, put("/period/start", SECRET)),
]


@pytest.mark.parametrize(("document", "change"), LEAKY, ids=[f"{d['resourceType']} {c['path']}" for d, c in LEAKY])
def test_a_message_never_holds_the_value_of_a_member(document: dict[str, Any], change: Change) -> None:
    found = validate(_planted(document, change))
    assert found
    for each in found:
        shown = replace(each, record=None)  # the id names the record in a report; it is not personal
        told = (each.text("en"), each.text("zh"), json.dumps(dict(each.params), ensure_ascii=False), repr(shown))
        assert not any(SECRET in text for text in told), each.requirement
