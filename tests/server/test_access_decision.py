"""Whom a decision lets see what: grants, purposes, contracts, rows, export, counts."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmserver.access.decision import decide, masking_for
from crmserver.access.forms import default_masking, shipped
from crmserver.access.grants import (
    NEVER_IN_PART,
    NO_EXPORT,
    NO_GRANT,
    NO_PURPOSE,
    NOT_CONSENTED_TO,
    NOT_IN_SERVICE,
    OTHER_PURPOSE,
    OUT_OF_PERIOD,
    Denial,
)
from crmserver.access.sight import Sight
from crmserver.access.view import View
from crmserver.auth.caller import Caller
from crmstandard.requirements import requirement
from crmstandard.schemas import folder
from crmstandard.validators.structure import judge
from tests.vectors import valid_document

NOW = "2026-03-01T08:00:00Z"
PERSON = valid_document("Person/full")
ORGANIZATION = {"type": "Organization", "id": "org-030"}
OTHER = {"type": "Organization", "id": "org-099"}
INSIDE = Caller("crm", "t1", frozenset(), "urn:test:crm", "u1", "user", None, "P", "token-1", 2**31)
VENDOR = replace(INSIDE, client="vendor", actor_kind="vendor", provider="org-030")


def _grant(**members: Any) -> dict[str, Any]:
    made = valid_document("AccessGrant/full")
    made["entities"] = [{"resourceType": "Person"}]
    del made["rowFilter"]
    return {**made, **members}


def _contract(**members: Any) -> dict[str, Any]:
    made = valid_document("OutsourcingContract/full")
    made |= {"id": "contract-001", "status": "inService", "provider": ORGANIZATION, "period": {"start": "2025-01-01"}}
    made["processingAgreement"]["purposes"] = ["customerCare", "fraudPrevention"]
    return {**made, **members}


def _seen(
    *grants: Mapping[str, Any],
    contract: Mapping[str, Any] | None = None,
    caller: Caller = VENDOR,
    purpose: str | None = "customerCare",
    resource: str = "Person",
    **more: Any,
) -> Sight:
    known = {"contract-001": contract or _contract()}
    return decide(caller, resource, purpose=purpose, at=NOW, grants=grants, contracts=known, **more)


def test_the_documents_of_these_tests_are_valid() -> None:
    assert judge("AccessGrant").findings(_grant()) == []
    assert judge("OutsourcingContract").findings(_contract()) == []


def test_a_sight_is_a_view() -> None:
    view: View = _seen(_grant())
    assert view.shows("names")
    assert not view.whole
    assert view.grant == {"type": "AccessGrant", "id": "grant-001"}


def test_a_caller_inside_the_bank_sees_up_to_its_clearance() -> None:
    seen = {each: decide(replace(INSIDE, clearance=each), "Person") for each in "NIPS"}
    assert seen["N"].refusal == NEVER_IN_PART
    assert seen["S"].whole
    assert not seen["P"].shows("pepStatus")
    assert seen["P"].shows("names")
    assert not seen["I"].shows("names")
    assert seen["S"].apply(PERSON) is PERSON


def test_stored_bytes_go_out_as_they_are_only_where_no_row_is_judged() -> None:
    stored = orjson.dumps(valid_document("Person/minimal"))
    rule = {"language": "cql2Json", "expression": "{}", "version": "1"}
    assert decide(INSIDE, "Person").leaves(stored)
    assert _seen(_grant()).leaves(stored)
    assert not _seen(_grant(rowFilter=rule), compile_rows=lambda *_: lambda _: True).leaves(stored)
    assert not _seen().leaves(stored)


def test_a_caller_inside_the_bank_needs_no_purpose_and_no_grant() -> None:
    assert decide(INSIDE, "Product").whole
    assert decide(INSIDE, "Product").grant is None


def test_a_resource_of_class_s_is_refused_to_a_lower_clearance() -> None:
    assert decide(INSIDE, "SupportNeed").refusal == NEVER_IN_PART
    assert _seen(_grant(entities=[{"resourceType": "SupportNeed"}]), resource="SupportNeed").refusal == NEVER_IN_PART
    assert decide(replace(INSIDE, clearance="S"), "SupportNeed").whole


REFUSED: dict[str, tuple[Denial, Sight]] = {
    "no grant": (NO_GRANT, _seen()),
    "wrong entity": (NO_GRANT, _seen(_grant(entities=[{"resourceType": "Case"}]))),
    "wrong provider": (NO_GRANT, _seen(_grant(provider=OTHER))),
    "provider by an identifier only": (NO_GRANT, _seen(_grant(provider={"type": "Organization"}))),
    "missing purpose": (NO_PURPOSE, _seen(_grant(), purpose=None)),
    "other purpose": (OTHER_PURPOSE, _seen(_grant(), purpose="directMarketing")),
    "ended": (OUT_OF_PERIOD, _seen(_grant(period={"end": "2026-03-01T08:00:00Z"}))),
    "not begun": (OUT_OF_PERIOD, _seen(_grant(period={"start": "2026-03-02"}))),
    "contract of another": (NO_GRANT, _seen(_grant(), contract=_contract(provider=OTHER, subcontractors=[]))),
    "contract unknown": (NOT_IN_SERVICE, _seen(_grant(contract={"type": "OutsourcingContract", "id": "c-2"}))),
    "contract over": (NOT_IN_SERVICE, _seen(_grant(), contract=_contract(period={"end": "2026-02-01"}))),
    "export": (NO_EXPORT, _seen(_grant(export=False), export=True)),
    **{
        f"grant {status}": (NO_GRANT, _seen(_grant(status=status)))
        for status in folder("codelists")["AccessGrantStatus"]["enum"]
        if status != "active"
    },
    **{
        f"contract {status}": (NOT_IN_SERVICE, _seen(_grant(), contract=_contract(status=status)))
        for status in folder("codelists")["OutsourcingContractStatus"]["enum"]
        if status not in {"inService", "underRemediation"}
    },
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_grant_that_does_not_fit_shows_nothing(name: str) -> None:
    denial, seen = REFUSED[name]
    assert seen.refusal == denial
    assert requirement(denial.requirement)
    assert seen.apply(PERSON) is None
    assert not seen.whole
    assert not seen.shows("status")
    assert seen.grant is None


def test_the_refusal_is_that_of_the_grant_that_came_nearest() -> None:
    grants = [
        _grant(id="a", purpose="research"),
        _grant(id="b", period={"end": "2026-01-02"}),
        _grant(id="c", provider=OTHER),
    ]
    for order in itertools.permutations(grants):
        assert _seen(*order).refusal == OUT_OF_PERIOD


def test_a_grant_serves_no_purpose_that_its_contract_does_not_have() -> None:
    agreement = {**_contract()["processingAgreement"], "purposes": ["customerCare"]}
    contract = _contract(processingAgreement=agreement)
    assert _seen(_grant(), contract=contract).refusal is None
    wider = _grant(purpose="research")
    assert _seen(wider, contract=contract, purpose="research").refusal == OTHER_PURPOSE


def test_a_subcontractor_needs_the_consent_of_the_bank() -> None:
    chain = [{"organization": ORGANIZATION, "rank": 2, "country": "CN"}]
    agreement = _contract()["processingAgreement"]

    def seen(allowed: str, **handles: bool) -> Sight:
        listed = [{**chain[0], **handles}]
        terms = {**agreement, "subProcessorConsent": allowed}
        return _seen(_grant(), contract=_contract(provider=OTHER, subcontractors=listed, processingAgreement=terms))

    assert seen("none").refusal == NOT_CONSENTED_TO
    assert seen("specific", personalData=False).refusal == NOT_CONSENTED_TO
    assert seen("specific").refusal is None
    assert seen("general", personalData=True).refusal is None


def test_a_contract_under_remediation_still_serves() -> None:
    assert _seen(_grant(), contract=_contract(status="underRemediation")).refusal is None


def test_the_same_call_under_two_purposes_differs() -> None:
    care = _grant(id="care", maxPrivacyClass="P")
    fraud = _grant(id="fraud", maxPrivacyClass="I", purpose="fraudPrevention")
    first = _seen(care, fraud).apply(PERSON)
    second = _seen(care, fraud, purpose="fraudPrevention").apply(PERSON)
    third = _seen(care, fraud, purpose="research").apply(PERSON)
    assert first is not None
    assert second is not None
    assert first["names"] == PERSON["names"]
    assert "names" not in second
    assert third is None


def test_the_class_of_a_grant_is_never_above_that_of_its_contract() -> None:
    access = {"maxPrivacyClass": "I"}
    assert _seen(_grant(maxPrivacyClass="S"), contract=_contract(dataAccess=access)).max_class == "I"
    assert _seen(_grant(maxPrivacyClass="I")).max_class == "I"


def test_members_are_clear_only_as_the_grant_names_them() -> None:
    seen = _seen(_grant(entities=[{"resourceType": "Person", "paths": ["/names"]}]))
    shown = seen.apply(PERSON)
    assert shown is not None
    assert shown["names"] == PERSON["names"]
    assert "contactPoints" not in shown
    assert [seen.shows(name) for name in ("names", "names.text", "contactPoints", "status", "pepStatus")] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_two_entries_of_one_resource_add_up() -> None:
    parts = [{"resourceType": "Person", "paths": ["/names"]}, {"resourceType": "Person", "paths": ["/addresses"]}]
    assert _seen(_grant(entities=parts)).shows("addresses")
    assert _seen(_grant(entities=[*parts, {"resourceType": "Person"}])).shows("contactPoints")


@given(st.permutations(range(5)))
def test_the_grant_that_shows_most_wins_in_any_order(order: list[int]) -> None:
    rule = {"language": "cql2Json", "expression": '{"op":"=","args":[{"property":"status"},"active"]}', "version": "1"}
    grants = [
        _grant(id="e", maxPrivacyClass="I"),
        _grant(id="d", entities=[{"resourceType": "Person", "paths": ["/names"]}]),
        _grant(id="c", rowFilter=rule),
        _grant(id="b"),
        _grant(id="a", maxPrivacyClass="N"),
    ]
    assert _seen(*(grants[index] for index in order)).grant == {"type": "AccessGrant", "id": "b"}
    less = [grants[index] for index in order if index != 3]
    assert _seen(*less).grant == {"type": "AccessGrant", "id": "c"}


def test_only_a_row_that_is_true_passes() -> None:
    rule = {"language": "cql2Json", "expression": "{}", "version": "1"}
    for verdict, passes in ((True, True), (False, False), (None, False)):
        seen = _seen(
            _grant(rowFilter=rule), compile_rows=lambda _rule, _resource, answer=verdict: lambda _record: answer
        )
        assert (seen.apply(PERSON) is not None) == passes
        assert not seen.whole
        assert seen.selects


def test_a_row_filter_in_the_segment_language_is_asked_of_the_record_as_it_is_stored() -> None:
    condition = {"op": "=", "args": [{"property": "birthDate"}, {"date": PERSON["birthDate"]}]}
    rule = {"language": "cql2Json", "expression": json.dumps(condition), "version": "1"}
    seen = _seen(_grant(rowFilter=rule, maxPrivacyClass="I"))
    shown = seen.apply(PERSON)
    assert shown is not None
    assert "birthDate" not in shown
    assert seen.apply({**PERSON, "birthDate": "1950-01-01"}) is None
    assert seen.apply({name: value for name, value in PERSON.items() if name != "birthDate"}) is None


@pytest.mark.parametrize("expression", ["{", '{"op":"=","args":[{"property":"noSuchMember"},"1"]}', '"x"'])
def test_a_row_filter_that_cannot_be_read_lets_nothing_pass(expression: str) -> None:
    rule = {"language": "cql2Json", "expression": expression, "version": "1"}
    assert _seen(_grant(rowFilter=rule)).apply(PERSON) is None


def test_export_needs_a_grant_that_says_so() -> None:
    assert _seen(_grant(export=True), export=True).refusal is None
    assert _seen(_grant(export=False)).refusal is None


def test_a_small_count_of_masked_records_is_not_told() -> None:
    masked, clear = _seen(_grant(maxPrivacyClass="P")), _seen(_grant(maxPrivacyClass="S"), contract=_open_contract())
    assert [masked.total(count) for count in (0, 1, 9, 10, 500)] == [0, None, None, 10, 500]
    assert [clear.total(count) for count in (0, 1, 9, 10)] == [0, 1, 9, 10]


def _open_contract() -> dict[str, Any]:
    return _contract(dataAccess={"maxPrivacyClass": "S"})


def test_the_masking_policy_of_a_grant_is_used_where_it_is_known() -> None:
    named = {"policyType": "MaskingPolicy", "policyId": "own", "version": "2"}
    rules = [{"privacyClass": "P", "category": "Name", "method": "partial", "keepFirst": 2}]
    own = {**shipped()[0], "policyId": "own", "version": "2", "rules": rules, "minimumCount": 20}
    grant = _grant(maskingPolicy=named, maxPrivacyClass="I")
    seen = _seen(grant, policies=[own])
    assert seen.total(15) is None
    shown = seen.apply({**PERSON, "names": [{"use": "legal", "text": "欧阳修远"}]})
    assert shown is not None
    assert {"path": "/names", "reason": "masked", "maskedAs": "欧阳**"} in shown["absences"]
    assert masking_for(grant, [own]) is masking_for(grant, [dict(own)])
    assert masking_for(grant, [{**own, "version": "3"}]) is default_masking("vendor")


def test_what_was_shown_is_told_to_the_audit_trail() -> None:
    seen = _seen(_grant(maxPrivacyClass="I"))
    shown = seen.apply(PERSON)
    assert shown is not None
    assert seen.shown_class(shown) == "I"
    assert "/status" in seen.returned_fields(shown)
    assert "/names" not in seen.returned_fields(shown)
