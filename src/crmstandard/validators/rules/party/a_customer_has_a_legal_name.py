"""PTY-020: the party of a customer past prospect has a legal name, or its names are declared absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Customer":
        party = key_of(record["party"])
        if party is not None and _past_prospect(record):
            yield Taken(party, "customer")
    elif not any(name["use"] == "legal" for name in record.get("names", ())) and "names" in record:
        yield Taken(f"{record['resourceType']}/{record['id']}", "nameless", "/names")


def _past_prospect(customer: Document) -> bool:
    """A prospect who was refused or put away never got any further."""
    refused = customer["lifecycleStage"] in ("exited", "archived") and "since" not in customer
    return customer["lifecycleStage"] != "prospect" and not refused


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if any(fact.value == "customer" for fact in facts):
        yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value == "nameless")


cross_rule("PTY-020", reads=("Customer", "Person", "Organization"), take=_take, judge=_judge)
