"""Plans of expressions at random find the records that the evaluator selects; index texts keep the order of values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmstandard.analytics.segments import (
    Attribute,
    Catalogue,
    Expression,
    Fault,
    IndexField,
    InvalidExpression,
    Kind,
    evaluate,
    order_text,
    parse,
    plan,
    rows,
)
from crmstandard.analytics.segments.evaluation import pattern
from crmstandard.analytics.segments.plans import And, Compare, Has, Matches, Not, OneOf, Or, Plan, Set, Within
from crmstandard.analytics.segments.values import micros
from tests.test_segments_at_random import EQUAL, SYMBOLS

TARGETS = ("Organization", "Person")
MANY = Catalogue(
    {
        path: Attribute(path, kind, many, targets=TARGETS if kind is Kind.REFERENCE else ())
        for path, kind, many in (
            ("names", Kind.STRING, True),
            ("tier", Kind.CODE, False),
            ("amounts", Kind.NUMBER, True),
            ("vip", Kind.BOOLEAN, False),
            ("at", Kind.DATE_TIME, False),
            ("period.start", Kind.MOMENT, False),
            ("birthDate", Kind.PARTIAL_DATE, False),
            ("known", Kind.PARTIAL_DATE, True),
            ("owners", Kind.REFERENCE, True),
            ("party", Kind.REFERENCE, False),
            ("topic", Kind.TOKEN, True),
        )
    }
)
INDEXED = {path: IndexField(path, f"{path}~folded" if path == "names" else None) for path in MANY.attributes}

days = st.sampled_from(
    ["1989-12-31", "1990-01-01", "1990-02-28", "1990-06-15", "1990-06-30", "1990-12-31", "1992-02-29"]
)
partials = st.one_of(days, st.sampled_from(["1989", "1990", "1991", "1990-01", "1990-06", "1990-12", "1992-02"]))
instants = st.sampled_from(["1989-12-31T23:30:00-05:00", "1990-01-01T04:30:00Z", "1990-01-01T08:00:00.5+08:00"])
utc = st.sampled_from(["1990-01-01T04:30:00Z", "1990-01-01T00:00:00.5Z", "1990-01-01T00:00:00Z"])
texts = st.sampled_from(["", "a", "A", "ab", "b", "ß", "SS", "a%", "张"])
numbers = st.sampled_from(
    ["0", "-0", "1.5", "1.50", "-1.5", "-1.51", "10", "9", "-10", "0.001", "999999999999999999.99999"]
)
ids = st.sampled_from(["p-1", "p-2", "p"])
codes = st.sampled_from(["loan", "loan-2", "LOAN", "lo", "a|b"])
systems = st.sampled_from(["urn:example:a", "urn:example:b"])
referred = st.one_of(
    st.builds(lambda target, name: {"type": target, "id": name}, st.sampled_from(TARGETS), ids),
    st.just({"type": "Person", "identifier": {"system": "urn:example:ids", "value": "7"}}),
)
coded = st.builds(lambda system, code: {"system": system, "code": code}, systems, codes)
concepts = st.one_of(
    st.builds(lambda found: {"codings": found}, st.lists(coded, min_size=1, max_size=2)), st.just({"text": "x"})
)
records = st.fixed_dictionaries(
    {},
    optional={
        "names": st.lists(texts, max_size=3),
        "tier": st.sampled_from(["GOLD", "SILVER"]),
        "amounts": st.lists(numbers, max_size=3),
        "vip": st.booleans(),
        "at": instants,
        "period": st.fixed_dictionaries({}, optional={"start": st.one_of(instants, days)}),
        "birthDate": partials,
        "known": st.lists(partials, max_size=3),
        "owners": st.lists(referred, max_size=3),
        "party": referred,
        "topic": concepts,
    },
)
dated, timed = days.map(lambda day: {"date": day}), utc.map(lambda text: {"timestamp": text})
LITERAL: Mapping[str, st.SearchStrategy[Any]] = {
    "names": texts,
    "tier": st.sampled_from(["GOLD", "SILVER", "BRONZE"]),
    "amounts": numbers.map(lambda text: "0" if text == "-0" else text),
    "vip": st.booleans(),
    "at": timed,
    "period.start": st.one_of(dated, timed),
    "birthDate": dated,
    "known": dated,
    "owners": st.one_of(ids, st.builds("{}/{}".format, st.sampled_from(TARGETS), ids)),
    "party": ids,
    "topic": st.one_of(codes.filter(lambda code: "|" not in code), st.builds("{}|{}".format, systems, codes)),
}
UNORDERED = {"tier", "vip", "owners", "party", "topic"}


def _fold(node: Any) -> Any:
    return {"op": "casei", "args": [node]}


@st.composite
def predicates(draw: st.DrawFn) -> Any:
    path = draw(st.sampled_from(sorted(LITERAL)))
    folded = path == "names" and draw(st.booleans())
    wrap = _fold if folded else lambda node: node
    literal = LITERAL[path].map(wrap)
    operators = [*EQUAL, "in", "isNull"] if path in UNORDERED else [*SYMBOLS, "between", "in", "isNull"]
    operator = draw(st.sampled_from([*operators, "like"] if path == "names" else operators))
    subject = wrap({"property": path})
    if operator == "isNull":
        return {"op": operator, "args": [{"property": path}]}
    if operator == "in":
        return {"op": operator, "args": [subject, draw(st.lists(literal, min_size=1, max_size=3))]}
    count = 2 if operator == "between" else 1
    return {"op": operator, "args": [subject, *(draw(literal) for _ in range(count))]}


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        inner.map(lambda part: {"op": "not", "args": [part]}),
        several.map(lambda parts: {"op": "and", "args": parts}),
        several.map(lambda parts: {"op": "or", "args": parts}),
    )


conditions = st.recursive(predicates(), _nested, max_leaves=6)
Index = Mapping[str, Mapping[int, frozenset[str]]]


def _index(stored: list[dict[str, Any]]) -> Index:
    """Field -> record -> texts."""
    made: dict[str, dict[int, frozenset[str]]] = {}
    for path, field in INDEXED.items():
        attribute = MANY.attributes[path]
        made[field.name] = {number: rows(attribute, record) for number, record in enumerate(stored)}
        if field.folded:
            made[field.folded] = {number: rows(attribute, record, folded=True) for number, record in enumerate(stored)}
    return made


def _fits(leaf: Has | Compare | OneOf | Within | Matches, text: str) -> bool:
    if isinstance(leaf, Has):
        return True
    if isinstance(leaf, OneOf):
        return text in leaf.texts
    if isinstance(leaf, Matches):
        return pattern(leaf.pattern).fullmatch(text) is not None
    if isinstance(leaf, Within):
        above = leaf.low < text or (leaf.low_in and leaf.low == text)
        return above and (text < leaf.high or (leaf.high_in and leaf.high == text))
    ends = {"=": text == leaf.text, "<": text < leaf.text, ">": text > leaf.text}
    return ends.get(leaf.operator[0], False) or (leaf.operator.endswith("=") and text == leaf.text)


def _members(node: Set, index: Index, everyone: frozenset[int]) -> frozenset[int]:
    """The records of a set, worked out as it is written."""
    if isinstance(node, And):
        return everyone.intersection(*(_members(each, index, everyone) for each in node.sets))
    if isinstance(node, Or):
        return frozenset().union(*(_members(each, index, everyone) for each in node.sets))
    if isinstance(node, Not):
        return everyone - _members(node.set, index, everyone)
    return frozenset(number for number, found in index[node.field].items() if any(_fits(node, each) for each in found))


def _check(expression: Expression, made: Plan, stored: list[dict[str, Any]]) -> None:
    index, everyone = _index(stored), frozenset(range(len(stored)))
    verdicts = [evaluate(expression, record) for record in stored]
    for node, verdict in ((made.true, True), (made.false, False), (made.unknown, None)):
        expected = {number for number, found in enumerate(verdicts) if found is verdict}
        assert _members(node, index, everyone) == expected


@settings(max_examples=500, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, st.lists(records, min_size=1, max_size=8))
def test_the_plan_finds_the_records_that_the_evaluator_selects(node: Any, stored: list[dict[str, Any]]) -> None:
    expression = parse(node, MANY)
    _check(expression, plan(expression, INDEXED), stored)


@settings(max_examples=200, derandomize=True)
@given(conditions, records)
def test_logic_is_kleenes(node: Any, record: dict[str, Any]) -> None:
    verdict = evaluate(parse(node, MANY), record)
    opposite = evaluate(parse({"op": "not", "args": [node]}, MANY), record)
    assert opposite is (None if verdict is None else not verdict)
    for operator, outcome in (("and", verdict), ("or", verdict)):
        assert evaluate(parse({"op": operator, "args": [node, node]}, MANY), record) is outcome


def _faults(node: Any) -> tuple[Fault, ...] | None:
    try:
        parse(node, MANY)
    except InvalidExpression as refused:
        return refused.faults
    return None


decimals = st.decimals("-999999999999999999", "999999999999999999", places=10)


@given(decimals, decimals)
def test_the_text_of_a_number_keeps_its_order(one: Decimal, other: Decimal) -> None:
    assert (one < other) == (order_text(Kind.NUMBER, one) < order_text(Kind.NUMBER, other))
    assert (one == other) == (order_text(Kind.NUMBER, one) == order_text(Kind.NUMBER, other))


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
def test_the_text_of_an_instant_keeps_its_order(one: datetime, other: datetime) -> None:
    first, second = (order_text(Kind.DATE_TIME, micros(each.isoformat())) for each in (one, other))
    assert (one - other < timedelta(0)) == (first < second)


@settings(max_examples=200, derandomize=True)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["op", "args", "property", "date", "x"]), inner)
        ),
        max_leaves=20,
    )
)
def test_anything_at_all_is_read_or_refused(node: Any) -> None:
    faults = _faults(node)
    assert faults is None or faults
    assert all(each.text(lang) for each in faults or () for lang in ("en", "zh"))


VALUES: Mapping[str, list[Any]] = {
    "names": ["", "a", "A", "ab", "ß", "SS"],
    "amounts": ["0", "1.5", "1.50", "-1.5", "-1.51", "10", "9", "-10"],
    "known": ["1989", "1990", "1990-06", "1990-01", "1990-06-15", "1990-06-30", "1990-01-01", "1990-12-31"],
    "owners": [
        *({"type": target, "id": name} for target in TARGETS for name in ("p", "p-1")),
        {"type": "Person", "identifier": {"system": "urn:example:ids", "value": "7"}},
    ],
    "topic": [
        *(
            {"codings": [{"system": system, "code": code}]}
            for system in ("urn:a:a", "urn:a:b")
            for code in ("lo", "loan")
        ),
        {"text": "x"},
    ],
}
NAMED: Mapping[str, list[Any]] = {
    **VALUES,
    "known": [{"date": day} for day in VALUES["known"] if len(day) == 10],
    "owners": ["p", "p-1", "Person/p", "Organization/p-1", "q"],
    "topic": ["lo", "loan", "urn:a:a|lo", "urn:a:b|loan", "l"],
}


@pytest.mark.parametrize("path", sorted(VALUES))
def test_the_plan_of_one_condition_finds_every_pair_of_values(path: str) -> None:
    stored: list[dict[str, Any]] = [{path: list(pair)} for pair in product(VALUES[path], repeat=2)]
    stored += [{}, {path: []}, *({path: [value]} for value in VALUES[path])]
    subject = {"property": path}
    compared = EQUAL if path in UNORDERED else tuple(SYMBOLS)
    nodes = [{"op": operator, "args": [subject, value]} for operator in compared for value in NAMED[path]]
    pairs = list(product(NAMED[path], repeat=2))
    nodes += [{"op": "in", "args": [subject, list(pair)]} for pair in pairs]
    nodes += [] if path in UNORDERED else [{"op": "between", "args": [subject, *pair]} for pair in pairs]
    for node in nodes:
        expression = parse(node, MANY)
        _check(expression, plan(expression, INDEXED), stored)


def test_a_property_without_an_index_is_named() -> None:
    node = {"op": "and", "args": [{"op": "=", "args": [{"property": path}, "GOLD"]} for path in ("tier", "names")]}
    with pytest.raises(InvalidExpression) as refused:
        plan(parse(node, MANY), {"tier": IndexField("tier")})
    assert refused.value.faults == (Fault("/args/1/args/0/property", "notIndexed", {"property": "names"}),)


def test_case_folding_needs_rows_of_its_own() -> None:
    node = {"op": "=", "args": [_fold({"property": "names"}), _fold("a")]}
    with pytest.raises(InvalidExpression) as refused:
        plan(parse(node, MANY), {"names": IndexField("names")})
    assert [each.code for each in refused.value.faults] == ["notIndexedFolded"]
