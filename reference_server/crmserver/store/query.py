"""What is searched for, as an algebra over the rows of the index; SQL and records are two ways to work it out."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from crmserver.store.fields import Document, Field, index_of
from crmstandard.analytics.segments import plans

COMPARISONS: Mapping[str, Callable[[str, str], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Has:
    """Records that have a value under a term."""

    term: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Records one of whose values under a term stands so to one of the values given (several with `eq` alone)."""

    term: str
    op: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Records one of whose values under a term lies between two limits."""

    term: str
    low: str
    high: str
    low_in: bool
    high_in: bool

    def holds(self, value: str) -> bool:
        """Whether a value does."""
        above = self.low <= value if self.low_in else self.low < value
        return above and (value <= self.high if self.high_in else value < self.high)


@dataclass(frozen=True, slots=True)
class Every:
    """Records in all of these sets; all records if there are none."""

    parts: tuple[Set_, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Records in one of these sets; none if there are none."""

    parts: tuple[Set_, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Records outside a set."""

    part: Set_


Set_ = Has | Compare | Between | Every | Some | Not
OPERATORS = {"=": "eq", "<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to order by: `id`, `recordedAt`, or a search field with one value at most."""

    by: str
    descending: bool
    field: Field | None = None


ID, RECORDED = "id", "recordedAt"


@dataclass(frozen=True, slots=True)
class Query:
    """A search in one resource: the set of records and their order; empty means the order that costs least."""

    resource: str
    where: tuple[Set_, ...]
    order: tuple[Order, ...]


def fits(query: Query, document: Document) -> bool:
    """Whether a record is in the set of a query."""
    rows: dict[str, set[str]] = defaultdict(set)
    for term, value in index_of(query.resource, document):
        rows[term].add(value)
    return bool(rows) and all(_holds(part, rows) for part in query.where)


def _holds(part: Set_, rows: Mapping[str, Set[str]]) -> bool:
    match part:
        case Has(term):
            return term in rows
        case Compare(term, op, values):
            compare = COMPARISONS[op]
            return any(compare(mine, value) for mine in rows.get(term, ()) for value in values)
        case Between(term):
            return any(part.holds(mine) for mine in rows.get(term, ()))
        case Every(parts):
            return all(_holds(each, rows) for each in parts)
        case Some(parts):
            return any(_holds(each, rows) for each in parts)
        case Not(inner):
            return not _holds(inner, rows)


def of_plan(found: Any) -> tuple[Set_, ...]:
    """The sets of a plan of the segment language, those that all have to hold apart."""
    return tuple(_of(each) for each in found.sets) if isinstance(found, plans.And) else (_of(found),)


def _of(found: Any) -> Set_:
    match found:
        case plans.And(sets):
            return Every(tuple(map(_of, sets)))
        case plans.Or(sets):
            return Some(tuple(map(_of, sets)))
        case plans.Not(inner):
            return Not(_of(inner))
        case _:
            return _leaf(found)


def _leaf(found: Any) -> Set_:
    match found:
        case plans.Has(field):
            return Has(field)
        case plans.Compare(field, operator, text):
            return Compare(field, OPERATORS[operator], (text,))
        case plans.OneOf(field, texts):
            return Compare(field, "eq", tuple(sorted(set(texts))))
        case plans.Within(field, low, high, low_in, high_in):
            return Between(field, low, high, low_in, high_in)
        case _:
            raise TypeError(found)
