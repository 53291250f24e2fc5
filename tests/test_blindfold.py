"""What rules say without looking holds for every fact that their vectors give, and for groups with the same values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
import pytest

from crmstandard.findings import Place
from crmstandard.validators import registry
from crmstandard.validators.blindfold import HIDDEN, LOOKS, Blindfold
from crmstandard.validators.groups import Group, Row, as_fact
from crmstandard.validators.kept import Kept
from crmstandard.validators.ranked import Looked
from crmstandard.validators.registry import EVERYWHERE, Breach, CrossRule, Fact, breach
from tests.vectors import rule_cases

CROSS = [each for each in registry.cross_rules() if each.keys is None]
DOCUMENTS = [document for case in rule_cases() for document in case.documents if isinstance(document, dict)]


def _rows(rule: CrossRule) -> Iterator[Row]:
    """What a rule takes of the records of all vectors that have the shape for it."""
    for line, document in enumerate(DOCUMENTS):
        title, record = document.get("resourceType"), document.get("id")
        if title not in rule.reads or not isinstance(record, str):
            continue
        try:
            taken = list(rule.take(document))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        yield from ((key, value, "feed", line, title, record, pointer) for key, value, pointer in taken)


@pytest.mark.parametrize("rule", CROSS, ids=lambda rule: rule.requirement)
def test_single_facts_that_need_others_break_nothing(rule: CrossRule) -> None:
    rows = list(_rows(rule))
    needs_others = Blindfold(rule).needs_others
    alone = [row for row in rows if row[4] in needs_others and row[0] != EVERYWHERE]
    broken = [row for row in alone if list(rule.judge(row[0], [as_fact(row)]))]
    assert rows, "no vector gives this rule a fact"
    assert not broken


@pytest.mark.parametrize("rule", CROSS, ids=lambda rule: rule.requirement)
def test_what_is_learned_of_a_group_is_what_the_rule_finds(rule: CrossRule) -> None:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(rule):
        groups[row[0]].append(row)
    shared = [as_fact(row) for row in groups.pop(EVERYWHERE, ())]
    blindfold = Blindfold(rule, shared)
    for key, rows in groups.items():
        learned: list[str] = []
        found = list(blindfold.judge(Group(rows, lambda key=key, into=learned: into.append(key))))  # type: ignore[misc]
        assert found == list(rule.judge(key, [*shared, *map(as_fact, rows)]))
        assert not (learned and found)


def _rule(judge: registry.Judge) -> CrossRule:
    return CrossRule("RULE", ("A", "B"), lambda _: (), judge)


def _learned(judge: registry.Judge, *values: Any) -> bool:
    told: list[bool] = []
    rows: list[Row] = [(f"k{place}", value, "feed", place, "A", "r", "/x") for place, value in enumerate(values)]
    list(Blindfold(_rule(judge)).judge(Group(rows, lambda: told.append(True))))
    return bool(told)


def test_a_verdict_that_comes_of_values_is_learned() -> None:
    def judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        yield from ((fact, breach(fact.pointer)) for fact in facts if fact.value > 1)

    assert _learned(judge, 0, 1)
    assert not _learned(judge, 0, 2)


@pytest.mark.parametrize(
    "looks",
    [
        lambda key, _fact: key == "k0",
        lambda _key, fact: fact.record == "r",
        lambda _key, fact: fact.place.line > 0,
        lambda _key, fact: fact.place == Place("feed", 0),
        lambda _key, fact: f"{fact.pointer}" == "/x",
        lambda _key, fact: "x" in fact.pointer,
        lambda key, _fact: key.startswith("k"),
        lambda key, _fact: "".join(["a", key]) == "a",
    ],
)
def test_a_verdict_that_comes_of_more_is_not(looks: Any) -> None:
    def judge(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        yield from ((fact, breach(fact.pointer)) for fact in facts if looks(key, fact) and fact.value)

    assert not _learned(judge, 0)


def test_resources_whose_facts_need_others_are_told_by_resource() -> None:
    def judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        yield from ((fact, breach(fact.pointer)) for fact in facts if fact.resource == "A" and not fact.value)

    assert Blindfold(_rule(judge)).needs_others == {"B"}


@pytest.mark.parametrize("look", LOOKS.split())
def test_whatever_is_done_with_what_is_hidden_is_a_look(look: str) -> None:
    with pytest.raises(Looked):
        getattr(type(HIDDEN), f"__{look}__")(HIDDEN)


BY_VALUE = [each for each in CROSS if each.by_value]


@pytest.mark.parametrize("rule", BY_VALUE, ids=lambda rule: rule.requirement)
def test_of_facts_judged_by_value_one_stands_for_those_alike(rule: CrossRule) -> None:
    """Whichever facts are given twice or left out while one like them is there, the same values are at fault."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(rule):
        groups[row[0]].append(row)
    for key, rows in groups.items():
        alike = {(row[4], orjson.dumps(row[1])): row for row in rows}
        assert _at_fault(rule, key, rows * 2) == _at_fault(rule, key, list(alike.values()))


def _at_fault(rule: CrossRule, key: str, rows: list[Row]) -> set[tuple[str, bytes]]:
    return {(fact.resource, orjson.dumps(fact.value)) for fact, _ in rule.judge(key, [as_fact(row) for row in rows])}


@pytest.mark.parametrize("limit", [1, 10_000])
def test_every_fact_that_is_alike_is_found(limit: int) -> None:
    product: dict[str, Any] = {"resourceType": "Product", "id": "p", "category": "loan"}
    held: dict[str, Any] = {
        "resourceType": "Arrangement",
        "category": "savings",
        "product": {"type": "Product", "id": "p"},
    }
    rule = next(each for each in CROSS if each.requirement == "PRD-060")
    kept = Kept(limit)
    for line, record in enumerate([product, *({**held, "id": f"a-{number}"} for number in range(5))], 1):
        for taken in rule.take(record):
            kept.add(rule, taken, Place("feed", line), record["resourceType"], record["id"])
    found = kept.judged(rule, ("Product", "Arrangement"))
    assert sorted(fact.place.line or 0 for fact, _ in found) == [2, 3, 4, 5, 6]
