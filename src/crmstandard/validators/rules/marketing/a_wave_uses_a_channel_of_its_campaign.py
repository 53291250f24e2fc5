"""MKT-007: the channel of a wave is one of the channels of its campaign."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-007", "Campaign", needs=("waves", "channels"))
def a_wave_uses_a_channel_of_its_campaign(campaign: Document) -> Iterator[Breach]:
    """Judged where all channels are named by id."""
    channels = [key_of(each) for each in campaign["channels"]]
    if None in channels:
        return
    for index, wave in enumerate(campaign["waves"]):
        key = key_of(wave.get("channel"))
        if key is not None and key not in channels:
            yield breach(f"/waves/{index}/channel", wave=wave["id"])
