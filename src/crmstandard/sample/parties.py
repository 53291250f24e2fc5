"""People and companies of the sample bank, with their households, ownership chains and identity documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from crmstandard.sample.names import CHINESE, CHINESE_FIRMS, CULTURES, EUROPEAN_FIRMS, Culture, Town
from crmstandard.sample.numbers import credit_code, legal_entity_id, resident_id
from crmstandard.sample.records import LOCAL, Record, day, later, record, ref


@dataclass(frozen=True, slots=True)
class Human:
    """What the other records need to know of a person."""

    id: str
    culture: Culture
    family: str
    given: str
    male: bool
    born: str
    town: Town
    since: str
    number: str

    @property
    def name(self) -> str:
        """The whole name in the order of the culture."""
        return f"{self.family}{self.given}" if self.culture is CHINESE else f"{self.given} {self.family}"

    @property
    def currency(self) -> str:
        """Currency in which the person banks."""
        return "CNY" if self.culture is CHINESE else "EUR"


def human(rng: Random, identifier: str, *, family: Human | None = None, born: tuple[int, int] = (1945, 2005)) -> Human:
    """Somebody; with `family`, of the same culture, town and family name."""
    culture = family.culture if family else CULTURES[rng.randrange(len(CULTURES))]
    male = rng.random() < 0.5
    given = culture.male if male else culture.female
    birth = day(rng, date(born[0], 1, 1), date(born[1], 12, 31))
    town = family.town if family else culture.towns[rng.randrange(len(culture.towns))]
    since = max(day(rng, date(2012, 1, 1), date(2025, 6, 30)), later(birth, 30))
    number = (
        resident_id(rng, town.division, birth, male)
        if culture is CHINESE
        else f"{culture.country[0]}{rng.randrange(10**8):08d}"
    )
    return Human(
        identifier,
        culture,
        family.family if family else culture.family[rng.randrange(len(culture.family))],
        given[rng.randrange(len(given))],
        male,
        birth,
        town,
        since,
        number,
    )


def _name(who: Human) -> Record:
    chinese = who.culture is CHINESE
    return {
        "use": "legal",
        "text": who.name,
        "familyName": who.family,
        "givenNames": [who.given],
        "order": "familyFirst" if chinese else "givenFirst",
        "language": who.culture.language,
    }


def address(rng: Random, town: Town, use: str) -> Record:
    """An address in a town."""
    made: Record = {
        "use": use,
        "country": town.country,
        "townName": town.name,
        "streetName": town.street,
        "buildingNumber": str(rng.randrange(1, 200)),
        "postCode": town.postcode,
        "countrySubDivision": town.subdivision,
    }
    if town.division:
        made["adminDivisions"] = [{"system": "urn:cn:gb:2260", "code": town.division}]
    return made


MARITAL = ("single", "married", "married", "divorced", "widowed")


def person(rng: Random, who: Human, *, minor: bool = False) -> Record:
    """The Person record of somebody."""
    digits = rng.randrange(10**6)
    contacts = [{"system": "phone", "value": f"{who.culture.mobile}{digits:06d}"[:15], "use": "mobile", "rank": 1}]
    if digits % 3:
        contacts.append({"system": "email", "value": f"{who.id}@example.com", "use": "home", "rank": 2})
    return record(
        "Person",
        who.id,
        who.since,
        names=[_name(who)],
        status="active",
        sex="1" if who.male else "2",
        birthDate=who.born,
        nationalities=[who.culture.country],
        residenceCountry=who.culture.country,
        maritalStatus=None if minor else MARITAL[rng.randrange(len(MARITAL))],
        minor=True if minor else None,
        contactPoints=None if minor else contacts,
        addresses=[address(rng, who.town, "residential")],
        preferredLanguage=who.culture.language,
    )


def identity_document(rng: Random, who: Human) -> Record:
    """The identity card of somebody."""
    issued = day(rng, date(2017, 1, 1), date(2024, 12, 31))
    return record(
        "IdentityDocument",
        f"iddoc-{who.id}",
        issued,
        holder=ref("Person", who.id),
        docType="nationalId",
        number=who.number,
        country=who.culture.country,
        issuedOn=issued,
        expiresOn=f"{int(issued[:4]) + 10}{issued[4:8]}01",
        verification={"status": "verified", "method": "inPerson", "verifiedAt": f"{max(who.since, issued)}T09:00:00Z"},
    )


@dataclass(frozen=True, slots=True)
class Firm:
    """What the other records need to know of a company."""

    id: str
    name: str
    town: Town
    since: str
    currency: str


def firm(rng: Random, identifier: str, culture: Culture) -> Firm:
    """A company in a town of a culture."""
    town = culture.towns[rng.randrange(len(culture.towns))]
    family = culture.family[rng.randrange(len(culture.family))]
    trade = CHINESE_FIRMS if culture is CHINESE else EUROPEAN_FIRMS
    branch = trade[rng.randrange(len(trade))]
    legal = (
        f"{town.name}{family}记{branch}有限公司"
        if culture is CHINESE
        else f"{family} {branch} {'GmbH' if town.country == 'DE' else 'SARL'}"
    )
    return Firm(
        identifier, legal, town, day(rng, date(2008, 1, 1), date(2024, 12, 31)), "CNY" if culture is CHINESE else "EUR"
    )


def organization(rng: Random, which: Firm, number: int) -> Record:
    """The Organization record of a company."""
    identifiers = [{"system": "urn:iso:std:iso:17442", "value": legal_entity_id(number), "type": "lei"}]
    if which.town.division:
        code = credit_code(rng, which.town.division)
        identifiers.append({"system": f"{LOCAL}:uscc", "value": code, "type": "uscc", "issuingCountry": "CN"})
    return record(
        "Organization",
        which.id,
        which.since,
        names=[{"use": "legal", "text": which.name}],
        orgType="legalEntity",
        status="active",
        jurisdiction=which.town.country,
        identifiers=identifiers,
        foundingDate=which.since,
        sizeClass=("micro", "small", "medium")[rng.randrange(3)],
        employeeCount=rng.randrange(2, 400),
        addresses=[address(rng, which.town, "registered")],
    )


def household(identifier: str, members: list[Human], child: Human) -> Iterator[Record]:
    """Two adults and a child: the group and the relations in it."""
    first, second = members
    yield record(
        "PartyGroup",
        identifier,
        first.since,
        groupType="household",
        basis="declared",
        period={"start": first.since},
        head=ref("Person", first.id),
        members=[
            {"party": ref("Person", first.id), "role": "head"},
            {"party": ref("Person", second.id), "role": "spouse"},
            {"party": ref("Person", child.id), "role": "dependant"},
        ],
    )
    for number, (one, other, kind) in enumerate(
        ((first, second, "spouse"), (first, child, "parent"), (second, child, "parent"))
    ):
        yield record(
            "PartyRelationship",
            f"{identifier}-rel-{number}",
            first.since,
            **{"from": ref("Person", one.id)},
            to=ref("Person", other.id),
            type=kind,
            period={"start": first.since},
        )


def ownership(identifier: str, subject: Firm, owner: Record, percent: str, since: str) -> Record:
    """One statement that a party owns a share of a company."""
    return record(
        "OwnershipInterest",
        identifier,
        since,
        subject=ref("Organization", subject.id),
        interestedParty=owner,
        interests=[
            {
                "type": "shareholding",
                "directOrIndirect": "direct",
                "beneficialOwnershipOrControl": owner["type"] == "Person",
                "share": {"exact": percent},
                "period": {"start": since},
            }
        ],
        statementDate=since,
        source={"type": "officialRegister"},
    )


def corporate_group(identifier: str, parent: Firm, subsidiary: Firm) -> Record:
    """A parent company and its subsidiary."""
    since = max(parent.since, subsidiary.since)
    return record(
        "PartyGroup",
        identifier,
        since,
        groupType="corporateGroup",
        basis="legal",
        period={"start": since},
        name=parent.name,
        riskAggregation=True,
        head=ref("Organization", parent.id),
        members=[
            {"party": ref("Organization", parent.id), "role": "parent"},
            {"party": ref("Organization", subsidiary.id), "role": "subsidiary"},
        ],
    )
