"""PTY-098: a person is merged with a person and an organization with an organization."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-098", "MergeEvent")
def like_is_merged_with_like(event: Document) -> Iterator[Breach]:
    """A person and their business stay two records."""
    if event["golden"]["type"] != event["retired"]["type"]:
        yield breach("/retired/type", expected=event["golden"]["type"])
