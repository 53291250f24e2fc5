"""Every vector of the specification comes out as it says."""

from __future__ import annotations

from typing import Any

import pytest

from crmstandard.findings import Finding, Place
from crmstandard.validators import Session
from tests.vectors import Case, resource_cases, rule_cases


def _errors(found: list[Finding]) -> set[tuple[str, str]]:
    return {(each.requirement, each.pointer) for each in found if each.level == "error"}


@pytest.mark.parametrize("case", resource_cases(), ids=lambda case: case.name)
def test_a_resource_vector_gives_the_findings_it_names(case: Case) -> None:
    found = Session(case.subject).check(case.documents[0])
    assert _errors(found) == {(each["requirement"], each["pointer"]) for each in case.expect}, [
        f"{f.pointer} {f.requirement} {f.message}" for f in found
    ]
    for each in case.expect:
        if "keyword" in each:
            assert each["keyword"] in {f.keyword for f in found if f.pointer == each["pointer"]}


def _run(case: Case) -> list[tuple[int, Finding]]:
    session = Session(profile=case.profile)
    found = [
        each for index, document in enumerate(case.documents) for each in session.add(document, Place(None, index + 1))
    ]
    return [((each.line or 1) - 1, each) for each in (*found, *session.finish())]


@pytest.mark.parametrize("case", rule_cases(), ids=lambda case: case.name)
def test_a_rule_vector_gives_the_findings_it_names(case: Case) -> None:
    found = _run(case)
    judged: set[tuple[int, str, str]] = {
        (index, f.requirement, f.pointer) for index, f in found if f.level != "notEvaluated"
    }
    expected = {
        (e.get("document", 0), e.get("requirement", case.subject), e["pointer"])
        for e in case.expect
        if not e.get("notEvaluated")
    }
    assert judged == expected, [f"{i} {f.pointer} {f.requirement} {f.level} {f.message}" for i, f in found]
    unjudged: set[Any] = {(index, f.requirement) for index, f in found if f.level == "notEvaluated"}
    assert {
        (e.get("document", 0), e.get("requirement", case.subject)) for e in case.expect if e.get("notEvaluated")
    } <= unjudged
