"""Rules across records find the same whether their facts fit in memory or lie on disk, and in any order of records."""

from __future__ import annotations

import pytest

from crmstandard.findings import Finding, Place
from crmstandard.validators import Session, registry
from crmstandard.validators.facts import FactStore
from crmstandard.validators.groups import IN_VAIN, Learned, Row, grouped, part_of
from crmstandard.validators.packed import is_packed, unpacked
from tests.packing import packed
from tests.vectors import Case, rule_cases

CROSS = {each.requirement for each in registry.cross_rules()}
CASES = [case for case in rule_cases() if case.subject in CROSS]


def _found(case: Case, limit: int, *, backwards: bool = False) -> set[tuple[int | None, str, str]]:
    session = Session(profile=case.profile, facts_in_memory=limit)
    numbered = list(enumerate(case.documents))
    found: list[Finding] = []
    for index, document in reversed(numbered) if backwards else numbered:
        found += session.add(document, Place("feed", index))
    found += session.finish()
    return {(each.line, each.requirement, each.pointer) for each in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_do_not_depend_on_where_the_facts_lie(case: Case) -> None:
    assert _found(case, limit=1) == _found(case, limit=10_000)


@pytest.mark.parametrize("case", [c for c in CASES if c.subject != "GEN-061"], ids=lambda case: case.name)
def test_findings_do_not_depend_on_the_order_of_the_records(case: Case) -> None:
    assert _found(case, limit=10_000, backwards=True) == _found(case, limit=10_000)


def _taken_over(case: Case, limit: int) -> set[tuple[int | None, str, str]]:
    """As `_found`, with the rules across records judged by another session, which is given what the first has kept."""
    first = Session(profile=case.profile, facts_in_memory=limit)
    found = [each for index, one in enumerate(case.documents) for each in first.add(one, Place("feed", index))]
    second = Session(profile=case.profile)
    second.take_over(first)
    found += second.finish()
    return {(each.line, each.requirement, each.pointer) for each in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_do_not_depend_on_which_session_judges_the_facts(case: Case) -> None:
    expected = _found(case, limit=10_000)
    assert _taken_over(case, limit=10_000) == expected
    assert _taken_over(case, limit=1) == expected


RULE = registry.CrossRule("RULE", ("Person",), lambda _: (), lambda _key, _facts: ())


def _rows(key: str) -> list[Row]:
    return [(key, number, "feed", number, "Person", f"p-{number}", "/id") for number in (1, 2)]


@pytest.mark.parametrize("spills", [False, True])
def test_facts_written_elsewhere_are_judged_with_those_kept_here(spills: bool) -> None:
    store = FactStore()
    for key in "ab":
        kept, written = _rows(key)
        store.add_row("RULE", kept)
        store.add_written("RULE", part_of(key), 1, packed([written]))
    if spills:
        store.spill()
    found = {group.key: [fact.value for fact in group.facts()] for group in store.groups(RULE)}
    assert (store.total, found) == (4, {"a": [1, 2], "b": [1, 2]})


@pytest.mark.parametrize("limit", [1, 10_000])
def test_groups_with_values_that_were_learned_to_be_good_are_left_out(limit: int) -> None:
    store = FactStore(limit)
    for number in range(40):
        store.add_row("RULE", (f"key-{number}", number % 2, "feed", number, "Person", f"p-{number}", "/id"))
    given = []
    for group in store.groups(RULE):
        [fact] = group.facts()
        given.append(fact.value)
        if fact.value == 0 and group.learn is not None:
            group.learn()
    assert sorted(given) == [0] + [1] * 20


def test_where_values_hardly_come_again_they_are_not_asked_for_any_more() -> None:
    learned = Learned()
    rows = [(f"key-{number}", number, "feed", 1, "Person", "p", "/id") for number in range(2 * IN_VAIN)]
    groups = list(grouped(rows, learned))
    assert len(groups) == len(rows)
    assert sum(group.learn is not None for group in groups) == IN_VAIN


def test_single_rows_of_resources_that_need_others_are_no_groups() -> None:
    rows = [(key, 1, "feed", line, "Person", "p", "/id") for line, key in enumerate("abcb")]
    assert [group.key for group in grouped(rows, Learned(), needs_others={"Person"})] == ["b"]
    assert [group.key for group in grouped(rows, Learned())] == ["a", "b", "c"]


@pytest.mark.parametrize("spills", [False, True])
def test_facts_written_elsewhere_are_taken_over(spills: bool) -> None:
    first, second = FactStore(), FactStore()
    for key in "ab":
        first.add_written("RULE", part_of(key), 2, packed(_rows(key)))
    if spills:
        first.spill()
    second.take_over(first)
    found = {group.key: [fact.value for fact in group.facts()] for group in second.groups(RULE)}
    assert found == {"a": [1, 2], "b": [1, 2]}


def test_rows_are_packed_and_unpacked_as_they_are() -> None:
    rows: list[Row] = [
        ("k", {"a": [None, "x\n"]}, "feed", 1, "Person", "k", "/id"),
        ('a "quoted" 王\x00', "v", "feed", 300, "Party", "p-1", ""),
        ("k", "v" * 20_000, None, 70_000, "Party", "p-2", "/names/1"),
    ]
    assert is_packed(packed(rows))
    assert list(unpacked(packed(rows) * 2)) == rows * 2
