"""The segment language: its vectors, what is refused, and what follows from the schemas."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crmstandard import schemas
from crmstandard.analytics.segments import (
    Attribute,
    Catalogue,
    Fault,
    InvalidExpression,
    Kind,
    catalogue_of,
    evaluate,
    excludes,
    parse,
    parse_rule,
    properties,
)
from crmstandard.analytics.segments.faults import MESSAGES
from crmstandard.analytics.segments.literals import EXPECTED
from crmstandard.sources import read_json, spec_files

FILES = {path.stem: read_json(path) for path in spec_files("vectors/segments", ".json")}
RESULTS = {"true": True, "false": False, "unknown": None}
CUSTOMERS = catalogue_of("Customer")


def catalogue(declared: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """The catalogue that a vector file declares."""
    made = {}
    for path, said in declared.items():
        codes = frozenset(said["codes"]) if "codes" in said else None
        kind, many = Kind(said["type"]), said.get("many", said["type"] == "token")
        zone = ZoneInfo(said.get("zone", "UTC"))
        made[path] = Attribute(path, kind, many, codes, tuple(said.get("targets", ())), zone)
    return Catalogue(made)


def _cases(kind: str) -> Iterator[Any]:
    for name, content in FILES.items():
        known = catalogue(content["catalogue"])
        yield from (pytest.param(known, case, id=f"{name}/{case['id']}") for case in content.get(kind, ()))


def _expression(case: Mapping[str, Any]) -> Any:
    """The expression of a vector, an item of a list repeated where it says so."""
    made = copy.deepcopy(case["expression"])
    if "repeat" in case:
        *way, _ = case["repeat"]["pointer"].split("/")[1:]
        items = made
        for step in way:
            items = items[int(step)] if step.isdigit() else items[step]
        items *= case["repeat"]["times"]
    return made


def _read(case: Mapping[str, Any], known: Catalogue) -> Any:
    return parse_rule(case["rule"], known) if "rule" in case else parse(_expression(case), known)


def _refused(case: Any, known: Catalogue = CUSTOMERS, **options: Any) -> tuple[Fault, ...]:
    with pytest.raises(InvalidExpression) as refused:
        parse(case, known, **options)
    return refused.value.faults


@pytest.mark.parametrize(("known", "case"), list(_cases("valid")))
def test_a_vector_gives_the_result_it_names(known: Catalogue, case: Mapping[str, Any]) -> None:
    expression = _read(case, known)
    assert evaluate(expression, case["record"]) is RESULTS[case["result"]]
    assert excludes(expression, case["record"]) is (case["result"] != "false")


@pytest.mark.parametrize(("known", "case"), list(_cases("invalid")))
def test_a_wrong_vector_gives_the_faults_it_names(known: Catalogue, case: Mapping[str, Any]) -> None:
    with pytest.raises(InvalidExpression) as refused:
        _read(case, known)
    found = [(each.pointer, each.code, each.inner) for each in refused.value.faults]
    assert found == [(each["pointer"], each["code"], each.get("inner", "")) for each in case["expect"]]
    for each in refused.value.faults:
        assert each.text("en")
        assert re.search(r"[\u4e00-\u9fff]", each.text("zh"))
        assert "{" not in each.text("en").replace('{"', "")


def test_the_vectors_are_enough_and_show_every_operator_and_fault() -> None:
    assert sum(len(content.get(kind, ())) for content in FILES.values() for kind in ("valid", "invalid")) >= 80
    shown = {
        fault["code"] for content in FILES.values() for case in content.get("invalid", ()) for fault in case["expect"]
    }
    beyond = {"notOffered", "tooMany", "notIndexed", "notIndexedFolded"}  # of a setting, a limit, a plan
    assert shown == set(MESSAGES) - beyond - {"notFinite"}  # no JSON says NaN


def _comparison(path: str, value: Any, operator: str = "=") -> dict[str, Any]:
    return {"op": operator, "args": [{"property": path}, value]}


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_refused(number: float) -> None:
    [fault] = _refused(_comparison("statedAge.years", number), catalogue_of("Person"))
    assert (fault.pointer, fault.code) == ("/args/1", "notFinite")


@pytest.mark.parametrize("operator", ["like", "casei"])
def test_text_operators_are_refused_where_they_are_not_offered(operator: str) -> None:
    folded = [{"op": "casei", "args": [part]} for part in ({"property": "names.text"}, "li")]
    case = {"op": "=", "args": folded} if operator == "casei" else _comparison("names.text", "L%", "like")
    parse(case, catalogue_of("Person"))
    faults = _refused(case, catalogue_of("Person"), text_operators=False)
    assert {each.code for each in faults} == {"notOffered"}


def test_no_more_than_a_hundred_faults_are_listed() -> None:
    faults = _refused({"op": "in", "args": [{"property": "since"}, ["2026"] * 1000]})
    assert [each.code for each in faults] == ["wrongType"] * 100 + ["tooMany"]


def test_what_is_within_the_limits_is_read() -> None:
    deep: Any = _comparison("valueTier", "A")
    for _ in range(31):
        deep = {"op": "not", "args": [deep]}
    assert evaluate(parse(deep, CUSTOMERS), {"valueTier": "A"}) is False
    listed = [f"T{number}" for number in range(1000)]
    assert evaluate(parse(_comparison("valueTier", listed, "in"), CUSTOMERS), {"valueTier": "T999"}) is True
    wide = {"op": "or", "args": [_comparison("valueTier", f"T{number}") for number in range(333)]}
    assert evaluate(parse(wide, CUSTOMERS), {"valueTier": "T332"}) is True


def test_endless_nesting_is_refused_and_not_a_crash() -> None:
    text = '{"op":"not","args":[' * 100_000
    rule = {"language": "cql2Json", "expression": text, "version": "1"}
    with pytest.raises(InvalidExpression):
        parse_rule(rule, CUSTOMERS)
    twice: Any = {"property": "names.text"}
    for _ in range(5_000):
        twice = {"op": "casei", "args": [twice]}
    assert _refused({"op": "=", "args": [twice, "x"]}, catalogue_of("Person"))[0].code == "notAProperty"


def test_the_properties_of_a_condition_are_known() -> None:
    parts = [_comparison("since", {"date": "2026-01-01"}), {"op": "isNull", "args": [{"property": "party"}]}]
    expression = parse({"op": "not", "args": [{"op": "and", "args": parts}]}, CUSTOMERS)
    assert properties(expression) == {"since", "party"}


def test_joined_metrics_are_attributes_beside_those_of_the_resource() -> None:
    known = CUSTOMERS.extended([Attribute("persistency.recencyDays", Kind.INTEGER)])
    expression = parse(_comparison("persistency.recencyDays", 90, "<"), known)
    assert evaluate(expression, {"persistency.recencyDays": 12}) is True
    assert evaluate(expression, {"persistency": {"recencyDays": 120}}) is False
    assert evaluate(expression, {}) is None
    with pytest.raises(ValueError, match="since"):
        known.extended([Attribute("since", Kind.DATE)])


@pytest.mark.parametrize("name", sorted(schemas.resources()))
def test_every_search_field_of_a_resource_is_an_attribute(name: str) -> None:
    about = schemas.resource(name).about
    assert set(about.get("search", ())) <= catalogue_of(name).attributes.keys()


@pytest.mark.parametrize(
    ("resource", "path", "kind", "many"),
    [
        ("Customer", "party", Kind.REFERENCE, False),
        ("Customer", "valueTier", Kind.CODE, False),
        ("Customer", "statusReason", Kind.TOKEN, True),
        ("Customer", "meta.recordedAt", Kind.DATE_TIME, False),
        ("Customer", "meta.validTime.start", Kind.MOMENT, False),
        ("Customer", "identifiers.value", Kind.STRING, True),
        ("Customer", "suppressions.channel", Kind.REFERENCE, True),
        ("Person", "birthDate", Kind.PARTIAL_DATE, False),
        ("Person", "names.givenNames", Kind.STRING, True),
        ("Person", "statedAge.years", Kind.INTEGER, False),
        ("Person", "minor", Kind.BOOLEAN, False),
        ("Person", "employments.income.amount", Kind.NUMBER, True),
        ("Opportunity", "amount.amount", Kind.NUMBER, False),
        ("Opportunity", "amount.currency", Kind.STRING, False),
        ("Segment", "name.default", Kind.STRING, False),
    ],
)
def test_types_follow_from_the_schema(resource: str, path: str, kind: Kind, many: bool) -> None:
    attribute = catalogue_of(resource).attributes[path]
    assert (attribute.kind, attribute.many) == (kind, many)


def test_codes_and_targets_follow_from_the_schema() -> None:
    attributes = CUSTOMERS.attributes
    assert "atRisk" in (attributes["lifecycleStage"].codes or ())
    assert attributes["valueTier"].codes is None
    assert attributes["party"].targets == ("Person", "Organization")


def test_an_unknown_resource_has_no_catalogue() -> None:
    with pytest.raises(schemas.UnknownResource):
        catalogue_of("Unicorn")


def test_every_kind_of_value_says_what_it_is_compared_with() -> None:
    assert set(EXPECTED) == set(Kind)
    for words in (*EXPECTED.values(), *MESSAGES.values()):
        assert set(words) == {"en", "zh"}
