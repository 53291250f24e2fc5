"""OUT-023, OUT-024: a report measures service levels of its contract and says rightly whether they were met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"atLeast": ge, "moreThan": gt, "atMost": le, "lessThan": lt}


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OutsourcingContract":
        levels = {each["id"]: [each["operator"], each["target"]] for each in record.get("serviceLevels", ())}
        yield Taken(record["id"], {"serviceLevels": levels})
    elif "id" in record["contract"]:
        for index, each in enumerate(record["measurements"]):
            yield Taken(record["contract"]["id"], each, f"/measurements/{index}")


def _levels(facts: Sequence[Fact]) -> list[Mapping[str, Sequence[str]]]:
    """Operator and target by id, for each contract given under the key."""
    return [fact.value["serviceLevels"] for fact in facts if fact.resource == "OutsourcingContract"]


def _measured(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.resource == "ServiceLevelReport"]


def _unknown(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    contracts = _levels(facts)
    for fact in _measured(facts):
        if contracts and not any(fact.value["serviceLevelId"] in levels for levels in contracts):
            yield fact, breach(f"{fact.pointer}/serviceLevelId")


def _misjudged(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    contracts = _levels(facts)
    for fact in _measured(facts):
        name, actual, met = fact.value["serviceLevelId"], fact.value.get("actual"), fact.value.get("met")
        marks = sorted(tuple(levels[name]) for levels in contracts if name in levels)
        if actual is None or met is None or not marks:
            continue
        if met not in {HOLDS[operator](Decimal(actual), Decimal(target)) for operator, target in marks}:
            yield fact, breach(f"{fact.pointer}/met", operator=marks[0][0], target=marks[0][1])


READS = ("OutsourcingContract", "ServiceLevelReport")
cross_rule("OUT-023", reads=READS, take=_take, judge=_unknown)
cross_rule("OUT-024", reads=READS, take=_take, judge=_misjudged)
