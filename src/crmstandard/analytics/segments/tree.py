"""A condition after parsing: a tree of typed parts, whose literals are ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from crmstandard.analytics.segments.catalogue import Attribute

# Texts and dates as text, instants as microseconds since 1970, references and codes as (id, resource), (code, system).
Pair: TypeAlias = tuple[str, str | None]
Value: TypeAlias = str | bool | int | Decimal | Pair


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the record; `folded` if its case does not matter. `pointer` says where it stands."""

    attribute: Attribute
    folded: bool = False
    pointer: str = field(default="", compare=False)

    @property
    def path(self) -> str:
        """The dotted path."""
        return self.attribute.path


@dataclass(frozen=True, slots=True)
class Comparison:
    """`=`, `<>`, `<`, `<=`, `>`, `>=`."""

    operator: str
    property: Property
    value: Value


@dataclass(frozen=True, slots=True)
class Between:
    """A value from `low` to `high`, both included."""

    property: Property
    low: Value
    high: Value


@dataclass(frozen=True, slots=True)
class In:
    """A value that is one of some."""

    property: Property
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class Like:
    """A text of a pattern: `%` any characters, `_` one, `\\` before one of the three takes it as it is."""

    property: Property
    pattern: str


@dataclass(frozen=True, slots=True)
class IsNull:
    """No value at all."""

    property: Property


@dataclass(frozen=True, slots=True)
class Conjunction:
    """`and`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    """`or`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """`not`."""

    part: Expression


Predicate: TypeAlias = Comparison | Between | In | Like
Expression: TypeAlias = Conjunction | Disjunction | Negation | Predicate | IsNull


def _used(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Conjunction | Disjunction):
        for part in expression.parts:
            yield from _used(part)
    elif isinstance(expression, Negation):
        yield from _used(expression.part)
    else:
        yield expression.property.path


def properties(expression: Expression) -> frozenset[str]:
    """The paths that a condition uses."""
    return frozenset(_used(expression))
