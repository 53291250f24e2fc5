"""PTY-097: the two records of a merge differ."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-097", "MergeEvent")
def nothing_is_merged_into_itself(event: Document) -> Iterator[Breach]:
    """References by identifier are the reader's to resolve."""
    golden, retired = event["golden"], event["retired"]
    if "id" in golden and (golden["type"], golden["id"]) == (retired["type"], retired.get("id")):
        yield breach("/retired")
