"""OUT-043: an incident that leaked data says which privacy classes it touched."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-043", "Incident")
def a_data_leak_names_its_data(incident: Document) -> Iterator[Breach]:
    """The duty to tell persons and supervisors hangs on it."""
    if incident["riskType"] == "dataLeak" and not incident.get("dataClasses"):
        yield breach("")
