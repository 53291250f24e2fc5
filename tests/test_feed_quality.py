"""The score of a feed: the worked example, weights that are scaled, and dimensions without anything to measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.quality import gates_of, measure, read_policy, score_of, verdict_of, weighed
from crmstandard.findings import Place, finding
from crmstandard.sources import read_json, root

CASES = read_json(root() / "spec" / "feeds" / "scores.json")["cases"]
POLICY = read_policy()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_score_is_the_mean_of_its_dimensions_by_scaled_weights(case: dict) -> None:  # type: ignore[type-arg]
    found = {
        name: measure(Decimal(good), None if of is None else Decimal(of))
        for name, (good, of) in case["measures"].items()
    }
    dimensions = weighed(found, POLICY)
    score = score_of(dimensions)
    assert (None if score is None else str(score.normalize())) == case["score"]
    assert {d.name: str(d.weight.normalize()) for d in dimensions if d.weight is not None} == case["weights"]


def test_every_requirement_of_a_gate_refuses_the_feed_by_itself() -> None:
    for requirement in [each for group in POLICY.gates for each in group]:
        held = Cells(1)
        held.add(finding(requirement, "").at(Place("f", 1)), 0)
        assert verdict_of(gates_of(held, POLICY), held) == "rejected"


def test_a_consequence_does_not_shut_a_gate() -> None:
    from dataclasses import replace

    held = Cells(1)
    held.add(replace(finding("GEN-060", ""), caused_by="f:1"), 0)
    assert verdict_of(gates_of(held, POLICY), held) == "acceptedInPart"
