"""How well records of one party are found on a made set; the figures are printed and written as properties."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pytest

from crmstandard.identity import clusters, compare, match_policy, veto_between
from crmstandard.identity.clustering import pairs
from tests.matching_set import people, records

POLICY = match_policy("Person")
SEED, PEOPLE = 42, 4923  # the size at which the methods of the standard were compared


@pytest.fixture(scope="module")
def made() -> tuple[list[int], list[dict[str, Any]]]:
    rng = Random(SEED)
    found = list(records(rng, people(rng, PEOPLE)))
    return [human for human, _ in found], [record for _, record in found]


@pytest.fixture(scope="module")
def groups(made: Any) -> list[list[int]]:
    return clusters(made[1], POLICY)


def quality(truth: list[int], joined: set[tuple[int, int]]) -> tuple[float, float]:
    """Precision and recall of pairs."""
    same = {pair for places in _by_human(truth) for pair in combinations(places, 2)}
    return len(same & joined) / len(joined), len(same & joined) / len(same)


def _by_human(truth: list[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for place, human in enumerate(truth):
        groups.setdefault(human, []).append(place)
    return list(groups.values())


def test_pairs_joined_under_the_veto_are_right_and_most_are_found(
    made: Any, groups: list[list[int]], record_property: Any
) -> None:
    """Level 1 of the standard: precision .99 and recall .90 of pairs, over certain and probable together."""
    truth, documents = made
    precision, recall = quality(truth, {pair for each in groups for pair in combinations(each, 2)})
    for name, value in (("records", len(documents)), ("precision", precision), ("recall", recall)):
        record_property(name, value)
    print(f"\n{len(documents)} records of {PEOPLE} people: precision {precision:.4f}, recall {recall:.4f}")
    assert precision >= 0.99
    assert recall >= 0.90


def test_what_is_certain_is_right_and_the_veto_between_groups_makes_the_rest_better(
    made: Any, groups: list[list[int]]
) -> None:
    truth, documents = made
    graded = {pair: compare(documents[pair[0]], documents[pair[1]], POLICY).grade for pair in pairs(documents)}
    certain = {pair for pair, grade in graded.items() if grade == "certain"}
    likely = {pair for pair, grade in graded.items() if grade in ("certain", "probable")}
    for name, found in (("certain", certain), ("certain and probable", likely)):
        precision, recall = quality(truth, found)
        print(f"\n{name}: {len(found)} pairs, precision {precision:.4f}, recall {recall:.4f}")
    assert quality(truth, certain)[0] == 1.0
    joined = {pair for each in groups for pair in combinations(each, 2)}
    assert quality(truth, joined) > quality(truth, likely)


def test_no_group_holds_two_people_of_different_numbers_and_no_such_pair_is_likely(
    made: Any, groups: list[list[int]]
) -> None:
    """The veto holds in every case, also by way of a third record."""
    _, documents = made
    vetoed = [pair for pair in pairs(documents) if veto_between([documents[pair[0]]], [documents[pair[1]]], POLICY)]
    assert len(vetoed) > 30
    assert {compare(documents[one], documents[other], POLICY).grade for one, other in vetoed} <= {
        "possible",
        "certainlyNot",
    }
    for group in groups:
        numbers = {each["value"] for place in group for each in documents[place].get("identifiers", ())}
        assert len(numbers) <= 1


def test_groups_are_the_same_in_whatever_order_the_records_come(made: Any) -> None:
    _, documents = made
    some = documents[:600]
    mixed = Random(7).sample(some, len(some))
    ids = [
        {frozenset(records[place]["id"] for place in each) for each in clusters(records, POLICY)}
        for records in (some, mixed)
    ]
    assert ids[0] == ids[1]
