"""Weights of evidence: the worked example of the standard, and what every sum of weights has to obey."""

from math import isclose, log2

from hypothesis import given
from hypothesis import strategies as st

from crmstandard.identity.scoring import probability, total, weight

CHANCE = st.floats(0.001, 0.999)
OUTCOME = st.sampled_from(["agree", "disagree", "missing"])


def test_three_agreements_at_one_match_in_five_thousand_give_the_published_weight() -> None:
    """M = 13.83 bits, P = 0.99993 for (m, u) = (.95, .01), (.9, .002), (.85, .0005)."""
    weights = [weight("agree", m, u) for m, u in ((0.95, 0.01), (0.9, 0.002), (0.85, 0.0005))]
    bits = total(1 / 5000, weights)
    assert round(bits, 2) == 13.83
    assert round(probability(bits), 5) == 0.99993


def test_what_is_missing_weighs_nothing() -> None:
    assert weight("missing", 0.9, 0.1) == 0
    assert isclose(probability(total(0.25, [])), 0.25)


@given(CHANCE, CHANCE)
def test_agreement_speaks_for_a_match_where_parties_agree_with_themselves_more_than_with_others(
    m: float, u: float
) -> None:
    assert (weight("agree", m, u) > 0) == (log2(m / u) > 0)
    if m > u:
        assert weight("agree", m, u) > 0 > weight("disagree", m, u)


@given(st.lists(st.floats(-2000, 2000)), CHANCE)
def test_a_probability_lies_between_nothing_and_certainty_and_grows_with_its_weight(
    bits: list[float], p: float
) -> None:
    found = probability(total(p, bits))
    assert 0 <= found <= 1
    assert probability(total(p, [*bits, 1.0])) >= found
