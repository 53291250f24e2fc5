"""PTY-038: the relationship with a party that has died or been dissolved is ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.standing import is_open

GONE = frozenset({"deceased", "dissolved"})


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] != "Customer":
        if record["status"] in GONE:
            yield Taken(f"{record['resourceType']}/{record['id']}", ["party", record["status"]])
    elif is_open(record) and (party := key_of(record["party"])):
        yield Taken(party, ["customer", record["lifecycleStage"]], "/lifecycleStage")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    gone = sorted(fact.value[1] for fact in facts if fact.value[0] == "party")
    for fact in facts:
        if gone and fact.value[0] == "customer":
            yield fact, breach(fact.pointer, stage=fact.value[1], status=gone[0])


cross_rule("PTY-038", reads=("Customer", "Person", "Organization"), take=_take, judge=_judge)
