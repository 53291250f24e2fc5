"""What the rules on parties stand on: rings in graphs, sums over time, dates known in part."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.validators.calendar.partial_dates import completed_years, first_and_last, surely_before
from crmstandard.validators.calendar.timelines import held_together, running_totals
from crmstandard.validators.pointers import leads_to_value
from crmstandard.validators.rings import on_rings

NODES = st.sampled_from("abcdefg")
GRAPHS = st.dictionaries(NODES, st.frozensets(NODES, max_size=3), max_size=7)


def _reached(edges: dict[str, frozenset[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(edges.get(node, ()))
    return seen


@given(GRAPHS)
def test_a_node_lies_on_a_ring_if_it_reaches_itself(edges: dict[str, frozenset[str]]) -> None:
    assert on_rings(edges) == {node for node in edges if node in _reached(edges, node)}


def test_a_long_chain_needs_no_recursion() -> None:
    edges = {str(number): {str(number + 1)} for number in range(5_000)}
    assert on_rings(edges) == set()
    assert len(on_rings({**edges, "5000": {"0"}})) == 5_001


def test_periods_that_meet_do_not_hold_together() -> None:
    assert list(held_together([{"end": "2020-01-01"}, {"start": "2020-01-01"}])) == [[0], [1]]


def test_totals_are_taken_where_something_holds() -> None:
    parts = [({"start": "2015-01-01", "end": "2018-01-01"}, Decimal("0.6")), ({"start": "2019-01-01"}, Decimal(1))]
    assert list(running_totals(parts, {"start": "2016-01-01"})) == [Decimal("0.6"), Decimal(1)]
    assert list(running_totals(parts, {"start": "2018-02-01", "end": "2018-03-01"})) == []


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("1998-04", "1998-05-20", True),
        ("1998", "1998-05-20", False),
        ("1998-05-20", "1998", False),
        ("1997", "1998-01", True),
    ],
)
def test_partial_dates_are_compared_as_far_as_both_are_known(one: str, other: str, before: bool) -> None:
    assert surely_before(one, other) is before


def test_a_partial_date_spans_what_it_leaves_open() -> None:
    assert first_and_last("2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert first_and_last("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert first_and_last("2023-12") == (date(2023, 12, 1), date(2023, 12, 31))
    assert first_and_last("2024-02-29") == (date(2024, 2, 29), date(2024, 2, 29))


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march() -> None:
    assert completed_years(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert completed_years(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_a_pointer_is_followed_through_objects_and_lists() -> None:
    document = {"a/b": [{"~": 0}]}
    assert leads_to_value(document, "/a~1b/0/~0")
    assert leads_to_value(document, "")
    assert not leads_to_value(document, "/a~1b/1")
    assert not leads_to_value(document, "/a~1b/0/~0/x")
