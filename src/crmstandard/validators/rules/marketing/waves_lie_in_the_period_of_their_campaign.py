"""MKT-001: a wave is sent within the period of its campaign."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.stretches import holds_at
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-001", "Campaign", needs=("waves", "period"))
def waves_lie_in_the_period_of_their_campaign(campaign: Document) -> Iterator[Breach]:
    """A wave without a time is not judged."""
    for index, wave in enumerate(campaign["waves"]):
        if "at" in wave and not holds_at(campaign["period"], wave["at"]):
            yield breach(f"/waves/{index}/at", wave=wave["id"])
