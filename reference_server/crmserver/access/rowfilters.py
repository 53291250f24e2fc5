"""The condition of a grant that a record has to meet, ready to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

RowTest = Callable[[Mapping[str, Any]], bool | None]
Compile = Callable[[Mapping[str, Any], str], RowTest]


def compiled(rule: Mapping[str, Any], resource: str) -> RowTest:
    """The test of a rule expression in the segment language; unknown is not true. Raises ValueError."""
    return _compiled(str(rule["language"]), str(rule["expression"]), resource)


@lru_cache(maxsize=1024)
def _compiled(language: str, expression: str, resource: str) -> RowTest:
    from crmstandard.analytics.segments import catalogue_of, evaluate, parse_rule

    parsed = parse_rule({"language": language, "expression": expression}, catalogue_of(resource))
    return lambda record: evaluate(parsed, record)


def nothing(record: Mapping[str, Any]) -> bool:  # noqa: ARG001 - the answer is the same for all
    """The test of a condition that cannot be read: no record meets it."""
    return False
