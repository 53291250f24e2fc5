"""Whether the persons that a record is about allow a purpose that rests on their agreement.

A purpose rests on agreement where the legal basis of the grant says so, and where no other basis
carries the purpose (CNS-006). Then a provider sees a record only while every natural person that it
is about has granted the purpose: the state is granted, the time lies in the period and before the
withdrawal, and the provider is among the recipients where recipients are named. What was withdrawn,
denied or never given hides the record at once, since nothing of it is kept here.

Whom a record is about is read from the schema: the record itself where its resource is a person,
else the references that may lead to parties, at any depth; references that lead to a record which
cannot be without a party (as that of a customer relationship) count as references to that party.
A personal record that names nobody is hidden, since nobody can have agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmserver.access.shapes import REFERENCE, Shape, default_rank, rank, shape_of
from crmstandard import schemas
from crmstandard.operations import roles
from crmstandard.validators.calendar.moments import covers, instant
from crmstandard.validators.rules.consent.some_purposes_rest_on_consent_alone import CONSENT_ONLY

Document = Mapping[str, Any]
Key = tuple[str, str]  # resource, id
PERSONAL = rank("P")
AGREED = "granted"
REFUSED = frozenset({"denied", "withdrawn"})
BASIS = "consent"


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom a record is about: persons, records that lead to a party, and whether that is all there is to know."""

    persons: frozenset[Key] = frozenset()
    through: frozenset[Key] = frozenset()
    others: bool = False
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Agreements:
    """What was looked up to judge records: agreements by person, and the records that lead to parties."""

    consents: Mapping[Key, Sequence[Document]]
    leading: Mapping[Key, Document]
    families: Mapping[Key, Sequence[Key]] = field(default_factory=dict)  # the records merged with a person's


NOTHING_KNOWN = Agreements({}, {})


def rests_on_consent(purpose: str, legal_basis: str) -> bool:
    """Whether nothing but the person's agreement carries a purpose."""
    return legal_basis == BASIS or purpose in CONSENT_ONLY


@cache
def party_types() -> frozenset[str]:
    """The resources that are parties: those whose agreement the standard records."""
    return shape_of(str(roles()["consent"])).members["party"].targets or frozenset()


@cache
def person_types() -> frozenset[str]:
    """The parties that are natural persons: those whose data is personal."""
    return frozenset(title for title in party_types() if default_rank(title) >= PERSONAL)


@cache
def leading_types() -> frozenset[str]:
    """The resources no record of which is without a reference to a party."""
    return frozenset(title for title in schemas.resources() if title not in party_types() and _leads(title))


def _leads(title: str) -> bool:
    members = shape_of(title).members
    required = schemas.resource(title).schema.get("required", ())
    targets = (members[name].targets for name in required if members[name].type == REFERENCE)
    return any(allowed is not None and allowed <= party_types() for allowed in targets)


def subjects(title: str, document: Document) -> Subjects:
    """Whom a record is about, as far as the record itself says."""
    if title in person_types():
        return Subjects(persons=frozenset({(title, str(document["id"]))}))
    found = list(_references(shape_of(title), document))
    keys = [(str(each["type"]), str(each["id"])) for each in found if "id" in each]
    return Subjects(
        persons=frozenset(key for key in keys if key[0] in person_types()),
        through=frozenset(key for key in keys if key[0] in leading_types()),
        others=any(each["type"] in party_types() - person_types() for each in found),
        unclear=any("id" not in each and each["type"] in person_types() | leading_types() for each in found),
    )


def _references(shape: Shape, value: Any) -> Iterator[Document]:
    if isinstance(value, list) and shape.items is not None:
        for each in value:
            yield from _references(shape.items, each)
    elif isinstance(value, dict):
        if shape.type == REFERENCE:
            yield value
        for name, inner in value.items():
            if name in shape.members and isinstance(inner, dict | list):
                yield from _references(shape.members[name], inner)


def consented(
    title: str, document: Document, purpose: str, provider: str, at: str, known: Agreements = NOTHING_KNOWN
) -> bool:
    """Whether every person that a record is about allows a provider the purpose at a time."""
    about = _followed(subjects(title, document), known)
    if about.unclear or any(not _agreed(person, purpose, provider, at, known) for person in about.persons):
        return False
    return bool(about.persons) or about.others or default_rank(title) < PERSONAL


def _followed(about: Subjects, known: Agreements) -> Subjects:
    """Subjects with those of the records that lead to parties; unclear where such a record was not looked up."""
    found = [subjects(key[0], known.leading[key]) for key in about.through if key in known.leading]
    return Subjects(
        persons=about.persons.union(*(each.persons for each in found)),
        others=about.others or any(each.others for each in found),
        unclear=about.unclear or any(each.unclear for each in found) or len(found) < len(about.through),
    )


def _agreed(person: Key, purpose: str, provider: str, at: str, known: Agreements) -> bool:
    """Whether a person agrees: some record that is of the person does, and none refuses; the strictest holds."""
    records = known.families.get(person, (person,))
    answers = {_answer(each, purpose, provider, at, known) for each in records}
    return True in answers and False not in answers


def _answer(person: Key, purpose: str, provider: str, at: str, known: Agreements) -> bool | None:
    """What one record says: yes, no, or nothing."""
    consents = known.consents.get(person, ())
    if any(in_force(each, person, purpose, provider, at) for each in consents):
        return True
    return False if any(each["purpose"] == purpose and each["status"] in REFUSED for each in consents) else None


def in_force(consent: Document, person: Key, purpose: str, provider: str, at: str) -> bool:
    """Whether an agreement of a person covers a purpose, a provider and a time; one without dates holds."""
    party = consent["party"]
    if (party["type"], party.get("id")) != person or (consent["purpose"], consent["status"]) != (purpose, AGREED):
        return False
    withdrawn = "withdrawnAt" in consent and instant(at) >= instant(consent["withdrawnAt"])
    named = _ids(consent.get("recipients", ()))
    return not withdrawn and covers(consent.get("period", {}), at) and (not named or provider in named)


def _ids(references: Iterable[Document]) -> set[str | None]:
    return {each.get("id") for each in references}
