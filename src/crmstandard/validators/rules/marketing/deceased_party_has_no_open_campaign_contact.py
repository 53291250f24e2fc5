"""MKT-024: no contact to a party that has died or been dissolved is still to be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

GONE = frozenset({"deceased", "dissolved"})
TO_BE_SENT = frozenset({"selected", "queued"})


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] != "CampaignContact":
        if record["status"] in GONE:
            yield Taken(f"{record['resourceType']}/{record['id']}", ["gone", record["status"]])
    elif record["status"] in TO_BE_SENT and (party := key_of(record["party"])):
        yield Taken(party, ["open", record["status"]], "/status")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    gone = sorted(fact.value[1] for fact in facts if fact.value[0] == "gone")
    for fact in facts:
        if gone and fact.value[0] == "open":
            yield fact, breach(fact.pointer, status=fact.value[1], party=gone[0])


cross_rule("MKT-024", reads=("CampaignContact", "Person", "Organization"), take=_take, judge=_judge)
