"""OUT-005, OUT-006: a due diligence ends after it was completed and holds when a signed contract starts."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-005", "OutsourcingContract", needs=("providerDueDiligence",))
def due_diligence_ends_after_it_was_completed(contract: Document) -> Iterator[Breach]:
    """The first day on which it holds no longer comes later."""
    found = contract["providerDueDiligence"]
    if found["validUntil"] <= found["completedOn"]:
        yield breach("/providerDueDiligence/validUntil")


@rule("OUT-006", "OutsourcingContract", needs=("providerDueDiligence",))
def due_diligence_is_valid_when_the_contract_starts(contract: Document) -> Iterator[Breach]:
    """Judged while the contract is signed and not in service; later the due diligence is a renewed one."""
    found, start = contract["providerDueDiligence"], contract["period"].get("start")
    if contract["status"] != "contracted" or start is None:
        return
    if not instant(found["completedOn"]) <= instant(start) < instant(found["validUntil"]):
        yield breach("/providerDueDiligence")
