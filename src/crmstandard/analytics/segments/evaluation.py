"""Whether a record satisfies a condition: True, False, or None where that is unknown."""

from __future__ import annotations

import operator
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from crmstandard.analytics.segments.catalogue import PAIRS, Kind
from crmstandard.analytics.segments.tree import (
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Expression,
    In,
    IsNull,
    Negation,
    Predicate,
    Value,
)
from crmstandard.analytics.segments.values import values
from crmstandard.validators.formats.days import DATE

Verdict = bool | None
TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(expression: Expression, record: Mapping[str, Any]) -> Verdict:
    """TRUE, FALSE or UNKNOWN (None) of a record."""
    if isinstance(expression, Conjunction):
        return every(evaluate(part, record) for part in expression.parts)
    if isinstance(expression, Disjunction):
        return some(evaluate(part, record) for part in expression.parts)
    if isinstance(expression, Negation):
        return negated(evaluate(expression.part, record))
    found = values(expression.property.attribute, record)
    if isinstance(expression, IsNull):
        return next((False for _ in found), True)
    verdicts = [holds(expression, value) for value in found]
    return some(verdicts) if verdicts else None


def excludes(expression: Expression, record: Mapping[str, Any]) -> bool:
    """Whether a record is kept out by a condition that excludes: also where that is unknown."""
    return evaluate(expression, record) is not False


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's `and`."""
    unknown = False
    for verdict in verdicts:
        if verdict is False:
            return False
        unknown = unknown or verdict is None
    return None if unknown else True


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's `or`."""
    return negated(every(negated(verdict) for verdict in verdicts))


def negated(verdict: Verdict) -> Verdict:
    """Kleene's `not`."""
    return None if verdict is None else not verdict


def holds(predicate: Predicate, value: Value | None) -> Verdict:
    """Whether one value satisfies a condition on a property."""
    if value is None:
        return None
    if predicate.property.folded and isinstance(value, str):
        value = value.casefold()
    kind = predicate.property.attribute.kind
    if isinstance(predicate, Comparison):
        return compare(kind, predicate.operator, value, predicate.value)
    if isinstance(predicate, Between):
        return every((compare(kind, ">=", value, predicate.low), compare(kind, "<=", value, predicate.high)))
    if isinstance(predicate, In):
        return _listed(kind, value, predicate.values)
    return pattern(predicate.pattern).fullmatch(str(value)) is not None


def compare(kind: Kind, name: str, value: Any, literal: Any) -> Verdict:
    """Whether a value stands to a literal as an operator says."""
    if kind in PAIRS:
        same = _same(value, literal)
        return same if name == "=" else not same
    if kind is Kind.PARTIAL_DATE and len(value) < DATE:
        return PARTIAL[name](value, literal)
    return TESTS[name](value, literal)


def _same(value: tuple[str, str], literal: tuple[str, str | None]) -> bool:
    """Whether a reference or code is the one that is named; without resource or system any of that id or code."""
    return value[0] == literal[0] and literal[1] in (None, value[1])


def _listed(kind: Kind, value: Any, listed: frozenset[Value]) -> Verdict:
    if kind in PAIRS:
        return value in listed or (value[0], None) in listed
    if kind is Kind.PARTIAL_DATE and len(value) < DATE:
        return some(_equal(value, each) for each in listed)
    return value in listed


def first(value: str) -> str:
    """The first day that a partial date may mean."""
    return f"{value}-01-01"[:DATE]


def last(value: str) -> str:
    """The last day that a partial date may mean."""
    year, _, month = value.partition("-")
    return f"{value}-{monthrange(int(year), int(month))[1]:02d}" if month else f"{year}-12-31"


def _equal(value: str, literal: Any) -> Verdict:
    return None if literal.startswith(value) else False


def _before(value: str, literal: Any) -> Verdict:
    return True if last(value) < literal else False if first(value) >= literal else None


def _until(value: str, literal: Any) -> Verdict:
    return True if last(value) <= literal else False if first(value) > literal else None


# A date known to the year or month decides where every day that it may mean gives the same answer.
PARTIAL: Mapping[str, Callable[[str, Any], Verdict]] = {
    "=": _equal,
    "<>": lambda value, literal: negated(_equal(value, literal)),
    "<": _before,
    "<=": _until,
    ">": lambda value, literal: negated(_until(value, literal)),
    ">=": lambda value, literal: negated(_before(value, literal)),
}


@lru_cache(maxsize=256)
def pattern(like: str) -> re.Pattern[str]:
    """The regular expression of a pattern.

    What stands between two `%` is taken where it is found first, and for good: a later place never fits
    better, and to try them all would take longer with each `%` than anybody waits.
    """
    begin, *others = _pieces(like)
    if not others:
        return re.compile(begin, re.DOTALL)
    *between, end = others
    return re.compile(f"{begin}{''.join(f'(?>.*?{each})' for each in between)}.*{end}", re.DOTALL)


def _pieces(like: str) -> list[str]:
    """What stands before, between and after each `%`, as expressions of fixed length."""
    made = [""]
    for part in re.findall(r"\\.|[%_]|[^\\%_]+", like, re.DOTALL):
        if part == "%":
            made.append("")
        else:
            made[-1] += "." if part == "_" else re.escape(_literal(part))
    return made


def _literal(part: str) -> str:
    return part[1:] if part.startswith("\\") else part
