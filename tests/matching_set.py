"""A set of people in four systems, made by a seed: twins, families with one phone, namesakes, homophones, slips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from crmstandard.sample.names import CHINESE
from crmstandard.sample.numbers import resident_id

RESIDENT = "https://w3id.org/crmstandard/1/systems/cn-resident-id"
HOMOPHONES = str.maketrans("张杨伟丽军杰", "章阳玮莉君洁")
SYSTEMS = ("core", "cards", "loans", "web")
KNOWN = {"core": 0.95, "cards": 0.7, "loans": 0.75, "web": 0.3}  # share of records with an identity number
DIVISIONS = ("110105", "310104", "440305", "330106")


@dataclass(frozen=True)
class Human:
    """One person as they are."""

    id: int
    name: str
    born: str
    number: str
    phone: str
    mail: str


def people(rng: Random, count: int) -> list[Human]:
    """Some people, with families that share a phone, twins and strangers of one name and birthday."""
    made = [_human(rng, number) for number in range(count)]
    for place in range(0, 300, 2):  # families: one phone
        made[place + 1] = replace(made[place + 1], phone=made[place].phone)
    for place in range(300, 340, 2):  # twins: phone and birthday
        one = made[place]
        other = replace(made[place + 1], born=one.born, phone=one.phone)
        made[place + 1] = replace(other, number=_number(rng, one.born), name=one.name[0] + other.name[1:])
    for place in range(340, 400, 2):  # strangers: name and birthday
        one = made[place]
        made[place + 1] = replace(made[place + 1], name=one.name, born=one.born, number=_number(rng, one.born))
    return made


def _human(rng: Random, number: int) -> Human:
    given = (*CHINESE.male, *CHINESE.female)
    name = rng.choice(CHINESE.family) + rng.choice(given) + rng.choice(("", *"一文国建海云山川林石江河"))
    born = f"{rng.randrange(1940, 2006)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
    phone = f"+861{rng.randrange(3 * 10**9, 10**10)}"
    return Human(number, name, born, _number(rng, born), phone, f"u{number}@example.com")


def _number(rng: Random, born: str) -> str:
    return resident_id(rng, rng.choice(DIVISIONS), born, rng.random() < 0.5)


def records(rng: Random, humans: list[Human]) -> Iterator[tuple[int, dict[str, Any]]]:
    """What four systems have of them: who it is, and a record with gaps and slips."""
    for human in humans:
        for system in rng.sample(SYSTEMS, rng.choice((1, 2, 2, 3, 3))):
            yield human.id, _record(rng, human, system)


def _record(rng: Random, human: Human, system: str) -> dict[str, Any]:
    name = human.name.translate(HOMOPHONES) if rng.random() < 0.06 else human.name
    document: dict[str, Any] = {
        "resourceType": "Person",
        "id": f"{system}-{human.id}",
        "names": [{"use": "legal", "text": name}],
    }
    if rng.random() < 0.92:
        document["birthDate"] = human.born
    if rng.random() < KNOWN[system]:
        document["identifiers"] = [{"system": RESIDENT, "type": "cnResidentId", "value": human.number}]
    points = [("phone", human.phone, 0.85), ("email", human.mail, 0.5)]
    document["contactPoints"] = [
        {"system": kind, "value": value} for kind, value, share in points if rng.random() < share
    ]
    return document
