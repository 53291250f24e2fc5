"""PTY-101: what matched is a match policy and what chose the values a survivorship policy."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

KINDS = {"policy": "MatchPolicy", "survivorshipPolicy": "SurvivorshipPolicy"}


@rule("PTY-101", "PartyLink", "MergeEvent")
def a_policy_is_of_the_kind_that_is_asked_for(record: Document) -> Iterator[Breach]:
    """Another policy cannot explain the result."""
    for member, expected in KINDS.items():
        if member in record and record[member]["policyType"] != expected:
            yield breach(f"/{member}/policyType", member=member, expected=expected)
