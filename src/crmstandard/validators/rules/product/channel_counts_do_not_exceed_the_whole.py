"""PRD-051: the channel counts of an activity together do not exceed its customer-initiated count."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PRD-051", "ArrangementActivity", needs=("channelCounts", "customerInitiatedCount"))
def channel_counts_do_not_exceed_the_whole(activity: Document) -> Iterator[Breach]:
    """A transaction whose channel is not known is in the whole only."""
    if sum(each["count"] for each in activity["channelCounts"]) > activity["customerInitiatedCount"]:
        yield breach("/channelCounts")
