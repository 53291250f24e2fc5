"""A condition as sets of records found by an index: those for which it is TRUE, and those for which it is FALSE.

The index holds rows (field, text, record), see `order`. A set names records: `Has`, `Compare`, `OneOf`, `Within`
and `Matches` are the records with some row that fits; `Not` is taken against all records. A record in neither of
the two sets of a plan is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from crmstandard.analytics.segments.faults import Fault, InvalidExpression
from crmstandard.analytics.segments.spans import Span, stretch
from crmstandard.analytics.segments.tree import (
    Conjunction,
    Disjunction,
    Expression,
    IsNull,
    Like,
    Negation,
    Predicate,
    Property,
)


@dataclass(frozen=True, slots=True)
class IndexField:
    """The name of the rows of an attribute, and of those without regard to case where there are any."""

    name: str
    folded: str | None = None


@dataclass(frozen=True, slots=True)
class Has:
    """Records with a row of the field."""

    field: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Records with a row of the field whose text stands to `text` as the operator (`=`, `<`, `<=`, `>`, `>=`) says."""

    field: str
    operator: str
    text: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Records with a row of the field whose text is one of some."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Records with one row of the field whose text lies between two limits, which belong to it where that is said."""

    field: str
    low: str
    high: str
    low_in: bool = True
    high_in: bool = True


@dataclass(frozen=True, slots=True)
class Matches:
    """Records with a row of the field whose text is of a pattern (`%`, `_`, escape `\\`), letter case told apart."""

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class And:
    """Records in every set; all records where there is none."""

    sets: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Records in some set; no record where there is none."""

    sets: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All records but those in a set."""

    set: Set


Set: TypeAlias = Has | Compare | OneOf | Within | Matches | And | Or | Not


@dataclass(frozen=True, slots=True)
class Plan:
    """The records for which a condition is TRUE, and those for which it is FALSE."""

    true: Set
    false: Set

    @property
    def unknown(self) -> Set:
        """The records for which it is neither."""
        return And((Not(self.true), Not(self.false)))


def plan(expression: Expression, indexed: Mapping[str, IndexField]) -> Plan:
    """The sets of a condition; raises InvalidExpression for each property that has no index."""
    faults = list(_missing(expression, indexed))
    if faults:
        raise InvalidExpression(faults)
    return _plan(expression, indexed)


def _missing(expression: Expression, indexed: Mapping[str, IndexField]) -> Iterable[Fault]:
    if isinstance(expression, Conjunction | Disjunction):
        for part in expression.parts:
            yield from _missing(part, indexed)
    elif isinstance(expression, Negation):
        yield from _missing(expression.part, indexed)
    else:
        subject = expression.property
        field = indexed.get(subject.path)
        if field is None or (subject.folded and field.folded is None):
            code = "notIndexed" if field is None else "notIndexedFolded"
            yield Fault(subject.pointer, code, {"property": subject.path})


def _plan(expression: Expression, indexed: Mapping[str, IndexField]) -> Plan:
    if isinstance(expression, Conjunction | Disjunction):
        parts = [_plan(part, indexed) for part in expression.parts]
        true, false = tuple(each.true for each in parts), tuple(each.false for each in parts)
        return Plan(And(true), Or(false)) if isinstance(expression, Conjunction) else Plan(Or(true), And(false))
    if isinstance(expression, Negation):
        inner = _plan(expression.part, indexed)
        return Plan(inner.false, inner.true)
    field = _field(expression.property, indexed)
    if isinstance(expression, IsNull):
        return Plan(Not(Has(field)), Has(field))
    return _rows(expression, field)


def _field(subject: Property, indexed: Mapping[str, IndexField]) -> str:
    found = indexed[subject.path]
    return found.folded or found.name if subject.folded else found.name


def _rows(predicate: Predicate, field: str) -> Plan:
    """TRUE: some row satisfies; FALSE: there are rows, and none of them satisfies or leaves it open."""
    if isinstance(predicate, Like):
        true: Set = Matches(field, predicate.pattern)
        return Plan(true, And((Has(field), Not(true))))
    found = stretch(predicate)
    true = _sets(field, found.true)
    left_open = [Not(_sets(field, found.unknown))] if found.unknown else []
    return Plan(true, And((Has(field), Not(true), *left_open)))


def _sets(field: str, spans: Iterable[Span]) -> Set:
    """The records with a row in one of the spans."""
    spans = list(spans)
    texts = tuple(str(span.low) for span in spans if span.single)
    points: list[Set] = [Compare(field, "=", texts[0]) if len(texts) == 1 else OneOf(field, texts)] if texts else []
    sets = [*points, *(_between(field, span) for span in spans if not span.single)]
    return sets[0] if len(sets) == 1 else Or(tuple(sets))


def _between(field: str, span: Span) -> Set:
    if span.low is None and span.high is None:
        return Has(field)
    if span.low is None:
        return Compare(field, "<=" if span.high_in else "<", str(span.high))
    if span.high is None:
        return Compare(field, ">=" if span.low_in else ">", span.low)
    return Within(field, span.low, span.high, span.low_in, span.high_in)
