"""PTY-021: the birth date in the number of a Chinese identity card is that of its holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from crmstandard.validators.formats import breaks
from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.resident_numbers import birth_date


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Person":
        if "birthDate" in record and "CN" in record.get("nationalities", ("CN",)):
            yield Taken(record["id"], ["person", record["birthDate"]])
    elif _is_resident_card(record) and "id" in record["holder"]:
        yield Taken(record["holder"]["id"], ["card", birth_date(record["number"])], "/number")


def _is_resident_card(document: Document) -> bool:
    """A number without its form or check character is another rule's."""
    resident = document["docType"] == "nationalId" and document.get("country") == "CN"
    of_person = document["holder"]["type"] == "Person"
    return resident and of_person and "number" in document and breaks("cn-resident-id", document["number"]) is None


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    known = [date for date, _ in groupby(sorted(fact.value[1] for fact in facts if fact.value[0] == "person"))]
    for fact in facts:
        if fact.value[0] == "card" and known and not any(fact.value[1].startswith(each) for each in known):
            yield fact, breach(fact.pointer, member="birthDate")


cross_rule("PTY-021", reads=("IdentityDocument", "Person"), take=_take, judge=_judge)
