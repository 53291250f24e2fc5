"""MKT-031: a segment that is a list of named members has an end."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("MKT-031", "Segment")
def a_list_of_members_expires(segment: Document) -> Iterator[Breach]:
    """Nothing but its end takes a name off a list."""
    if segment["kind"] == "list" and "end" not in segment["effective"]:
        yield breach("/effective")
