"""SAL-042: a case counts as saved or retained from its day of verification on."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.statemachines import is_initial_load
from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.calendar.timezones import earliest
from crmstandard.validators.registry import Breach, Document, breach, rule

VERIFIED = {"savedVerified", "retained"}


@rule("SAL-042", "RetentionCase", "WinBackCase", needs=("statusHistory", "verifyOn"))
def success_is_stated_when_it_is_verified(case: Document) -> Iterator[Breach]:
    """Counted at once, every promise to stay would be a success; states loaded as found are not judged."""
    for index, entry in enumerate(case["statusHistory"]):
        early = instant(entry["at"]) < earliest(case["verifyOn"])
        if entry["to"] in VERIFIED and early and not is_initial_load(entry):
            yield breach(f"/statusHistory/{index}/at", state=entry["to"])
