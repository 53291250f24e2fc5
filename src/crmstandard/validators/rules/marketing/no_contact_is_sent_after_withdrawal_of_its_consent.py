"""MKT-021: no contact is sent after the consent that it names was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Consent":
        if "withdrawnAt" in record:
            yield Taken(record["id"], ["withdrawn", record["withdrawnAt"]])
    elif "sentAt" in record and "id" in record.get("consent", {}):
        yield Taken(record["consent"]["id"], ["sent", record["sentAt"]], "/sentAt")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    withdrawn = [instant(fact.value[1]) for fact in facts if fact.value[0] == "withdrawn"]
    for fact in facts:
        if withdrawn and fact.value[0] == "sent" and instant(fact.value[1]) >= min(withdrawn):
            yield fact, breach(fact.pointer)


cross_rule("MKT-021", reads=("CampaignContact", "Consent"), take=_take, judge=_judge, needs=("Consent",))
