"""When a record of a person is shown for a purpose that rests on the person's agreement."""

from __future__ import annotations

from typing import Any

import pytest

from crmserver.access.consent import (
    Agreements,
    consented,
    leading_types,
    party_types,
    person_types,
    rests_on_consent,
    subjects,
)
from crmserver.access.decision import decide
from crmserver.access.sight import Sight
from crmserver.auth.caller import Caller
from crmstandard import schemas
from tests.vectors import resource_vectors, valid_document

NOW, LATER = "2026-03-01T08:00:00Z", "2026-03-01T08:00:01Z"
WANG, LI = ("Person", "person-001"), ("Person", "person-077")
BANK_OF_X = {"type": "Organization", "id": "org-001"}
CALLER = Caller("v", "t1", frozenset(), "urn:test:v", "u", "vendor", "org-030", "P", "token-1", 2**31)


def _reference(key: tuple[str, str]) -> dict[str, str]:
    return {"type": key[0], "id": key[1]}


def _consent(person: tuple[str, str] = WANG, **members: Any) -> dict[str, Any]:
    made = {
        "resourceType": "Consent",
        "id": "consent-1",
        "party": _reference(person),
        "status": "granted",
        "purpose": "directMarketing",
        "legalBasis": "consent",
        "period": {"start": "2026-01-01T00:00:00Z"},
    }
    return {**made, **members}


def _known(*consents: dict[str, Any], **leading: dict[str, Any]) -> Agreements:
    by_person: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in consents:
        by_person.setdefault((each["party"]["type"], each["party"]["id"]), []).append(each)
    return Agreements(by_person, {("Customer", identifier): document for identifier, document in leading.items()})


def _shown(title: str, document: dict[str, Any], known: Agreements, at: str = NOW) -> bool:
    return consented(title, document, "directMarketing", "org-030", at, known)


PERSON = {"resourceType": "Person", "id": WANG[1], "status": "active"}
INTERACTION = {"resourceType": "Interaction", "id": "i1", "parties": [_reference(WANG)]}


def test_a_purpose_rests_on_consent_by_the_basis_of_its_grant_or_by_its_nature() -> None:
    assert rests_on_consent("directMarketing", "consent")
    assert rests_on_consent("openBankingAccess", "contract")
    assert not rests_on_consent("directMarketing", "legitimateInterest")


def test_the_schema_says_who_is_a_party_and_who_a_person() -> None:
    assert party_types() == {"Person", "Organization"}
    assert person_types() == {"Person"}
    assert {"Customer", "ArrangementRole"} <= leading_types()
    assert leading_types().isdisjoint({"Task", "Arrangement", "Product", "Person"})


def test_a_person_who_agreed_is_shown() -> None:
    assert _shown("Person", PERSON, _known(_consent()))


@pytest.mark.parametrize(
    "members",
    [
        {"status": "proposed"},
        {"status": "denied"},
        {"status": "withdrawn", "withdrawnAt": "2026-02-01T00:00:00Z"},
        {"status": "expired"},
        {"status": "superseded"},
        {"withdrawnAt": NOW},
        {"purpose": "research"},
        {"period": {"end": NOW}},
        {"period": {"start": LATER}},
        {"recipients": [BANK_OF_X]},
        {"party": _reference(LI)},
    ],
)
def test_a_person_who_did_not_agree_to_this_is_hidden(members: dict[str, Any]) -> None:
    known = Agreements({WANG: [_consent(**members)]}, {})
    assert not _shown("Person", PERSON, known)
    assert not _shown("Interaction", INTERACTION, known)


def test_a_person_of_whom_nothing_is_known_is_hidden() -> None:
    assert not _shown("Person", PERSON, _known())


def test_a_withdrawal_hides_at_once() -> None:
    known = _known(_consent(withdrawnAt=LATER))
    assert _shown("Person", PERSON, known, NOW)
    assert not _shown("Person", PERSON, known, LATER)


def test_recipients_that_are_named_include_the_provider() -> None:
    assert _shown("Person", PERSON, _known(_consent(recipients=[BANK_OF_X, {"type": "Organization", "id": "org-030"}])))


def test_a_consent_whose_period_is_declared_absent_holds() -> None:
    undated = _consent()
    del undated["period"]
    assert _shown("Person", PERSON, _known(undated))


def test_each_person_of_a_record_has_to_agree() -> None:
    both = {**INTERACTION, "parties": [_reference(WANG), _reference(LI)]}
    assert not _shown("Interaction", both, _known(_consent()))
    assert _shown("Interaction", both, _known(_consent(), _consent(LI)))


def test_a_record_of_an_organization_needs_no_consent() -> None:
    assert _shown("Interaction", {**INTERACTION, "parties": [BANK_OF_X]}, _known())
    assert _shown("Organization", {"resourceType": "Organization", "id": "org-001"}, _known())


def test_a_personal_record_that_names_nobody_is_hidden_and_another_is_shown() -> None:
    assert not _shown("Arrangement", {"resourceType": "Arrangement", "id": "a1"}, _known())
    assert _shown("Product", {"resourceType": "Product", "id": "p1"}, _known())


def test_a_record_leads_to_its_person_through_the_customer() -> None:
    opportunity = {"resourceType": "Opportunity", "id": "o1", "customer": {"type": "Customer", "id": "c1"}}
    customer = {"resourceType": "Customer", "id": "c1", "party": _reference(WANG)}
    assert subjects("Opportunity", opportunity).through == {("Customer", "c1")}
    assert not _shown("Opportunity", opportunity, _known(_consent()))
    assert not _shown("Opportunity", opportunity, _known(c1=customer))
    assert _shown("Opportunity", opportunity, _known(_consent(), c1=customer))


def test_a_person_named_by_an_identifier_alone_cannot_be_looked_up() -> None:
    named = {"type": "Person", "identifier": {"system": "urn:example:id", "value": "1"}}
    assert subjects("Interaction", {**INTERACTION, "parties": [named]}).unclear
    assert not _shown("Interaction", {**INTERACTION, "parties": [named, _reference(WANG)]}, _known(_consent()))


def test_the_record_of_a_person_is_about_that_person_alone() -> None:
    merged = {**PERSON, "replacedBy": _reference(LI)}
    assert subjects("Person", merged).persons == {WANG}


@pytest.mark.parametrize("title", sorted(schemas.resources()))
def test_every_reference_to_a_person_is_found(title: str) -> None:
    for case in resource_vectors()[title]["valid"]:
        found = subjects(title, case["document"]).persons
        if title != "Person":
            assert found == {("Person", identifier) for identifier in _person_ids(case["document"])}


def _person_ids(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["id"]} if value.get("type") == "Person" and "id" in value else set()
        return own.union(*map(_person_ids, value.values()))
    return set().union(*map(_person_ids, value)) if isinstance(value, list) else set()


def _sight(basis: str) -> Sight:
    grant = valid_document("AccessGrant/full")
    del grant["rowFilter"]
    grant |= {"purpose": "directMarketing", "legalBasis": basis, "entities": [{"resourceType": "Person"}]}
    contract = valid_document("OutsourcingContract/full") | {
        "status": "inService",
        "provider": {"type": "Organization", "id": "org-030"},
        "period": {"start": "2025-01-01"},
    }
    contract["processingAgreement"]["purposes"] = ["directMarketing"]
    known = {grant["contract"]["id"]: contract}
    return decide(CALLER, "Person", purpose="directMarketing", at=NOW, grants=[grant], contracts=known)


def test_a_vendor_sees_a_person_only_while_the_consent_is_in_force() -> None:
    seen = _sight("consent")
    assert not seen.whole
    assert seen.subjects(PERSON).persons == {WANG}
    assert seen.apply(PERSON) is None
    assert seen.apply(PERSON, _known(_consent())) is not None
    assert seen.apply(PERSON, _known(_consent(status="withdrawn"))) is None


def test_another_legal_basis_asks_for_no_consent() -> None:
    seen = _sight("legitimateInterest")
    assert seen.subjects(PERSON).persons == set()
    assert seen.apply(PERSON) is not None
