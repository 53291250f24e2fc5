"""OUT-009: functions that answer for the bank itself stay with the bank."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

KEPT = frozenset({"strategyManagement", "itGovernance", "securityGovernance", "riskManagement", "internalAudit"})


@rule("OUT-009", "OutsourcingContract")
def the_bank_keeps_its_own_functions(contract: Document) -> Iterator[Breach]:
    """Strategy, governance, risk and audit may be advised on, not given away (银保监办发〔2021〕141号)."""
    if contract["category"] == "consultingPlanning":
        return
    for index, each in enumerate(contract["functions"]):
        if each["function"] in KEPT:
            yield breach(f"/functions/{index}/function", function=each["function"])
