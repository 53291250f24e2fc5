"""What one source record brings to a golden record, and how its values stand against those of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.identity.normal import Document
from crmstandard.identity.policies import Policy
from crmstandard.validators.calendar.moments import FIRST, instant
from crmstandard.validators.rules.general.no_placeholder_fills_a_member import DATES, WORDS


@dataclass(frozen=True, slots=True)
class Contribution:
    """A record of one source: its key, what it says, and the reference under which it is kept."""

    system: str
    source_id: str
    document: Document
    source: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What decides at last between values that tie."""
        return self.system, self.source_id

    def provenance(self, *paths: str) -> Mapping[str, Any]:
        """What the record itself says of where a value comes from; the first of the paths that it names."""
        rows = self.document.get("fieldProvenance", ())
        return next((row for path in paths for row in rows if row["path"] == path), {})

    def confirmed(self, *paths: str) -> str:
        """When a value was last confirmed: as stated for it, else since when the record says what it says."""
        stated = self.provenance(*paths).get("confirmedAt")
        return str(stated or self.document.get("meta", {}).get("validTime", {}).get("start", ""))


@dataclass(frozen=True, slots=True)
class Value:
    """A value of one contribution for a field; `place` is its index in a list of values."""

    by: Contribution
    content: Any
    path: str
    place: int | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The places at which the contribution may speak of the value, the nearest first."""
        return (self.path,) if self.place is None else (f"{self.path}/{self.place}", self.path)


def canonical(content: Any) -> bytes:
    """One form for equal contents."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def is_nothing(content: Any) -> bool:
    """Whether a content says nothing: null, blank, empty, or a placeholder that a system writes in its place."""
    if isinstance(content, str):
        return not content.strip() or content.strip().casefold() in WORDS or content[:10] in DATES
    return content is None or content in ([], {})


# How well a value stands by each rule; the higher wins.
Standing = Callable[[Value, Sequence[Value], Policy], Any]


def _priority(value: Value, _: Sequence[Value], policy: Policy) -> int:
    order = [*_row(value, policy).get("sourcePriorities", ()), *policy["sourcePriorities"]]
    return -order.index(value.by.system) if value.by.system in order else -len(order)


def _recent(value: Value, _: Sequence[Value], __: Policy) -> datetime:
    stated = value.by.confirmed(*value.paths)
    return instant(stated) if stated else FIRST


def _complete(value: Value, _: Sequence[Value], __: Policy) -> tuple[int, int]:
    return _leaves(value.content), len(canonical(value.content))


def _leaves(content: Any) -> int:
    if isinstance(content, dict):
        return sum(map(_leaves, content.values()))
    if isinstance(content, list):
        return sum(map(_leaves, content))
    return 0 if is_nothing(content) else 1


def _frequent(value: Value, all_values: Sequence[Value], _: Policy) -> int:
    mine = canonical(value.content)
    return sum(canonical(each.content) == mine for each in all_values)


def rank(value: Value) -> tuple[Any, ...]:
    """The order of values for least and greatest: codes as their list has them, numbers as numbers, else as text."""
    codes = _codes(str(value.by.document.get("resourceType", "")), value.path)
    if value.content in codes:
        return 0, codes.index(value.content), ""
    try:
        return 1, Decimal(str(value.content)), ""
    except InvalidOperation:
        return 2, 0, canonical(value.content)


@cache
def _codes(resource: str, path: str) -> tuple[Any, ...]:
    if resource not in schemas.resources():
        return ()
    schema = schemas.resource(resource).schema
    node = schema["properties"].get(path[1:], {})
    found = schemas.resolve(node["$ref"], schema) if "$ref" in node else node
    return tuple(found.get("enum", ()))


def _row(value: Value, policy: Policy) -> Mapping[str, Any]:
    return field_rule(policy, str(value.by.document.get("resourceType", "")), value.path)


def field_rule(policy: Policy, resource: str, path: str) -> Mapping[str, Any]:
    """What a policy says of one field; empty where it says nothing."""
    rows = policy.get("fields", ())
    return next((row for row in rows if (row["resourceType"], row["path"]) == (resource, path)), {})


STANDINGS: Mapping[str, Standing] = {
    "sourcePriority": _priority,
    "mostRecent": _recent,
    "mostComplete": _complete,
    "mostFrequent": _frequent,
}
