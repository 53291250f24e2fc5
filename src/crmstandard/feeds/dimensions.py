"""What each dimension of quality is measured on in a feed, from the counts of its check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from crmstandard.feeds.counts import mandatory
from crmstandard.feeds.manifest import Manifest
from crmstandard.feeds.part import Part
from crmstandard.feeds.policy import Policy
from crmstandard.feeds.quality import Measure, measure
from crmstandard.validators import registry

FAULTS = ("error", "consequence", "warning")
COUNTS, TOTALS = ("FED-004",), ("FED-006",)


@cache
def _rules() -> frozenset[str]:
    return frozenset(registry.verified())


def measures(
    part: Part, manifest: Manifest | None, policy: Policy, before: Mapping[str, Any] | None
) -> dict[str, Measure]:
    """The measures by dimension; `before` is the report of the feed before this one."""
    part.presence.fold()
    found = {
        "completeness": _completeness(part),
        "validity": _validity(part),
        "uniqueness": _uniqueness(part),
        "consistency": _consistency(part),
        "accuracy": measure(part.checked - part.wrong, part.checked or None),
    }
    if manifest is not None:
        found |= {"reconciliation": _reconciliation(part, manifest), "timeliness": timeliness(manifest, policy)}
        found["continuity"] = _continuity(manifest, before)
    return found


def _completeness(part: Part) -> Measure:
    """Mandatory cells that are filled, of those that could be."""
    cells = sum(count * len(mandatory(name)) for name, count in part.presence.records.items())
    cells -= part.excused.total()
    return measure(cells - part.missing.total(), cells)


def _validity(part: Part) -> Measure:
    """Cells with the shape that the schema asks for, of those that are there; an unreadable record is one bad cell."""
    lost = sum(each.unreadable for each in part.received.values())
    cells = part.presence.present.total() + lost
    return measure(cells - min(cells, part.invalid), cells)


def _uniqueness(part: Part) -> Measure:
    records = part.presence.records.total()
    return measure(records - part.cells.count_of("GEN-061"), records)


def _consistency(part: Part) -> Measure:
    """Evaluations of rules within and across records that held."""
    broken = sum(
        cell.count for (name, kind, *_), cell in part.cells.by_key.items() if name in _rules() and kind in FAULTS
    )
    evaluated = part.presence.evaluated + part.compared
    return measure(evaluated - min(broken, evaluated), evaluated)


def _reconciliation(part: Part, manifest: Manifest) -> Measure:
    """Record counts and control totals that agree with the manifest."""
    announced = len(manifest.files) + sum(len(each.get("controlTotals", ())) for each in manifest.files.values())
    broken = sum(part.cells.count_of(name) for name in (*COUNTS, *TOTALS, "FED-001"))
    return measure(announced - min(broken, announced), announced)


def timeliness(manifest: Manifest, policy: Policy) -> Measure:
    """1 if delivered by the cut-off, falling to 0 at the lateness that the policy tolerates."""
    late = lateness(manifest)
    if late is None:
        return measure(0, None)
    share = Decimal(late) / Decimal(policy.lateness.total_seconds() or 1)
    return measure(max(Decimal(0), 1 - share), 1)


def lateness(manifest: Manifest) -> int | None:
    """Seconds after the cut-off, 0 if on time; None without a cut-off."""
    if "cutOff" not in manifest.document:
        return None
    due, came = (datetime.fromisoformat(manifest.document[name]) for name in ("cutOff", "deliveredAt"))
    return max(0, int((came - due).total_seconds()))


def _continuity(manifest: Manifest, before: Mapping[str, Any] | None) -> Measure:
    """Sequence numbers received since the feed before, of those that were due."""
    gap = manifest.document["sequence"] - before["sequence"] if before and "sequence" in before else 0
    return measure(1, gap) if gap > 0 else measure(0, None)
