"""Ten customers at a time: eight people in two households and two companies with their owners."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from crmstandard.sample import dealings, parties
from crmstandard.sample.dealings import Client
from crmstandard.sample.parties import Firm, Human
from crmstandard.sample.records import Record, ref

BLOCK = 10
PEOPLE = 8


def block(seed: int, first: int, end: int) -> Iterator[Record]:
    """The records of customers `first` (inclusive, a multiple of ten) to `end` (exclusive)."""
    rng = Random(seed * 1_000_003 + first)  # noqa: S311 - the sample is repeatable, not secret
    people = _people(rng, first)
    firms = _firms(rng, first, people)
    for number in range(first, end):
        index = number - first
        if index < PEOPLE:
            yield from _personal(rng, number, people, index)
        else:
            yield from _corporate(rng, number, firms, index - PEOPLE)
    if end - first == BLOCK:
        yield from _chain(f"own-{first:09d}", people[0], people[1], firms)


def _people(rng: Random, first: int) -> list[Human]:
    made: list[Human] = []
    for index in range(PEOPLE):
        spouse_of = made[index - 1] if index in (1, 3) else None
        made.append(parties.human(rng, f"person-{first + index:09d}", family=spouse_of))
    return made


def _firms(rng: Random, first: int, people: list[Human]) -> list[Firm]:
    return [parties.firm(rng, f"org-{first + PEOPLE + index:09d}", people[index].culture) for index in (0, 1)]


def _client(number: int, party: Record, since: str, currency: str, *, company: bool) -> Client:
    return Client(f"customer-{number:09d}", party, number, since, currency, company)


def _dealings(rng: Random, who: Client, spouse: Record | None) -> Iterator[Record]:
    yield dealings.customer(rng, who)
    yield from dealings.standing(who)
    yield from dealings.assessments(rng, who)
    yield from dealings.holdings(rng, who, spouse)
    yield from dealings.contacts(rng, who)


def _personal(rng: Random, number: int, people: list[Human], index: int) -> Iterator[Record]:
    who = people[index]
    yield parties.person(rng, who)
    yield parties.identity_document(rng, who)
    spouse = ref("Person", people[index - 1].id) if index in (1, 3) else None
    yield from _dealings(rng, _client(number, ref("Person", who.id), who.since, who.currency, company=False), spouse)
    if index in (1, 3):
        child = parties.human(rng, f"{who.id}-child", family=who, born=(2010, 2024))
        yield parties.person(rng, child, minor=True)
        yield from parties.household(f"household-{number:09d}", [people[index - 1], who], child)


def _corporate(rng: Random, number: int, firms: list[Firm], index: int) -> Iterator[Record]:
    which = firms[index]
    yield parties.organization(rng, which, number + 2)
    party = ref("Organization", which.id)
    yield from _dealings(rng, _client(number, party, which.since, which.currency, company=True), None)


def _chain(identifier: str, founder: Human, partner: Human, firms: list[Firm]) -> Iterator[Record]:
    """The second company owns most of the first; people own the rest and all of the second."""
    subsidiary, parent = firms
    since = max(subsidiary.since, parent.since)
    yield parties.ownership(f"{identifier}-0", subsidiary, ref("Organization", parent.id), "0.6", since)
    yield parties.ownership(f"{identifier}-1", subsidiary, ref("Person", founder.id), "0.4", since)
    yield parties.ownership(f"{identifier}-2", parent, ref("Person", partner.id), "1", since)
    yield parties.corporate_group(f"group-{identifier}", parent, subsidiary)
