"""SAL-001: a lead names its prospect, describes it, or says that it cannot."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-001", "Lead")
def a_lead_names_a_prospect(lead: Document) -> Iterator[Breach]:
    """The schema sees that something is declared absent, this rule that it is the prospect."""
    if left_out(lead, "prospect", "prospectDetail"):
        yield breach("", expected="prospect | prospectDetail")
