"""MKT-006: a KPI of a campaign that has an actual value says of which date it is."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-006", "Campaign", needs=("kpis",))
def a_value_reached_has_its_date(campaign: Document) -> Iterator[Breach]:
    """A figure without a date can not be compared with the next one."""
    for index, kpi in enumerate(campaign["kpis"]):
        if "actual" in kpi and "asOf" not in kpi:
            yield breach(f"/kpis/{index}", measure=kpi["measure"])
