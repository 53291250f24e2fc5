"""The score of a feed by dimension, gates that refuse it whatever its score, and the verdict.

A dimension without anything to measure has no score; the weights of the others are scaled to sum to 1.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.policy import Policy

OK, NO_DATA, UNDEFINED = "ok", "noData", "undefined"
PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Measure:
    """Good ones of all that were looked at; None where there was nothing to look at."""

    good: Decimal
    all: Decimal | None

    @property
    def status(self) -> str:
        """`ok`, `noData` where nothing could be looked at, `undefined` for a ratio over nothing."""
        return NO_DATA if self.all is None else OK if self.all else UNDEFINED

    @property
    def score(self) -> Decimal | None:
        """The ratio, never below 0."""
        return max(Decimal(0), self.good / self.all) if self.all else None


def measure(good: int | Decimal, of: int | Decimal | None) -> Measure:
    """`good` of `of`; None for what could not be looked at."""
    return Measure(Decimal(good), None if of is None else Decimal(of))


@dataclass(frozen=True, slots=True)
class Dimension:
    """The score of one dimension and its weight after scaling."""

    name: str
    measure: Measure
    weight: Decimal | None


def weighed(measures: Mapping[str, Measure], policy: Policy) -> list[Dimension]:
    """Every dimension of the policy with its scaled weight, none for those without a score."""
    scored = {name for name, each in measures.items() if each.score is not None}
    whole = sum((weight for name, weight in policy.weights.items() if name in scored), Decimal(0))
    nothing = measure(0, None)
    return [
        Dimension(name, measures.get(name, nothing), weight / whole if name in scored and whole else None)
        for name, weight in policy.weights.items()
    ]


def score_of(dimensions: Sequence[Dimension]) -> Decimal | None:
    """The weighted mean of the dimensions that have a score; None if none has."""
    parts = [each.weight * each.measure.score for each in dimensions if each.weight and each.measure.score is not None]
    return sum(parts, Decimal(0)).quantize(PLACES, ROUND_HALF_EVEN) if parts else None


@dataclass(frozen=True, slots=True)
class Gate:
    """One critical requirement, how often it was broken, and whether there was anything to hold the feed against."""

    requirement: str
    count: int
    evaluated: bool = True


def gates_of(cells: Cells, policy: Policy, untested: Collection[str] = ()) -> list[Gate]:
    """The gates of the policy; what merely follows from another fault does not shut one.

    `untested` are requirements that nothing of this delivery could break.
    """
    counts = {each: cells.count_of(each) for group in policy.gates for each in group}
    return [Gate(each, count, bool(count) or each not in untested) for each, count in counts.items()]


def verdict_of(gates: Sequence[Gate], cells: Cells) -> str:
    """`rejected` if a gate is shut, else `acceptedInPart`, `acceptedWithWarnings` or `accepted` by what was found."""
    if any(gate.count for gate in gates):
        return "rejected"
    if cells.total("error") + cells.total("consequence"):
        return "acceptedInPart"
    return "acceptedWithWarnings" if cells.total("warning") else "accepted"
