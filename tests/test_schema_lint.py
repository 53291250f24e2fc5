"""The schemas keep the authoring rules, each rule catches what it is there for, and the kit is whole."""

from __future__ import annotations

import copy
from typing import Any

import jsonpatch
import pytest

from crmstandard import schemas
from crmstandard.schemas import BASE
from tools.lint import Kit, rules
from tools.lint_schemas import faults, kit

LABEL = {"en": "Thing", "zh": "事物"}


def _about(text: str = "What it is.") -> dict[str, Any]:
    return {"description": text, "x-crm-label": LABEL}


def _member(node: dict[str, Any], privacy: str = "I") -> dict[str, Any]:
    return {**node, **_about(), "x-crm-privacy": {"class": privacy}}


SHORT = {"type": "string", "minLength": 1, "maxLength": 10}
PLACE = {
    "title": "ThingPlace",
    **_about(),
    "type": "object",
    "properties": {"room": _member({"$ref": "../types/short.json"})},
    "unevaluatedProperties": False,
}
FACTS = {
    "x-crm-requirement": "GEN-005",
    "anyOf": [
        {"required": ["names"]},
        {"required": ["absences"], "properties": {"absences": {"type": "array", "minItems": 1}}},
    ],
}
CONDITION = {
    "x-crm-requirement": "GEN-022",
    "if": {"properties": {"kind": {"type": "string", "const": "big"}}, "required": ["kind"]},
    "then": {"required": ["place"]},
}
GOOD: dict[str, Any] = {
    "types/resource.json": {
        "$id": f"{BASE}types/resource.json",
        "title": "Resource",
        **_about(),
        "type": "object",
        "properties": {"id": _member({"$ref": "../types/short.json"})},
        "required": ["id"],
    },
    "types/short.json": {"$id": f"{BASE}types/short.json", "title": "Short", **_about(), **SHORT},
    "codelists/thing-kind.json": {
        "$id": f"{BASE}codelists/thing-kind.json",
        "title": "ThingKind",
        **_about(),
        "type": "string",
        "enum": ["big", "small"],
        "x-crm-codes": {
            "big": {"label": {"en": "Big", "zh": "大"}, "definition": {"en": "Large.", "zh": "较大的。"}},
            "small": {"label": {"en": "Small", "zh": "小"}, "definition": {"en": "Little.", "zh": "较小的。"}},
        },
    },
    "resources/thing.json": {
        "$id": f"{BASE}resources/thing.json",
        "title": "Thing",
        **_about(),
        "x-crm-privacy": {"class": "P"},
        "x-crm-resource": {"collection": "things", "domain": "D1", "tier": "T1", "search": ["kind"]},
        "type": "object",
        "allOf": [{"$ref": "../types/resource.json"}, FACTS, CONDITION],
        "properties": {
            "resourceType": _member({"type": "string", "const": "Thing"}),
            "kind": _member({"$ref": "../codelists/thing-kind.json"}),
            "names": _member(
                {"type": "array", "items": {"$ref": "../types/short.json"}, "minItems": 1, "maxItems": 9}, "P"
            ),
            "place": _member({"$ref": "#/$defs/ThingPlace"}),
            "count": _member({"type": "integer", "minimum": 0, "maximum": 9}),
            "phone": _member({"type": "string", "pattern": "^[0-9]{1,9}$"}),
            "owner": _member(
                {"$ref": "../types/short.json", "properties": {"type": {"type": "string", "enum": ["Thing"]}}}
            ),
        },
        "required": ["resourceType", "kind"],
        "unevaluatedProperties": False,
        "$defs": {"ThingPlace": PLACE},
    },
}
THING, KIND = "/resources~1thing.json", "/codelists~1thing-kind.json"
MEMBERS = f"{THING}/properties"


def _add(path: str, value: Any) -> dict[str, Any]:
    return {"op": "add", "path": path, "value": value}


BAD: dict[str, list[dict[str, Any]]] = {
    "A1": [
        _add(f"{MEMBERS}/price", _member({"type": "number"})),
        _add(f"{MEMBERS}/phone/format", "decimal"),
        _add(f"{MEMBERS}/count/multipleOf", 2),
    ],
    "A2": [
        {"op": "remove", "path": f"{MEMBERS}/phone/type"},
        {"op": "remove", "path": f"{THING}/allOf/2/if/properties/kind/type"},
    ],
    "A3": [
        _add(f"{MEMBERS}/resourceType/const", "Other"),
        _add("/types~1resource.json/properties/resourceType", _member(SHORT)),
    ],
    "A4": [_add(f"{MEMBERS}/phone/type", ["string", "null"]), _add(f"{KIND}/enum/-", None)],
    "A5": [_add(f"{MEMBERS}/names/items", False), _add(f"{MEMBERS}/names/prefixItems", [SHORT])],
    "A6": [_add(f"{MEMBERS}/tags", _member({"type": "array", "items": SHORT, "minItems": 1, "maxItems": 2}))],
    "A7": [
        _add(
            f"{MEMBERS}/spots",
            _member({"type": "array", "items": {"$ref": "#/$defs/ThingPlace"}, "uniqueItems": True, "maxItems": 2}),
        )
    ],
    "A8": [
        _add(f"{KIND}/enum", ["small", "big"]),
        _add(f"{KIND}/x-crm-codes/big/label/zh", "Big"),
        {"op": "remove", "path": f"{KIND}/x-crm-codes/big/definition/zh"},
        _add(f"{KIND}/x-crm-codes/big/mappings", [{"system": "x", "code": "y", "relation": "same"}]),
    ],
    "A9": [
        _add(f"{MEMBERS}/size", _member({"type": "string", "enum": ["a"]})),
        _add(f"{KIND}/enum", ["BIG", "small"]),
    ],
    "A10": [
        _add(f"{THING}/title", "Things"),
        _add(f"{THING}/$defs/ThingPlace/title", "Thing"),
        _add(f"{MEMBERS}/inside", _member({"type": "object", "properties": {}, "unevaluatedProperties": False})),
    ],
    "A11": [
        _add(f"{MEMBERS}/phone/pattern", "[0-9]{1,9}"),
        _add(f"{MEMBERS}/phone/pattern", "^\\d+$"),
        _add(f"{MEMBERS}/phone/pattern", "^.+$"),
        _add(f"{MEMBERS}/phone/pattern", "^(?!0)[0-9]+$"),
        _add(f"{MEMBERS}/phone/pattern", "^[^a]$"),
        _add(f"{MEMBERS}/phone/pattern", "^[0-9]{1,300}$"),
        _add(f"{MEMBERS}/phone/pattern", "^é$"),
        _add(f"{MEMBERS}/phone/pattern", "^a+?$"),
    ],
    "A12": [_add(f"{THING}/$id", f"{BASE}resources/things.json")],
    "A13": [
        _add(f"{THING}/x-crm-resource/collection", "Thing"),
        _add(f"{THING}/x-crm-resource/search", ["_count"]),
    ],
    "A14": [
        {"op": "remove", "path": f"{THING}/allOf/2/x-crm-requirement"},
        {"op": "remove", "path": f"{THING}/allOf/2/if/required"},
        _add(f"{MEMBERS}/phone/not", {"type": "string", "const": "0"}),
    ],
    "A15": [_add(f"{MEMBERS}/phone/oneOf", [SHORT])],
    "A16": [
        {"op": "remove", "path": f"{MEMBERS}/names/maxItems"},
        {"op": "remove", "path": f"{MEMBERS}/count/maximum"},
        {"op": "remove", "path": "/types~1short.json/maxLength"},
    ],
    "A17": [
        {"op": "remove", "path": f"{THING}/unevaluatedProperties"},
        _add(f"{MEMBERS}/words", _member({"type": "object", "additionalProperties": SHORT})),
    ],
    "A18": [
        _add(f"{THING}/allOf/1/anyOf/1", {"required": ["absences"]}),
        _add(f"{THING}/allOf/1/anyOf/0/required", ["kind"]),
        _add(f"{THING}/allOf/1/anyOf/0/required", ["nothing"]),
    ],
    "A19": [
        {"op": "remove", "path": f"{MEMBERS}/phone/description"},
        _add(f"{MEMBERS}/phone/x-crm-label", {"en": "Phone", "zh": "Phone"}),
        {"op": "remove", "path": f"{THING}/$defs/ThingPlace/x-crm-label"},
    ],
    "A20": [
        {"op": "remove", "path": f"{MEMBERS}/phone/x-crm-privacy"},
        _add(f"{MEMBERS}/phone/x-crm-privacy/class", "X"),
        _add(f"{MEMBERS}/phone/x-crm-privacy/colour", "red"),
    ],
    "A21": [_add(f"{THING}/required/-", "names")],
    "A22": [
        _add(f"{MEMBERS}/family_name", _member(SHORT)),
        _add(f"{MEMBERS}/tag", _member({"type": "array", "items": SHORT, "maxItems": 2})),
        _add(f"{MEMBERS}/address", _member({"type": "array", "items": SHORT, "maxItems": 2})),
    ],
    "A23": [
        _add(f"{THING}/x-crm-resource/domain", "D11"),
        _add(f"{THING}/x-crm-resource/interactions", ["destroy"]),
        _add(f"{THING}/x-crm-resource/stateField", "state"),
        {"op": "remove", "path": f"{THING}/allOf/0"},
    ],
    "A24": [
        _add(f"{MEMBERS}/kind/$ref", "../codelists/no-such-list.json"),
        _add(f"{MEMBERS}/place/$ref", "#/$defs/Nowhere"),
        _add(f"{MEMBERS}/owner/properties/type/enum", ["Party"]),
    ],
    "A25": [_add(f"{MEMBERS}/phone/maxLenght", 3), _add(f"{MEMBERS}/count/minimum", "none")],
    "A26": [_add(f"{THING}/allOf/2/x-crm-requirement", "GEN-999")],
    "A27": [_add(f"{MEMBERS}/kind/writeOnly", True)],
}

RESOURCES = """
D1 T1 Person Organization PartyRelationship PartyGroup Customer CoverageAssignment
D1 T2 OwnershipInterest PartyLink SourceRecord MergeEvent
D2 T1 IdentityDocument DueDiligence Consent
D2 T2 TaxCertification PrivacyRequest
D2 T3 SuitabilityAssessment SupportNeed
D3 T1 Product Arrangement ArrangementRole ArrangementActivity
D3 T2 ArrangementSnapshot
D4 T1 Channel Interaction Task
D4 T2 CustomerEvent
D5 T1 Lead Opportunity
D5 T2 Offer Application RetentionCase WinBackCase
D5 T3 SalesPlan
D6 T1 Campaign CampaignContact Segment SegmentMembership
D7 T1 Case
D7 T2 Feedback
D8 T1 Score
D8 T2 AnalyticModel MetricResult CustomerProfitability CustomerAssessment Decision Outcome
D9 T1 OrganizationUnit Employee
D9 T2 OutsourcingContract ServiceLevelReport Incident AccessGrant
D10 T1 Provenance AuditEvent
"""
APPEND_ONLY = {"SourceRecord", "Score", "MetricResult", "CustomerAssessment", "Decision", "Outcome", "Provenance"}


@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_the_schemas_keep_the_rule(rule: str) -> None:
    found = [f"{each.place}: {each.message}" for each in faults(kit()) if each.rule == rule]
    assert found == []


def test_the_good_sample_breaks_no_rule() -> None:
    assert list(faults(Kit(GOOD))) == []


@pytest.mark.parametrize(("rule", "change"), [(rule, change) for rule, changes in BAD.items() for change in changes])
def test_a_bad_sample_breaks_the_rule_it_is_for(rule: str, change: Any) -> None:
    judged = Kit(jsonpatch.apply_patch(copy.deepcopy(GOOD), [change]))
    assert rule in {each.rule for each in faults(judged)}


def test_every_rule_has_a_bad_sample() -> None:
    assert set(BAD) == {rule.id for rule in rules()}
    assert all(rule.text for rule in rules())


def test_the_54_resources_are_there_in_their_domains_and_tiers() -> None:
    listed = {name: (row[0], row[1]) for row in map(str.split, RESOURCES.split("\n")) if row for name in row[2:]}
    assert len(listed) == 54
    found = {name: (each.about["domain"], each.about["tier"]) for name, each in schemas.resources().items()}
    assert {name: found.get(name) for name in listed} == listed


def test_what_is_append_only_can_be_neither_changed_nor_deleted() -> None:
    for name in APPEND_ONLY | {"AuditEvent"}:
        assert not {"update", "patch", "delete"} & set(schemas.resource(name).about["interactions"])
    assert "create" not in schemas.resource("AuditEvent").about["interactions"]
