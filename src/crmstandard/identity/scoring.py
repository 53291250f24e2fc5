"""The probability that two records are of one party by Fellegi and Sunter: weights of evidence added up in bits.

Each member that was compared adds log2(m/u) where it agrees, log2((1-m)/(1-u)) where it does not, and nothing
where a side has no value; log2(p/(1-p)) of the share of pairs that match stands before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

LARGEST = 1000.0  # bits; beyond, a float has no power of two


def weight(outcome: str, m: float, u: float) -> float:
    """Bits that one comparison adds; `m` and `u` are the chances of agreement within and across parties, 0 < x < 1."""
    if outcome == "missing":
        return 0.0
    return log2(m / u) if outcome == "agree" else log2((1 - m) / (1 - u))


def total(prior: float, weights: Iterable[float]) -> float:
    """The weight of all evidence in bits; `prior` is the share of candidate pairs that match."""
    return log2(prior / (1 - prior)) + sum(weights)


def probability(bits: float) -> float:
    """The chance that stands behind a weight."""
    odds = float(2.0 ** max(-LARGEST, min(LARGEST, bits)))
    return odds / (1 + odds)
