"""How a feed is scored and when it is refused: the standard's policy, or a bank's own, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from crmstandard.requirements import requirements
from crmstandard.sources import read_yaml, root

T = TypeVar("T")

WHOLE = Decimal(1)
MOST_HOURS = Decimal(24 * 366)


@dataclass(frozen=True)
class Policy:
    """Weights by dimension, gates as groups of requirement ids, and limits."""

    weights: Mapping[str, Decimal]
    gates: Sequence[Sequence[str]]
    rejected_share: Decimal
    tolerance: Decimal
    lateness: timedelta


class BadPolicy(Exception):
    """A policy that cannot be used: where, what was expected, what was found."""


def read_policy(path: Path | None = None) -> Policy:
    """The policy in a YAML file; without one that of the standard (spec/feeds/quality.yaml). Raises BadPolicy."""
    standard = root() / "spec" / "feeds" / "quality.yaml"
    own: Any = read_yaml(standard)
    if path is None:
        return _policy(own, own)
    try:
        return _policy(_read(path), own)
    except BadPolicy as error:
        raise BadPolicy(f"the policy {path}: {error}") from error


def _read(path: Path) -> Any:
    import yaml

    try:
        return read_yaml(path)
    except OSError as error:
        raise BadPolicy(error.strerror or str(error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark is not None else ""
        raise BadPolicy(f"is no YAML{line}") from error


def _policy(content: Any, own: Mapping[str, Any]) -> Policy:
    given = _mapping("it", content, own)
    for name in own:
        if name not in given:
            raise BadPolicy(f"{name} is missing; the standard's own has {own[name]!r}")
    weights = {
        name: _decimal(f"weights: {name}", weight)
        for name, weight in _mapping("weights", given["weights"], own["weights"]).items()
    }
    if not any(weights.values()):
        raise BadPolicy("weights: one of them has to be more than 0")
    return Policy(
        weights,
        _list("gates", given["gates"], _gate),
        _decimal("rejectedShare", given["rejectedShare"], WHOLE),
        _decimal("reconciliationTolerance", given["reconciliationTolerance"], WHOLE),
        timedelta(hours=float(_decimal("timelinessToleranceHours", given["timelinessToleranceHours"], MOST_HOURS))),
    )


def _mapping(where: str, found: Any, known: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise BadPolicy(f"{where} has to be a mapping with {', '.join(known)}; found {found!r:.80}")
    for name in found:
        if name not in known:
            raise BadPolicy(f"{where} knows no {name!r}, only {', '.join(known)}")
    return found


def _list(where: str, found: Any, read: Callable[[str, Any], T]) -> list[T]:
    if not isinstance(found, list):
        raise BadPolicy(f"{where} has to be a list; found {found!r:.80}")
    return [read(f"{where}: {number}", each) for number, each in enumerate(found, 1)]


def _gate(where: str, found: Any) -> Sequence[str]:
    return _list(where, found, _requirement)


def _requirement(where: str, found: Any) -> str:
    if not isinstance(found, str) or found not in requirements():
        raise BadPolicy(f"{where}: {found!r:.80} is no requirement; see: crmstandard list requirements")
    return found


def _decimal(where: str, found: Any, most: Decimal | None = None) -> Decimal:
    """A number from 0 on, written as one or in quotation marks."""
    try:
        number = Decimal(str(found)) if isinstance(found, (str, int, float)) and not isinstance(found, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or number < 0 or (most is not None and number > most):
        limit = f"0 to {most}" if most is not None else "0 or more"
        raise BadPolicy(f"{where} has to be a number, {limit}; found {found!r:.80}")
    return number
