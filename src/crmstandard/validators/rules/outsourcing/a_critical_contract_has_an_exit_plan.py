"""OUT-012: the bank knows how to get out of a critical contract before the service starts."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

RUNNING = frozenset({"contracted", "inService", "underRemediation", "suspended", "exiting"})


@rule("OUT-012", "OutsourcingContract")
def a_critical_contract_has_an_exit_plan(contract: Document) -> Iterator[Breach]:
    """From the signature on until the exit is done."""
    if contract["critical"] and contract["status"] in RUNNING and "exitPlan" not in contract:
        yield breach("")
