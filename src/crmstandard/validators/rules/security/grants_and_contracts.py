"""What grants ask for and what their contracts allow, put side by side for the rules that compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from crmstandard.validators.registry import Breach, CrossRule, Document, Fact, Taken, breach, cross_rule

Side = Mapping[str, Any]
ASKED = ("period", "status", "maxPrivacyClass", "provider", "purpose", "locations")


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "OutsourcingContract":
        yield Taken(record["id"], _allowed(record))
    elif "id" in record["contract"]:
        yield Taken(record["contract"]["id"], {name: record[name] for name in ASKED if name in record})


def _allowed(contract: Document) -> dict[str, Any]:
    chain = [contract["provider"], *(each["organization"] for each in contract.get("subcontractors", ()))]
    return {
        "period": contract["period"],
        "status": contract["status"],
        "maxPrivacyClass": contract["dataAccess"]["maxPrivacyClass"],
        "provider": [each["id"] for each in chain if "id" in each],
        "processingCountries": contract["dataAccess"].get("processingCountries", []),
        "purposes": contract.get("processingAgreement", {}).get("purposes", []),
    }


def grant_rule(requirement: str, pointer: str, holds: Callable[[Side, Side], bool]) -> CrossRule:
    """Registers a rule that judges each grant against its contract; a contract that was not given is not judged."""

    def judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        contracts = [fact.value for fact in facts if fact.resource == "OutsourcingContract"]
        for fact in facts:
            if contracts and fact.resource == "AccessGrant" and not any(holds(fact.value, each) for each in contracts):
                yield fact, breach(pointer)

    return cross_rule(requirement, reads=("AccessGrant", "OutsourcingContract"), take=_take, judge=judge)
