"""Facts that hang together are found whatever their order, and what is linked to nothing else may be judged apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.validators import registry
from crmstandard.validators.components import linked
from crmstandard.validators.facts import FactStore
from crmstandard.validators.groups import Row, as_fact, part_of
from crmstandard.validators.registry import CrossRule
from tests.packing import packed

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=25)
LINKED = [each for each in registry.cross_rules() if each.links is not None]


def _row(line: int, value: Any, resource: str = "Person", key: str = "k") -> Row:
    return key, value, "feed", line, resource, f"p-{line}", "/id"


def _spread(pairs: Iterable[tuple[int, int]]) -> set[frozenset[int]]:
    """The lines of pairs that have a number in common, directly or through others."""
    groups: list[tuple[set[int], set[int]]] = []
    for line, pair in enumerate(pairs):
        met = [each for each in groups if each[0].intersection(pair)]
        groups = [each for each in groups if each not in met]
        groups.append((set(pair).union(*(m[0] for m in met)), {line}.union(*(m[1] for m in met))))
    return {frozenset(lines) for _, lines in groups}


@given(PAIRS, st.integers(1, 4), st.sampled_from([1, 3, 1 << 16]))
def test_rows_that_are_linked_come_together(pairs: list[tuple[int, int]], turns: int, room: int) -> None:
    rows = [_row(line, [f"n-{number}" for number in pair]) for line, pair in enumerate(pairs)]
    found = [frozenset(row[3] for row in group) for group in linked(lambda: rows, tuple, turns, room)]
    assert len(found) == len(set(found))
    assert set(found) == _spread(pairs)


def test_rows_of_other_keys_are_not_linked() -> None:
    rows = [_row(1, ["a", "b"]), _row(2, ["a", "b"], key="other")]
    assert [[row[3] for row in group] for group in linked(lambda: rows, tuple, 1)] == [[1], [2]]


def _value(rule: CrossRule, name: str, other: str, turn: int) -> Any:
    """What the rule takes of a record that leads from one to another."""
    if rule.requirement == "ORG-002":
        return {"unit": name, "parent": other}
    if rule.requirement == "PTY-078":
        owner = "" if turn % 5 == 4 else other
        return [name, owner, turn % 3 > 0, f"own-{turn}", f"own-{turn - 1}" if turn % 4 == 3 else None]
    return [name, other]


@pytest.mark.parametrize("rule", LINKED, ids=lambda rule: rule.requirement)
@given(pairs=PAIRS)
def test_what_is_judged_apart_is_judged_as_together(rule: CrossRule, pairs: list[tuple[int, int]]) -> None:
    rows = [
        _row(line, _value(rule, f"n-{first}", f"n-{second}", line), rule.reads[0])
        for line, (first, second) in enumerate(pairs)
    ]
    whole = {(fact.place.line, each.pointer) for fact, each in rule.judge("k", [as_fact(row) for row in rows])}
    store, texts = FactStore(), defaultdict(list)
    for row in rows:
        texts[part_of(row[0])].append(row)
    for part, held in texts.items():
        store.add_written(rule.requirement, part, len(held), packed(held))
    groups = list(store.groups(rule))
    apart = {(fact.place.line, e.pointer) for group in groups for fact, e in rule.judge("k", group.facts())}
    assert apart == whole
