"""Small conditions of a schema as plain functions: members there or not, with one of some values or in a format.

Each is made as the source of one expression, which costs a fraction of functions that call one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from crmstandard import schemas
from crmstandard.validators.formats import checkers

Passes = Callable[[Any], bool]
SAID = frozenset({"x-crm-requirement", "title", "description", "$schema", "$id", "x-crm-label", "x-crm-privacy"})


@dataclass(frozen=True)
class _At:
    """The value that a condition is on, as source; the file that references are relative to; what the source names."""

    value: str
    base: Mapping[str, Any]
    known: dict[str, Any] = field(default_factory=dict)

    def name(self, thing: Any) -> str:
        """A name for something that the source uses."""
        made = f"k{len(self.known)}"
        self.known[made] = thing
        return made


def plainly(node: Any, base: Mapping[str, Any]) -> Passes | None:
    """A function for a condition on a value whose type is settled; None where it says more than that."""
    at = _At("value", base)
    source = _source(node, at)
    if source is None:
        return None
    made: Passes = eval(f"lambda value: {source}", at.known)  # noqa: S307 - names of the schema, quoted, and constants
    return made


def _source(node: Any, at: _At) -> str | None:
    if not isinstance(node, Mapping):
        return None
    if "if" in node:
        return _implication(node, at)
    return _joined(" and ", [_keyword(n, v, at) for n, v in node.items() if n not in SAID and n != "type"], "True")


def _joined(word: str, parts: list[str | None], nothing: str) -> str | None:
    """Some parts with a word between them; None where one of them could not be said."""
    said = [each for each in parts if each is not None]
    if len(said) < len(parts):
        return None
    return f"({word.join(said)})" if said else nothing


def _implication(node: Mapping[str, Any], at: _At) -> str | None:
    condition, then = _source(node["if"], at), _source(node.get("then", {}), at)
    if condition is None or then is None or "else" in node:
        return None
    return f"(not {condition} or {then})"


def _keyword(name: str, value: Any, at: _At) -> str | None:
    make = MAKERS.get(name)
    return make(value, at) if make else None


def _has_all(names: list[str], at: _At) -> str | None:
    return _joined(" and ", [f"{name!r} in {at.value}" for name in names], "True")


def _one_of(allowed: list[Any], at: _At) -> str | None:
    return f"{at.value} in {tuple(allowed)!r}" if all(isinstance(each, str) for each in allowed) else None


def _not(value: Any, at: _At) -> str | None:
    part = _source(value, at)
    return None if part is None else f"(not {part})"


def _members(value: Mapping[str, Any], at: _At) -> str | None:
    return _joined(" and ", [_member(name, inner, at) for name, inner in value.items()], "True")


def _member(name: str, node: Any, at: _At) -> str | None:
    part = _source(node, replace(at, value=f"{at.value}[{name!r}]"))
    return None if part is None else f"({name!r} not in {at.value} or {part})"


def _named(reference: str, at: _At) -> str | None:
    target = schemas.resolve(reference, at.base)
    base = at.base if reference.startswith("#") else target
    return _source(target, replace(at, base=base)) if target.get("type") == "string" else None


def _format(name: str, at: _At) -> str:
    return f"{at.name(checkers()[name])}({at.value}) is None"


def _pattern(text: str, at: _At) -> str | None:
    if text[:1] != "^" or text[-1:] != "$":
        return None
    return f"{at.name(re.compile(text[1:-1], re.ASCII).fullmatch)}({at.value}) is not None"


MAKERS: Mapping[str, Callable[[Any, _At], str | None]] = {
    "required": _has_all,
    "const": lambda value, at: _one_of([value], at),
    "enum": _one_of,
    "minItems": lambda least, at: f"len({at.value}) >= {int(least)}",
    "anyOf": lambda parts, at: _joined(" or ", [_source(each, at) for each in parts], "False"),
    "allOf": lambda parts, at: _joined(" and ", [_source(each, at) for each in parts], "True"),
    "not": _not,
    "properties": _members,
    "$ref": _named,
    "format": _format,
    "pattern": _pattern,
}
