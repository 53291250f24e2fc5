"""IDN-041: the consent that a support need rests on is the consent of the same person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    party = record["party"].get("id")
    consent = record["id"] if record["resourceType"] == "Consent" else record.get("consent", {}).get("id")
    if party is not None and consent is not None:
        yield Taken(consent, party, "/consent/id")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    givers = {fact.value for fact in facts if fact.resource == "Consent"}
    for fact in facts:
        if fact.resource == "SupportNeed" and givers and fact.value not in givers:
            yield fact, breach(fact.pointer)


cross_rule("IDN-041", reads=("Consent", "SupportNeed"), take=_take, judge=_judge, needs=("Consent",))
