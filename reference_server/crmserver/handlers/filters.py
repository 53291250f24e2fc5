"""Conditions of searches in the segment language: what a query says by parameters and a filter says as a tree.

Both become one expression, so both mean the same: a record without the member is neither on the one
side nor on the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from crmserver.refusals import Cited, Refusal, cite
from crmserver.store.fields import fields_of
from crmserver.store.query import Set_, of_plan
from crmserver.store.values import instant, micros
from crmserver.times import BOOLEAN
from crmstandard import schemas
from crmstandard.analytics.segments import (
    Catalogue,
    Expression,
    IndexField,
    InvalidExpression,
    Kind,
    catalogue_of,
    parse,
    parse_rule,
    plan,
    properties,
)
from crmstandard.validators.engine import validator_for
from crmstandard.validators.formats.days import is_instant

# Why a filter is refused -> the requirement behind it; everything else is a filter that the language does not have.
REQUIREMENTS = {"wrongType": "API-123", "unknownProperty": "API-124", "notIndexed": "API-124"}
TYPED = {Kind.DATE: "date", Kind.PARTIAL_DATE: "date", Kind.DATE_TIME: "timestamp"}
OPERATORS = {"eq": "=", "ne": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
LONGEST = 1 << 20
UNORDERED, EQUALITIES = "notOrdered", "eq, ne, in, exists"


@cache
def catalogue(resource: str) -> Catalogue:
    """The properties that a filter of a resource may name: the search fields that it declares."""
    whole = catalogue_of(resource)
    return Catalogue({name: whole.attributes[name] for name in fields_of(resource)})


@cache
def _index(resource: str) -> Mapping[str, IndexField]:
    return {name: IndexField(field.term) for name, field in fields_of(resource).items()}


def filter_sets(resource: str, rule: Mapping[str, Any]) -> tuple[tuple[Set_, ...], tuple[str, ...]]:
    """The sets whose common records a filter is true for, and the members it reads; raises Refusal."""
    try:
        expression = parse_rule(rule, catalogue(resource), text_operators=False)  # no index holds parts of texts
    except InvalidExpression as error:
        raise Refusal("invalid", *(_cited(fault, "/filter") for fault in error.faults)) from None
    return sets_of(resource, expression), tuple(sorted(properties(expression)))


def sets_of(resource: str, expression: Expression) -> tuple[Set_, ...]:
    """The sets whose common records an expression is true for."""
    return of_plan(plan(expression, _index(resource)).true)


def _cited(fault: Any, within: str) -> Cited:
    requirement = REQUIREMENTS.get(fault.code, "API-124")
    message = {"en": fault.text("en"), "zh": fault.text("zh")}
    named = fault.params.get("operator") or fault.params.get("property", "")
    params = {"name": named, **fault.params, "reason": message}
    return Cited(requirement, params, f"{within}{fault.pointer}", None, None)


def condition(resource: str, field: str, operator: str, values: list[str]) -> tuple[Set_, ...]:
    """The sets for one condition of a query; raises Refusal naming the parameter."""
    parameter = field if operator == "eq" else f"{field}[{operator}]"
    if operator == "exists":
        return _exists(resource, field, values[0], parameter)
    kind = catalogue(resource).attributes[field].kind
    _fits(resource, field, values, parameter)
    literals = [_literal(kind, value) for value in values]
    subject = {"property": field}
    tree: dict[str, Any] = {"op": "in", "args": [subject, literals]}
    if operator in OPERATORS and len(literals) == 1:
        tree = {"op": OPERATORS[operator], "args": [subject, literals[0]]}
    try:
        return sets_of(resource, parse(tree, catalogue(resource), text_operators=False))
    except InvalidExpression as error:
        if error.faults[0].code == UNORDERED:
            raise Refusal("bad-parameter", cite("API-101", parameter=parameter, allowed=EQUALITIES)) from None
        raise Refusal("bad-parameter", cite("API-102", parameter=parameter, expected=kind.value)) from None


def _exists(resource: str, field: str, value: str, parameter: str) -> tuple[Set_, ...]:
    if value not in ("true", "false"):
        raise Refusal("bad-parameter", cite("API-102", parameter=parameter, expected=BOOLEAN))
    absent: dict[str, Any] = {"op": "isNull", "args": [{"property": field}]}
    tree = absent if value == "false" else {"op": "not", "args": [absent]}
    return sets_of(resource, parse(tree, catalogue(resource), text_operators=False))


def _fits(resource: str, field: str, values: list[str], parameter: str) -> None:
    """Raises Refusal for a text that the field cannot hold."""
    node = _text_of(resource, field)
    if node is None:
        return
    least, most = int(node.get("minLength", 0)), int(node.get("maxLength", LONGEST))
    if not all(least <= len(each) <= most for each in values):
        raise Refusal("bad-parameter", cite("API-102", parameter=parameter, expected=f"{least} … {most}"))
    if not all(map(_fitting(resource, field), values)):
        expected = node.get("title", node.get("pattern", "string"))
        raise Refusal("bad-parameter", cite("API-102", parameter=parameter, expected=expected))


@cache
def _text_of(resource: str, field: str) -> Mapping[str, Any] | None:
    """The schema of the texts that a field holds; None where they are written otherwise in a query."""
    node = schemas.resource(resource).held_by(field)
    is_text = node.get("type") == "string" and catalogue(resource).attributes[field].kind not in TYPED
    return node if is_text else None


@cache
def _fitting(resource: str, field: str) -> Callable[[str], bool]:
    return validator_for(_text_of(resource, field)).is_valid


def _literal(kind: Kind, text: str) -> Any:
    typed = TYPED.get(kind)
    if kind is Kind.DATE_TIME and is_instant(text):  # a query may say it with any offset, the language knows UTC alone
        text = instant(micros(text))
    return {typed: text} if typed else text
