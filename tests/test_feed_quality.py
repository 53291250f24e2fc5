"""The score of a feed: the worked example, weights that are scaled, and dimensions without anything to measure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.policy import BadPolicy, read_policy
from crmstandard.feeds.quality import gates_of, measure, score_of, verdict_of, weighed
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


STANDARD = (root() / "spec" / "feeds" / "quality.yaml").read_text(encoding="utf-8")


def test_a_bank_s_own_policy_is_used(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(STANDARD.replace('"0.25"', "0.5").replace('"0.05"', '"0.0001"'), encoding="utf-8")
    own = read_policy(path)
    assert (own.weights["completeness"], own.rejected_share) == (Decimal("0.5"), Decimal("0.0001"))
    assert own.gates == POLICY.gates


@pytest.mark.parametrize(
    ("was", "made", "said"),
    [
        ("gates:", "gatez:", "it knows no 'gatez', only weights, gates"),
        ('rejectedShare: "0.05"', "", "rejectedShare is missing; the standard's own has '0.05'"),
        ('rejectedShare: "0.05"', "rejectedShare: 5", "rejectedShare has to be a number, 0 to 1; found 5"),
        ('"0.25"', '"-1"', "weights: completeness has to be a number, 0 or more; found '-1'"),
        ('"0.25"', "yes", "weights: completeness has to be a number, 0 or more; found True"),
        ('"0.25"', "NaN", "weights: completeness has to be a number, 0 or more; found 'NaN'"),
        ("completeness:", "complete:", "weights knows no 'complete', only completeness"),
        ("FED-016", "FED-999", "gates: 1: 1: 'FED-999' is no requirement; see: crmstandard list requirements"),
        ("[FED-007]", "FED-007", "gates: 6 has to be a list; found 'FED-007'"),
        ("Hours: 24", "Hours: 99999", "timelinessToleranceHours has to be a number, 0 to 8784; found 99999"),
        ("weights:", "weights: [", "is no YAML at line"),
    ],
)
def test_what_is_wrong_with_a_policy_is_said(tmp_path: Path, was: str, made: str, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(STANDARD.replace(was, made, 1), encoding="utf-8")
    with pytest.raises(BadPolicy) as caught:
        read_policy(path)
    assert f"the policy {path}: {said}" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"5", b"weights: {}", b"&a [*a]", b"\x00"])
def test_a_policy_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    with pytest.raises(BadPolicy):
        read_policy(path)


def test_a_policy_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPolicy, match="No such file"):
        read_policy(tmp_path / "none.yaml")


def test_weights_of_nothing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    lines = STANDARD.replace("0.25", "0").replace("0.20", "0").replace("0.15", "0").replace("0.10", "0")
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(BadPolicy, match="one of them has to be more than 0"):
        read_policy(path)
