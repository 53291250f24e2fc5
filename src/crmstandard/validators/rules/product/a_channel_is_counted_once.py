"""PRD-056: each kind of channel stands once among the channel counts of an activity."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-056", "ArrangementActivity", needs=("channelCounts",))
def a_channel_is_counted_once(activity: Document) -> Iterator[Breach]:
    """Two counts for one kind leave open whether they add up."""
    seen: set[str] = set()
    for index, each in enumerate(activity["channelCounts"]):
        if each["channelType"] in seen:
            yield breach(f"/channelCounts/{index}/channelType", channel=each["channelType"])
        seen.add(each["channelType"])
