"""One hand-written document for each keyword: what the schema says of it and what the types say."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonpatch
import pytest
from pydantic import ValidationError

from crmstandard import model
from crmstandard.validators.structure import judge
from tests.test_differential import LAX, kind
from tests.vectors import valid_document

META = {
    "versionId": "1",
    "recordedAt": "2026-01-15T09:30:00Z",
    "validTime": {"start": "2026-01-15"},
    "source": "urn:example:crm",
}
PERSON: dict[str, Any] = {
    "resourceType": "Person",
    "id": "person-001",
    "meta": META,
    "status": "active",
    "names": [{"use": "legal", "text": "张伟"}],
    "sex": "1",
    "birthDate": "1980-02",
    "statedAge": {"years": 40, "asOf": "2026-01-15"},
    "nationalities": ["CN"],
    "residenceCountry": "CN",
    "minor": False,
    "identifiers": [{"system": "urn:example:ids", "value": "1"}],
    "addresses": [{"use": "residential", "country": "CN", "townName": "上海"}],
    "contactPoints": [
        {
            "system": "phone",
            "value": "+8613800138000",
            "use": "mobile",
            "doNotUse": {"reason": "moved", "since": "2026-01-15"},
        }
    ],
    "employments": [
        {
            "employer": {"type": "Organization", "id": "org-001"},
            "income": {"amount": "1000.00", "currency": "CNY"},
        }
    ],
    "extensions": [{"url": "https://example.com/x", "valueString": "a"}],
}


def change(op: str, path: str, value: Any = None) -> dict[str, Any]:
    """One operation of a patch."""
    return {"op": op, "path": path, "value": value}


REFUSED = {
    "unknown member": change("add", "/shoeSize", 42),
    "unknown member inside": change("add", "/names/0/shoeSize", 42),
    "unknown member deep inside": change("add", "/employments/0/income/shoeSize", 42),
    "a member is missing": change("remove", "/status"),
    "a member is missing inside": change("remove", "/names/0/text"),
    "the id is missing": change("remove", "/id"),
    "null for a required member": change("replace", "/status", None),
    "null in an array": change("add", "/names/0", None),
    "an array for an object": change("replace", "/meta", []),
    "an object for an array": change("replace", "/names", {}),
    "a string for an object": change("replace", "/statedAge", "40"),
    "a number for a string": change("replace", "/id", 7),
    "a fraction for an integer": change("replace", "/statedAge/years", 40.5),
    "a word for an integer": change("replace", "/statedAge/years", "forty"),
    "a word for a boolean": change("replace", "/minor", "perhaps"),
    "another const": change("replace", "/resourceType", "Organization"),
    "no code of the list": change("replace", "/status", "asleep"),
    "a code in the wrong case": change("replace", "/status", "Active"),
    "a number for a code": change("replace", "/sex", 1),
    "pattern": change("replace", "/id", "person 001"),
    "pattern with a newline at the end": change("replace", "/id", "person-001\n"),
    "pattern of a country": change("replace", "/residenceCountry", "XX9"),
    "minLength": change("replace", "/names/0/text", ""),
    "maxLength": change("replace", "/names/0/text", "x" * 257),
    "minItems": change("replace", "/names", []),
    "maxItems": change("replace", "/nationalities", ["CN"] * 11),
    "minimum": change("replace", "/statedAge/years", -1),
    "maximum": change("replace", "/statedAge/years", 151),
    "a number for an amount": change("replace", "/employments/0/income/amount", 1000),
    "an exponent": change("replace", "/employments/0/income/amount", "1e3"),
    "a plus sign": change("replace", "/employments/0/income/amount", "+1"),
    "not a number": change("replace", "/employments/0/income/amount", "NaN"),
    "too many decimal places": change("replace", "/employments/0/income/amount", "1.000001"),
    "an impossible date": change("replace", "/contactPoints/0/doNotUse/since", "2026-02-30"),
    "a date and time for a date": change("replace", "/contactPoints/0/doNotUse/since", "2026-01-15T00:00:00Z"),
    "a number for a date": change("replace", "/contactPoints/0/doNotUse/since", 20000),
    "a blank in a date and time": change("replace", "/meta/recordedAt", "2026-01-15 09:30:00Z"),
    "no offset": change("replace", "/meta/recordedAt", "2026-01-15T09:30:00"),
    "a number for a date and time": change("replace", "/meta/recordedAt", 1768469400),
    "a leap second": change("replace", "/meta/recordedAt", "2016-12-31T23:59:60Z"),
    "an impossible moment": change("replace", "/meta/validTime/start", "2026-13-01"),
    "a Python name on the wire": change("move", "/birth_date"),
}
LET_PASS = {
    "type null": change("replace", "/sex", None),
    "required resourceType": change("remove", "/resourceType"),
    "enum of a reference": change("replace", "/employments/0/employer/type", "Case"),
    "format": change("replace", "/residenceCountry", "XX"),
    "uniqueItems": change("add", "/nationalities/-", "CN"),
    "minProperties": change("replace", "/meta/validTime", {}),
    "maxProperties": change("add", "/extensions/0/valueBoolean", True),
    "anyOf": change("remove", "/addresses/0/townName"),
    "not": change("add", "/employments/0/employer/identifier", {"system": "urn:example:ids", "value": "1"}),
    "condition": change("replace", "/status", "merged"),
    "type coerced": change("replace", "/statedAge/years", "40"),
}


def _changed(operation: dict[str, Any]) -> Any:
    whole: Any = {**operation, "from": "/birthDate"} if operation["op"] == "move" else operation
    return jsonpatch.apply_patch(copy.deepcopy(PERSON), [whole])


def _types_accept(document: Any, title: str = "Person") -> bool:
    try:
        getattr(model, title).model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


def test_the_document_is_right_for_both() -> None:
    assert judge("Person").findings(PERSON) == []
    assert _types_accept(PERSON)


@pytest.mark.parametrize("name", REFUSED)
def test_schema_and_types_refuse(name: str) -> None:
    document = _changed(REFUSED[name])
    assert judge("Person").findings(document)
    assert not _types_accept(document)


@pytest.mark.parametrize("name", LET_PASS)
def test_types_let_pass_what_the_schema_refuses(name: str) -> None:
    document = _changed(LET_PASS[name])
    assert {kind(each) for each in judge("Person").findings(document)} == {name}
    assert _types_accept(document)


@pytest.mark.parametrize(("name", "accepted"), [("no language", False), ("en-a", True)])
def test_names_of_a_map_are_typed_by_pattern_but_not_by_format(name: str, accepted: bool) -> None:
    channel = valid_document("Channel/full")
    channel["name"]["translations"] = {name: "x"}
    assert {kind(each) for each in judge("Channel").findings(channel)} == {"propertyNames"}
    assert _types_accept(channel, "Channel") == accepted


def test_every_entry_of_the_list_has_a_probe() -> None:
    assert set(LAX) == {*LET_PASS, "propertyNames"}
