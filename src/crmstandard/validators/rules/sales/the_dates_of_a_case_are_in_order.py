"""SAL-041, SAL-043: a customer leaves, is picked out, and is verified in this order."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.timezones import earliest, over
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SAL-041", "RetentionCase", "WinBackCase", needs=("detectedAt", "verifyOn"))
def a_case_is_verified_after_it_began(case: Document) -> Iterator[Breach]:
    """Breached where the day of verification was over in every timezone when the case began."""
    if instant(case["detectedAt"]) >= over(case["verifyOn"]):
        yield breach("/verifyOn")


@rule("SAL-043", "WinBackCase", needs=("detectedAt", "churnedOn"))
def a_customer_is_picked_out_after_leaving(case: Document) -> Iterator[Breach]:
    """Who has not left cannot be brought back: that is a retention case."""
    if instant(case["detectedAt"]) < earliest(case["churnedOn"]):
        yield breach("/churnedOn")
