"""The generated types are pleasant to use and strict about what goes on the wire."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from crmstandard import (
    AnyResource,
    ContactRestriction,
    HumanName,
    Meta,
    Money,
    NameUse,
    NotValid,
    Organization,
    OrganizationName,
    OrganizationNameUse,
    OrgType,
    Party,
    PartyStatus,
    Period,
    Person,
    PersonStatedAge,
    Reference,
    Sex,
    from_wire,
)

NOON = dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC)


def _meta() -> Meta:
    return Meta(
        version_id="1",
        recorded_at=NOON,
        valid_time=Period(start=dt.date(2026, 1, 15)),
        source="urn:example:crm",
    )


def _person() -> Person:
    names = [HumanName(use=NameUse.LEGAL, text="张伟", family_name="张", given_names=["伟"])]
    return Person(id="person-001", meta=_meta(), status=PartyStatus.ACTIVE, names=names, sex=Sex.MALE)


def test_a_person_is_written_with_wire_names_and_without_absent_members() -> None:
    written = json.loads(_person().to_wire())
    assert written["resourceType"] == "Person"
    assert written["names"] == [{"use": "legal", "text": "张伟", "familyName": "张", "givenNames": ["伟"]}]
    assert written["meta"]["recordedAt"] == "2026-01-15T12:00:00Z"
    assert written["meta"]["validTime"] == {"start": "2026-01-15"}
    assert "birthDate" not in written


def test_what_was_written_is_read_back_equal() -> None:
    assert Person.from_wire(_person().to_wire()) == _person()


def test_from_wire_finds_the_type_by_the_resource_type() -> None:
    record = from_wire(_person().to_wire())
    assert isinstance(record, Person)


def test_from_wire_refuses_what_the_schema_refuses_and_says_where() -> None:
    text = _person().to_wire().replace(b'"active"', b'"asleep"')
    with pytest.raises(NotValid) as refused:
        Person.from_wire(text)
    assert [each.pointer for each in refused.value.findings] == ["/status"]
    assert "asleep" not in str(refused.value)


def test_from_wire_asks_for_facts_that_the_types_do_not_know_of() -> None:
    record = Person(id="person-001", meta=_meta(), status=PartyStatus.ACTIVE)
    with pytest.raises(NotValid):
        Person.from_wire(record.to_wire())


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"resourceType":"NoSuch"}', b'{"id":1,"id":2}', b"\xff", b"7"])
def test_from_wire_refuses_what_is_no_resource(text: bytes) -> None:
    with pytest.raises(NotValid):
        from_wire(text)


def test_from_wire_reads_inner_objects_and_data_types() -> None:
    assert Money.from_wire('{"amount": "12.50", "currency": "EUR"}').amount == Decimal("12.50")
    assert PersonStatedAge.from_wire('{"years": 40, "asOf": "2026-01-15"}').years == 40
    with pytest.raises(NotValid):
        Money.from_wire('{"amount": "12.50", "currency": "XXQ"}')


def test_amounts_are_exact_decimals_and_keep_their_places() -> None:
    price = Money(amount=Decimal("12.50"), currency="EUR")
    assert price.to_wire() == b'{"amount":"12.50","currency":"EUR"}'
    assert Money.model_validate({"amount": "12.50", "currency": "EUR"}) == price
    assert Money(amount=Decimal("1E+2"), currency="EUR").to_wire() == b'{"amount":"100","currency":"EUR"}'


@pytest.mark.parametrize("amount", [1.5, "1e3", "NaN", "+1", "01", " 1", True, None, Decimal("NaN"), Decimal("1E-9")])
def test_an_amount_that_is_not_exact_or_not_plain_is_refused(amount: Any) -> None:
    with pytest.raises(ValidationError):
        Money.model_validate({"amount": amount, "currency": "EUR"})


@pytest.mark.parametrize("moment", [dt.datetime(2026, 1, 15), "2026-01-15T00:00:00", 7, "2026-13-01"])  # noqa: DTZ001
def test_a_moment_needs_an_offset(moment: Any) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate({"start": moment})


def test_a_midnight_instant_is_no_date() -> None:
    with pytest.raises(ValidationError):
        ContactRestriction.model_validate({"reason": "moved", "since": "2026-01-15T00:00:00Z"})


def test_unknown_members_are_refused_by_either_name() -> None:
    for name in ("shoeSize", "shoe_size"):
        with pytest.raises(ValidationError):
            Reference.model_validate({"type": "Person", "id": "person-001", name: 42})


def test_assignment_is_checked() -> None:
    person = _person()
    with pytest.raises(ValidationError):
        person.status = "asleep"  # type: ignore[assignment]


def test_errors_of_the_types_show_no_value() -> None:
    with pytest.raises(ValidationError) as refused:
        HumanName.model_validate({"use": "legal", "text": ["Zhang Wei"]})
    assert "Zhang" not in str(refused.value)


def test_unions_are_told_apart_by_resource_type() -> None:
    names = [OrganizationName(use=OrganizationNameUse.LEGAL, text="示例银行")]
    record = Organization(
        id="org-001", meta=_meta(), status=PartyStatus.ACTIVE, org_type=OrgType.LEGAL_ENTITY, names=names
    )
    party: TypeAdapter[Any] = TypeAdapter(Party)
    anything: TypeAdapter[Any] = TypeAdapter(AnyResource)
    assert isinstance(party.validate_json(record.to_wire()), Organization)
    assert isinstance(anything.validate_json(_person().to_wire()), Person)
    with pytest.raises(ValidationError):
        party.validate_json(b'{"resourceType": "Case"}')


def test_enumerations_have_names_also_where_codes_are_numbers() -> None:
    assert [each.name for each in Sex] == ["NOT_KNOWN", "MALE", "FEMALE", "NOT_APPLICABLE"]
    assert Sex("1") is Sex.MALE


def test_types_say_what_they_are_in_both_languages() -> None:
    assert "natural person" in (Person.__doc__ or "")
    assert "自然人" in (Person.__doc__ or "")
    assert "Person.root" not in dir(Person)


def test_privacy_classes_travel_with_the_members() -> None:
    extra = Person.model_fields["birth_date"].json_schema_extra
    assert extra == {"x-crm-privacy": {"class": "P"}}
