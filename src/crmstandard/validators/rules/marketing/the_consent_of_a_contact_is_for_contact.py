"""MKT-022: the consent that a contact rests on was given for direct marketing, or for research."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

FOR_CONTACT = frozenset({"directMarketing", "research"})


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Consent":
        yield Taken(record["id"], ["purpose", record["purpose"]])
    elif record.get("legalBasis") == "consent" and "sentAt" in record and "id" in record.get("consent", {}):
        yield Taken(record["consent"]["id"], ["contact", ""], "/consent")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    others = {fact.value[1] for fact in facts if fact.value[0] == "purpose"} - FOR_CONTACT
    for fact in facts:
        if others and fact.value[0] == "contact":
            yield fact, breach(fact.pointer, found=min(others), expected=", ".join(sorted(FOR_CONTACT)))


cross_rule("MKT-022", reads=("CampaignContact", "Consent"), take=_take, judge=_judge, needs=("Consent",))
