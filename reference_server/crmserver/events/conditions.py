"""The filter of a subscription: one condition in the segment language, for each resource that it can be asked of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from crmserver.access.rowfilters import compiled
from crmserver.refusals import Cited, Refusal
from crmstandard import schemas
from crmstandard.analytics.segments import InvalidExpression, catalogue_of, parse_rule, properties

Rule = Mapping[str, Any]


def check(rule: Rule, resources: Iterable[str] | None) -> frozenset[str]:
    """The members that a filter reads; raises Refusal where a named resource, or every resource, cannot be asked it."""
    faults: list[Cited] = []
    members: set[str] = set()
    fits = False
    for resource in resources if resources is not None else sorted(schemas.resources()):
        try:
            members |= properties(parse_rule(rule, catalogue_of(resource)))
            fits = True
        except InvalidExpression as error:
            faults = faults or [_cited(each) for each in error.faults]
    if faults and (resources is not None or not fits):
        raise Refusal("invalid", *faults)
    return frozenset(members)


def _cited(fault: Any) -> Cited:
    reason = {"en": fault.text("en"), "zh": fault.text("zh")}
    return Cited("EVT-042", {"reason": reason}, f"/filter{fault.pointer}")


def meets(rule: Rule, resource: str, record: Mapping[str, Any]) -> bool:
    """Whether a filter is true of a record as its reader sees it; where it cannot be asked it is not."""
    try:
        return compiled(rule, resource)(record) is True
    except ValueError:
        return False
