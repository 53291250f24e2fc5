"""PTY-099: a merge with a hard conflict goes on only after somebody waived it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

AGREED = frozenset({"approved", "applied", "reversed", "final"})


@rule("PTY-099", "MergeEvent", needs=("vetoes",))
def a_veto_is_waived_before_the_merge(event: Document) -> Iterator[Breach]:
    """Two sound identity numbers that differ are most often two parties."""
    for index, veto in enumerate(event["vetoes"]):
        if event["status"] in AGREED and "waivedBy" not in veto:
            yield breach(f"/vetoes/{index}", type=veto["identifierType"], status=event["status"])
