"""ANL-050, ANL-051: an outcome names the decision behind its action, and lies after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

ACTIONS = ("Offer", "CampaignContact", "Case", "RetentionCase", "WinBackCase", "Task")


def _decision_of(record: Document) -> Iterator[Taken]:
    decision = record.get("decision", {}).get("id")
    outcome = record["resourceType"] == "Outcome"
    key = key_of(record["action"]) if outcome else f"{record['resourceType']}/{record['id']}"
    if decision is not None and key is not None:
        yield Taken(key, ["outcome" if outcome else "action", decision], "/decision")


def _disagrees(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    behind = {fact.value[1] for fact in facts if fact.value[0] == "action"}
    for fact in facts:
        if behind and fact.value[0] == "outcome" and fact.value[1] not in behind:
            yield fact, breach(fact.pointer)


def _time_of(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Decision":
        yield Taken(record["id"], ["decision", record["decidedAt"]])
    elif "id" in record.get("decision", {}):
        yield Taken(record["decision"]["id"], ["outcome", record["occurredAt"]], "/occurredAt")


def _too_early(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    decided = [instant(fact.value[1]) for fact in facts if fact.value[0] == "decision"]
    for fact in facts:
        if decided and fact.value[0] == "outcome" and instant(fact.value[1]) < min(decided):
            yield fact, breach(fact.pointer)


cross_rule("ANL-050", reads=("Outcome", *ACTIONS), take=_decision_of, judge=_disagrees)
cross_rule("ANL-051", reads=("Outcome", "Decision"), take=_time_of, judge=_too_early, needs=("Decision",))
