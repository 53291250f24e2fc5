"""Conditions of a query as expressions of the segment language, so that a query means what a filter means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from crmstandard.analytics.segments import (
    Catalogue,
    Expression,
    InvalidExpression,
    Kind,
    catalogue_of,
    evaluate,
    parse,
    parse_rule,
)
from crmstandard.validators.formats import breaks
from crmstandard.validators.formats.days import is_date, is_instant
from tests.conformance.second.call import wrong_parameter
from tests.conformance.second.problems import Problem
from tests.conformance.second.statement import FIELDS
from tests.conformance.second.wire import Document

SIGNS = {"eq": "=", "ne": "<>", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
COUNTRIES = ("nationalities",)
Groups = list[list[Expression]]


@cache
def catalogue(resource: str) -> Catalogue:
    """The fields that can be searched by."""
    known = catalogue_of(resource).attributes
    return Catalogue({name: known[name] for name in FIELDS[resource]})


def groups_of(resource: str, conditions: list[tuple[str, str]]) -> Groups:
    """Conditions of a query: one of each group has to be true; raises Problem."""
    equal: dict[str, list[Expression]] = {}
    made: Groups = []
    for parameter, text in conditions:
        name, _, operator = parameter.removesuffix("]").partition("[")
        found = _expression(resource, parameter, name, operator if "[" in parameter else "eq", text)
        if "[" in parameter:
            made.append([found])
        else:
            equal.setdefault(name, []).append(found)
    return [*made, *equal.values()]


def _expression(resource: str, parameter: str, name: str, operator: str, text: str) -> Expression:
    subject, kind = {"property": name}, catalogue(resource).attributes[name].kind
    if operator not in (*SIGNS, "in", "exists"):
        raise wrong_parameter("API-101", parameter, allowed=", ".join((*SIGNS, "in", "exists")))
    if operator == "exists" and text not in ("true", "false"):
        raise wrong_parameter("API-102", parameter, expected="true, false")
    if name in COUNTRIES and operator != "exists" and any(breaks("iso3166", each) for each in text.split(",")):
        raise wrong_parameter("API-102", parameter, expected="CountryCode")
    absent = {"op": "isNull", "args": [subject]}
    trees: Mapping[str, Any] = {
        "in": {"op": "in", "args": [subject, [_literal(kind, each) for each in text.split(",")]]},
        "exists": absent if text == "false" else {"op": "not", "args": [absent]},
    }
    tree = trees.get(operator) or {"op": SIGNS[operator], "args": [subject, _literal(kind, text)]}
    try:
        return parse(tree, catalogue(resource))
    except InvalidExpression as error:
        unordered = error.faults[0].code == "notOrdered"
        raise wrong_parameter(
            "API-101" if unordered else "API-102", parameter, allowed="eq, ne, in, exists", expected=kind.value
        ) from None


def _literal(kind: Kind, text: str) -> Any:
    """A text of a query as a literal of the language; what fits no kind is left to be refused."""
    if kind in (Kind.DATE, Kind.PARTIAL_DATE) or (kind is Kind.MOMENT and is_date(text)):
        return {"date": text}
    if kind in (Kind.DATE_TIME, Kind.MOMENT):
        instant = datetime.fromisoformat(text).astimezone(UTC) if is_instant(text) else None
        return {"timestamp": instant.isoformat().replace("+00:00", "Z") if instant else text}
    if kind is Kind.INTEGER and text.lstrip("-").isdecimal() and len(text) < 20:
        return int(text)
    return {"true": True, "false": False}.get(text, text) if kind is Kind.BOOLEAN else text


def filter_of(resource: str, rule: Any) -> Groups:
    """The condition of a filter request; raises Problem."""
    if not isinstance(rule, dict):
        raise Problem("content", "filter")
    try:
        return [[parse_rule(rule, catalogue(resource))]]
    except InvalidExpression as error:
        words = {lang: "; ".join(each.text(lang) for each in error.faults) for lang in ("en", "zh")}
        raise Problem("content", words) from None


def fits(groups: Groups, document: Document) -> bool:
    """Whether a record is meant."""
    return all(any(evaluate(each, document) is True for each in group) for group in groups)
