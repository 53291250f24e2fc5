"""Conditions of a schema (anyOf, not, if …): settled by what was seen where that is enough, else asked of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from crmstandard.validators.accepting.plainly import Passes, plainly
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.engine import validator_for

PLAIN = frozenset({"type", "x-crm-requirement", "title", "description"})


@dataclass(frozen=True)
class Part:
    """A condition by itself, with the file that its references are relative to."""

    node: Mapping[str, Any]
    base: Mapping[str, Any]

    @cached_property
    def passes(self) -> Passes:
        """Whether a value meets the condition."""
        return plainly(self.node, self.base) or (lambda value: bool(self._validator.is_valid(value)))

    @cached_property
    def _validator(self) -> Any:
        identifier = str(self.base["$id"]).rpartition("/")[0] + "/condition.json"
        schema = {"$schema": self.base["$schema"], **self.node, "$id": identifier, "$defs": self.base.get("$defs", {})}
        return validator_for(orjson.loads(orjson.dumps(schema)))


def settled(part: Part, seen: Seen) -> bool | None:
    """Whether every value that is made of what was seen meets the condition; None if that depends on the value."""
    node = part.node
    if "if" in node:
        return _implied(node, seen)
    return _holds(node, seen)


def _implied(node: Mapping[str, Any], seen: Seen) -> bool | None:
    condition = _holds(node["if"], seen)
    if condition is False:
        return _holds(node["else"], seen) if "else" in node else True
    then = _holds(node.get("then", {}), seen)
    if condition is True or then is True:
        return then
    return None


def _holds(node: Any, seen: Seen) -> bool | None:
    """True or False where it is so for every value, None where it may be either."""
    if isinstance(node, bool):
        return node
    return _all(_keyword(name, value, seen) for name, value in node.items() if name not in PLAIN)


def _keyword(name: str, value: Any, seen: Seen) -> bool | None:
    settle = SETTLED.get(name)
    return settle(value, seen) if settle else None


def _enough(least: int, seen: Seen) -> bool | None:
    return True if sum(seen.always(each) for each in seen.members) >= least else None


def _is_there(member: str, seen: Seen) -> bool | None:
    if member not in seen.members:
        return False
    return True if seen.always(member) else None


def _member_holds(member: str, inner: Any, seen: Seen) -> bool | None:
    if member not in seen.members:
        return True
    found = _holds(inner, seen.members[member])
    return found if found is True or seen.always(member) else None


def _among(allowed: list[Any], seen: Seen) -> bool | None:
    """Decided only where the expression accepts none but the texts that were seen."""
    if not seen.texts or not seen.closed:
        return None
    inside = [text in allowed for text in seen.texts]
    return True if all(inside) else None if any(inside) else False


def _all(found: Any) -> bool | None:
    held = list(found)
    return False if False in held else None if None in held else True


def _negated(found: bool | None) -> bool | None:
    return None if found is None else not found


SETTLED: Mapping[str, Callable[[Any, Seen], bool | None]] = {
    "required": lambda names, seen: _all(_is_there(member, seen) for member in names),
    "properties": lambda inner, seen: _all(_member_holds(name, node, seen) for name, node in inner.items()),
    "anyOf": lambda parts, seen: _negated(_all(_negated(_holds(each, seen)) for each in parts)),
    "allOf": lambda parts, seen: _all(_holds(each, seen) for each in parts),
    "not": lambda part, seen: _negated(_holds(part, seen)),
    "enum": _among,
    "const": lambda allowed, seen: _among([allowed], seen),
    "minProperties": _enough,
    "maxProperties": lambda most, seen: True if len(seen.members) <= most else None,
    "dependentRequired": lambda names, seen: True if not names.keys() & seen.members.keys() else None,
}
