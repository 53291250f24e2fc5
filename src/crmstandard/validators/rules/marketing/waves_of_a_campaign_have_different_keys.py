"""MKT-002: the key of a wave is unique within its campaign."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-002", "Campaign", needs=("waves",))
def waves_of_a_campaign_have_different_keys(campaign: Document) -> Iterator[Breach]:
    """The first wave with a key is right, each further one is not."""
    seen: set[str] = set()
    for index, wave in enumerate(campaign["waves"]):
        if wave["id"] in seen:
            yield breach(f"/waves/{index}/id", wave=wave["id"])
        seen.add(wave["id"])
