"""The types held against the schemas: nothing right is refused, and what they let pass is a list."""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from random import Random
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from crmstandard import model, schemas
from crmstandard.findings import Finding
from crmstandard.requirements import by_keyword
from crmstandard.validators.structure import judge
from tests.documents import documents
from tests.mutations import mutants

BUDGET = int(os.environ.get("CRM_DIFFERENTIAL", "30"))
TITLES = sorted(schemas.resources())
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

LAX = {
    "type null": "None stands for absent, so null passes for an optional member",
    "required resourceType": "the one value is the default",
    "enum of a reference": "one Reference serves all; which resources it may name is known to the schema alone",
    "format": "check digits and code lists are checked by the judge; the types see the pattern",
    "uniqueItems": "a list may hold an item twice",
    "minProperties": "an object of optional members may be empty",
    "maxProperties": "an extension may carry two values",
    "anyOf": "alternatives of required members are not typed, facts among them",
    "not": "members that exclude each other are not typed",
    "condition": "what is asked for in some states, or where another member has some value, is not typed",
    "type coerced": "a number in a string, or 0 and 1 for false and true, are read as what they stand for",
    "propertyNames": "the names of a map are typed by their pattern, not by their format",
}


def _type(title: str) -> type[BaseModel]:
    found: type[BaseModel] = getattr(model, title)
    return found


def _accepted(title: str, document: Any) -> bool:
    try:
        _type(title).model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


def _same_instants(value: Any) -> Any:
    """The document with every instant in one spelling."""
    if isinstance(value, dict):
        return {name: _same_instants(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_same_instants(inner) for inner in value]
    if isinstance(value, str) and INSTANT.fullmatch(value):
        return datetime.fromisoformat(value).isoformat()
    return value


def kind(fault: Finding) -> str:
    """Under which entry of LAX a fault falls that the types let pass."""
    keyword = fault.keyword or ""
    if keyword == "type":
        return "type null" if fault.value is None else "type coerced"
    if keyword == "required" and fault.params.get("member") == "resourceType":
        return "required resourceType"
    if keyword == "enum" and fault.pointer.endswith("/type"):
        return "enum of a reference"
    if keyword in {"anyOf", "not"}:
        return keyword
    return keyword if fault.requirement == by_keyword().get(keyword) or keyword == "format" else "condition"


@pytest.mark.parametrize("title", TITLES)
def test_types_accept_and_write_back_what_the_schema_accepts(title: str) -> None:
    made = list(documents(title, 1, BUDGET))
    assert len(made) >= BUDGET * 2 // 3, "the generator finds too few right documents"
    for document in made:
        text = json.dumps(document)
        record = _type(title).model_validate_json(text, by_alias=True, by_name=False)
        written = json.loads(record.model_dump_json(exclude_none=True))
        assert judge(title).findings(written) == []
        assert _same_instants(written) == _same_instants(document)


@pytest.mark.parametrize("title", TITLES)
def test_what_types_let_pass_is_listed(title: str) -> None:
    chance, judged = Random(f"mutants of {title}"), judge(title)
    for document in documents(title, 2, max(3, BUDGET // 6)):
        for mutant in mutants(document, chance, 25):
            if judged.is_valid(mutant):
                assert _accepted(title, mutant), f"right, and refused by the type: {mutant}"
            elif _accepted(title, mutant):
                faults = judged.findings(mutant)
                assert {kind(each) for each in faults} <= set(LAX), [(f.keyword, f.pointer, f.message) for f in faults]
