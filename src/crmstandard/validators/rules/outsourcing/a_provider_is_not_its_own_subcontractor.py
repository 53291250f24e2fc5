"""OUT-011: the provider does not stand among its subcontractors."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-011", "OutsourcingContract", needs=("subcontractors",))
def a_provider_is_not_its_own_subcontractor(contract: Document) -> Iterator[Breach]:
    """The chain of provision leads to other organizations."""
    provider = contract["provider"].get("id")
    for index, each in enumerate(contract["subcontractors"]):
        if provider is not None and each["organization"].get("id") == provider:
            yield breach(f"/subcontractors/{index}/organization")
