"""The vectors and the register are whole: enough of them, no member forgotten, no id that leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from crmstandard import requirements, schemas
from crmstandard.sources import read_json, read_yaml, spec_files
from crmstandard.validators import registry
from crmstandard.validators.formats import checkers
from tests.documents import Typed
from tests.vectors import resource_vectors
from tools.traceability import ID, in_code, in_schemas, samples, seen_over_http, verified

MANY_FAULTS = {"Person", "Organization", "Customer", "Arrangement", "Consent", "Campaign", "CampaignContact", "Case"}
MODAL = re.compile(r"\b(must|should|shall|may|might|ought)\b")
OTHERS = sorted(title for folder in ("policies", "analytics", "documents") for title in schemas.folder(folder))
FILES = {path.relative_to(path.parents[1]).as_posix(): path for path in spec_files("vectors", ".json")}
RULES = sorted(set(registry.verified()))


def _cases(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for kind in ("valid", "invalid"):
        yield from content.get(kind, ())


def _expected(case: Mapping[str, Any]) -> set[str]:
    return {each.get("keyword") or each["requirement"] for each in case["expect"]}


@pytest.mark.parametrize("title", sorted(schemas.resources()))
def test_a_resource_has_a_minimal_a_full_and_enough_wrong_documents(title: str) -> None:
    content = resource_vectors()[title]
    assert {"minimal", "full"} <= {each["id"] for each in content["valid"]}
    assert len(content["invalid"]) >= (10 if title in MANY_FAULTS else 5)
    kinds = {kind for case in content["invalid"] for kind in _expected(case)}
    kinds |= {each["requirement"] for case in content["invalid"] for each in case["expect"]}
    assert len(kinds) >= 5
    depths = {each["pointer"].count("/") for case in content["invalid"] for each in case["expect"]}
    assert len(depths) >= 2, "wrong documents at different depths"


@pytest.mark.parametrize("title", OTHERS)
def test_other_documents_have_right_and_wrong_vectors(title: str) -> None:
    content = resource_vectors()[title]
    assert content["valid"]
    assert content["invalid"]


def _filled(schema: Typed, value: Any) -> Iterator[tuple[str, str]]:
    """The members of a resource and of its inner objects that a document fills, as (title, member)."""
    target = schema.target
    if isinstance(value, list) and "items" in target.node:
        for each in value:
            yield from _filled(target.inner(target.node["items"]), each)
    elif isinstance(value, dict):
        for name, child in target.members.items():
            if name in value:
                yield str(target.node["title"]), name
                yield from _filled(child, value[name])


def _declared(title: str) -> set[tuple[str, str]]:
    schema = schemas.resource(title).schema
    own = {(title, name) for name in Typed.of(schema, schema).members}
    inner = {(name, member) for name, node in schema.get("$defs", {}).items() for member in node["properties"]}
    return own | inner


@pytest.mark.parametrize("title", sorted(schemas.resources()))
def test_every_member_stands_in_a_right_document(title: str) -> None:
    schema = Typed.of(schemas.resource(title).schema, schemas.resource(title).schema)
    shown = {each["id"]: set(_filled(schema, each["document"])) for each in resource_vectors()[title]["valid"]}
    declared = _declared(title)
    assert declared - set[tuple[str, str]]().union(*shown.values()) <= {(title, "absences")}
    left_out = {name for owner, name in declared - shown["full"] if owner == title} - {"absences"}
    assert len(left_out) <= 4, f"full leaves out {sorted(left_out)}; only members that exclude each other"


@pytest.mark.parametrize("name", sorted(FILES))
def test_ids_are_unique_and_descriptions_without_modal_verbs(name: str) -> None:
    content = read_json(FILES[name])
    cases = list(_cases(content))
    for kind in ("valid", "invalid"):
        ids = Counter(case["id"] for case in content.get(kind, ()) if "id" in case)
        assert [each for each, count in ids.items() if count > 1] == []
    assert [case["description"] for case in cases if MODAL.search(case.get("description", ""))] == []


@pytest.mark.parametrize("identifier", RULES)
def test_a_rule_has_right_and_wrong_vectors(identifier: str) -> None:
    content = read_json(FILES[f"rules/{identifier}.json"])
    assert content["requirement"] == identifier
    assert content["valid"]
    assert content["invalid"]


@pytest.mark.parametrize("name", sorted(checkers()))
def test_a_format_has_right_and_wrong_vectors(name: str) -> None:
    content = next(each for each in map(read_json, spec_files("vectors/formats", ".json")) if each["format"] == name)
    assert content["valid"]
    assert content["invalid"]


def _rows() -> list[Mapping[str, Any]]:
    return [row for path in spec_files("requirements", ".yaml") for row in read_yaml(path)]


def test_requirement_ids_are_unique_and_of_one_form() -> None:
    ids = [row["id"] for row in _rows()]
    assert [each for each, count in Counter(ids).items() if count > 1] == []
    assert all(ID.fullmatch(each) for each in ids)


@pytest.mark.parametrize("row", requirements.requirements().values(), ids=lambda row: row.id)
def test_a_requirement_says_what_why_not_and_is_verified(row: requirements.Requirement) -> None:
    assert row.level in {"MUST", "SHOULD", "MAY"}
    assert row.level in row.text["en"]
    for texts in (row.text, row.message, row.why, row.fix):
        assert set(texts) in (set(), {"en", "zh"})
        assert re.search(r"[\u4e00-\u9fff]", texts.get("zh", "有"))
    assert row.text
    assert row.message
    seen = verified(row.id) or seen_over_http(row)
    assert seen or row.unverified, "nothing verifies it, and `unverified` does not say why"


def test_every_id_that_is_used_stands_in_the_register() -> None:
    known = set(requirements.requirements())
    used = set(in_code()) | set(in_schemas()) | set(samples())
    assert used - known == set()
