"""OUT-026: a report holds one measurement of a service level."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("OUT-026", "ServiceLevelReport")
def a_service_level_is_measured_once_a_report(report: Document) -> Iterator[Breach]:
    """Two measurements of one level would leave open which counts."""
    seen: set[str] = set()
    for index, each in enumerate(report["measurements"]):
        if each["serviceLevelId"] in seen:
            yield breach(f"/measurements/{index}/serviceLevelId")
        seen.add(each["serviceLevelId"])
