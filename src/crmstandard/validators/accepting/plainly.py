"""Small conditions of a schema as plain functions: members there or not, with one of some values or in a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from crmstandard import schemas
from crmstandard.validators.formats import checkers

Passes = Callable[[Any], bool]
SAID = frozenset({"x-crm-requirement", "title", "description", "$schema", "$id", "x-crm-label", "x-crm-privacy"})


def plainly(node: Any, base: Mapping[str, Any]) -> Passes | None:
    """A function for a condition on a value whose type is settled; None where it says more than that."""
    if not isinstance(node, Mapping):
        return None
    if "if" in node:
        return _implication(node, base)
    made = [_keyword(name, value, base) for name, value in node.items() if name not in SAID and name != "type"]
    return _every([each for each in made if each is not None]) if None not in made else None


def _every(parts: list[Passes]) -> Passes:
    if len(parts) == 1:
        return parts[0]
    return lambda value: all(part(value) for part in parts)


def _some(parts: list[Passes]) -> Passes:
    return lambda value: any(part(value) for part in parts)


def _implication(node: Mapping[str, Any], base: Mapping[str, Any]) -> Passes | None:
    condition, then = plainly(node["if"], base), plainly(node.get("then", {}), base)
    if condition is None or then is None or "else" in node:
        return None
    return lambda value: not condition(value) or then(value)


def _keyword(name: str, value: Any, base: Mapping[str, Any]) -> Passes | None:
    make = MAKERS.get(name)
    return make(value, base) if make else None


def _has_all(names: list[str], _base: Mapping[str, Any]) -> Passes:
    return lambda found: all(member in found for member in names)


def _one_of(allowed: list[Any], _base: Mapping[str, Any]) -> Passes | None:
    return (lambda found: found in allowed) if all(isinstance(each, str) for each in allowed) else None


def _parts(value: list[Any], base: Mapping[str, Any]) -> list[Passes] | None:
    made = [part for each in value if (part := plainly(each, base)) is not None]
    return made if len(made) == len(value) else None


def _any_of(value: list[Any], base: Mapping[str, Any]) -> Passes | None:
    parts = _parts(value, base)
    return None if parts is None else _some(parts)


def _all_of(value: list[Any], base: Mapping[str, Any]) -> Passes | None:
    parts = _parts(value, base)
    return None if parts is None else _every(parts)


def _not(value: Any, base: Mapping[str, Any]) -> Passes | None:
    part = plainly(value, base)
    return None if part is None else lambda found: not part(found)


def _members(value: Mapping[str, Any], base: Mapping[str, Any]) -> Passes | None:
    parts = {name: part for name, inner in value.items() if (part := plainly(inner, base)) is not None}
    if len(parts) < len(value):
        return None
    return lambda found: all(name not in found or part(found[name]) for name, part in parts.items())


def _named(reference: str, base: Mapping[str, Any]) -> Passes | None:
    target = schemas.resolve(reference, base)
    return plainly(target, base if reference.startswith("#") else target) if target.get("type") == "string" else None


def _format(name: str, _base: Mapping[str, Any]) -> Passes:
    check = checkers()[name]
    return lambda found: check(found) is None


def _pattern(text: str, _base: Mapping[str, Any]) -> Passes | None:
    if text[:1] != "^" or text[-1:] != "$":
        return None
    matches = re.compile(text[1:-1], re.ASCII).fullmatch
    return lambda found: matches(found) is not None


MAKERS: Mapping[str, Callable[[Any, Mapping[str, Any]], Passes | None]] = {
    "required": _has_all,
    "const": lambda value, base: _one_of([value], base),
    "enum": _one_of,
    "minItems": lambda least, _base: lambda found: len(found) >= least,
    "anyOf": _any_of,
    "allOf": _all_of,
    "not": _not,
    "properties": _members,
    "$ref": _named,
    "format": _format,
    "pattern": _pattern,
}
