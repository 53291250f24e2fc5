"""SAL-006: only a converted lead names the opportunity that it was converted to."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-006", "Lead", needs=("convertedTo",))
def only_a_converted_lead_leads_to_an_opportunity(lead: Document) -> Iterator[Breach]:
    """The conversion rate counts states, the pipeline counts references: they agree."""
    if lead["status"] != "converted":
        yield breach("/convertedTo", status=lead["status"])
