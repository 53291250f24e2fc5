"""OUT-013: a contract is as critical as the functions that it supports."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

WEIGHTY = frozenset({"critical", "important"})


@rule("OUT-013", "OutsourcingContract")
def a_contract_with_a_critical_function_is_critical(contract: Document) -> Iterator[Breach]:
    """One critical or important function is enough, and without one the contract is not critical."""
    weighty = any(each["criticality"] in WEIGHTY for each in contract["functions"])
    if weighty != contract["critical"]:
        yield breach("/critical", expected=str(weighty).lower())
