"""Rule documents: a condition carried as JSON text with the name of its language."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crmstandard.analytics.segments.catalogue import Catalogue
from crmstandard.analytics.segments.faults import Fault, InvalidExpression
from crmstandard.analytics.segments.parsing import SHOWN, parse
from crmstandard.analytics.segments.tree import Expression

LANGUAGE = "cql2Json"
LANGUAGE_AT, EXPRESSION_AT = "/language", "/expression"


def parse_rule(rule: Mapping[str, Any], catalogue: Catalogue, *, text_operators: bool = True) -> Expression:
    """The condition of a rule document; raises InvalidExpression, whose faults lead into the rule."""
    if rule.get("language") != LANGUAGE:
        raise InvalidExpression([Fault(LANGUAGE_AT, "otherLanguage", {"expected": LANGUAGE})])
    expression = _read(rule.get("expression"))
    try:
        return parse(expression, catalogue, text_operators=text_operators)
    except InvalidExpression as refused:
        raise InvalidExpression(
            [replace(each, pointer=EXPRESSION_AT, inner=each.pointer) for each in refused.faults]
        ) from None


def _read(text: Any) -> Any:
    """The JSON of an expression, its numbers exact, its members each there once."""
    if not isinstance(text, str):
        raise InvalidExpression([Fault(EXPRESSION_AT, "notJson")])
    try:
        return json.loads(text, object_pairs_hook=_members, parse_float=Decimal, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        if isinstance(error, InvalidExpression):
            raise
        raise InvalidExpression([Fault(EXPRESSION_AT, "notJson")]) from None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise InvalidExpression([Fault(EXPRESSION_AT, "duplicateMember", {"member": twice[:SHOWN]})])
    return made


def _constant(_: str) -> Any:
    """NaN and Infinity are no JSON."""
    raise InvalidExpression([Fault(EXPRESSION_AT, "notJson")])
