"""SAL-056: a target in money names its currency."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.formats.iso4217 import check
from crmstandard.validators.registry import Breach, Document, breach, rule

MONEY = {"salesVolume", "revenue", "aumGrowth", "costPerAcquisition"}


@rule("SAL-056", "SalesPlan")
def a_target_in_money_names_its_currency(plan: Document) -> Iterator[Breach]:
    """A number without currency cannot be added up across plans."""
    for index, target in enumerate(plan["targets"]):
        if target["measure"] in MONEY and check(target.get("unit", "")) is not None:
            yield breach(f"/targets/{index}", measure=target["measure"])
