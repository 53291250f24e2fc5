"""SEC-123, SEC-124: a provenance names the version of each target and is written down after the fact."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SEC-123", "Provenance", needs=("targets",))
def a_target_names_its_version(provenance: Document) -> Iterator[Breach]:
    """Without a version nobody can tell which content the provenance speaks of."""
    for index, each in enumerate(provenance["targets"]):
        if "versionId" not in each:
            yield breach(f"/targets/{index}")


@rule("SEC-124", "Provenance", needs=("occurred",))
def an_activity_is_recorded_after_it_began(provenance: Document) -> Iterator[Breach]:
    """A plan is no provenance."""
    start = provenance["occurred"].get("start")
    if start is not None and instant(start) > instant(provenance["recordedAt"]):
        yield breach("/occurred/start")
