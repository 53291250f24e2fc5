"""ORG-008, ORG-009: the contract of an outsourced employee spans the employment and is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmstandard.validators.calendar.moments import bounds, covers
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

IN_FORCE = frozenset({"contracted", "inService", "underRemediation", "suspended", "exiting"})


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OutsourcingContract":
        yield Taken(record["id"], {"period": record["period"], "status": record["status"]})
    elif record["employerType"] == "outsourced" and "id" in record["contract"]:
        yield Taken(record["contract"]["id"], {"period": record.get("period"), "status": record["status"]})


def _spans(contract: Mapping[str, Any], employment: Mapping[str, Any]) -> bool:
    """Whether the employment begins in the contract's period and ends in it, if it ends."""
    if "start" in employment and not covers(contract, employment["start"]):
        return False
    return "end" not in employment or bounds(employment)[1] <= bounds(contract)[1]


def _sides(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    contracts = [fact for fact in facts if fact.resource == "OutsourcingContract"]
    return contracts, [fact for fact in facts if fact.resource == "Employee"] if contracts else []


def _outside(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    contracts, employees = _sides(facts)
    for fact in employees:
        period = fact.value["period"]
        if period is not None and not any(_spans(each.value["period"], period) for each in contracts):
            yield fact, breach("/period")


def _not_in_force(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    contracts, employees = _sides(facts)
    states = {each.value["status"] for each in contracts}
    for fact in employees:
        if fact.value["status"] == "active" and not states & IN_FORCE:
            yield fact, breach("/contract", status=min(states))


READS = ("Employee", "OutsourcingContract")
cross_rule("ORG-008", reads=READS, take=_take, judge=_outside, by_value=True)
cross_rule("ORG-009", reads=READS, take=_take, judge=_not_in_force, by_value=True)
