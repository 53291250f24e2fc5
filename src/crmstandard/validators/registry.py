"""The rules: plain functions that register themselves with the id of the requirement that they verify.

Three kinds. A *record rule* reads one record. A *type rule* reads each value of one data type
wherever it stands. A *cross rule* first takes small facts from each record, each under a key, and
then judges all facts of one key together, so that it runs in memory, spilled or on a cluster alike.
Rules read schema-valid JSON, so members that the schema requires may be taken for granted.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from crmstandard.findings import Place

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that does not hold: where, what fills its message, and the place it follows from, if any."""

    pointer: str
    params: Mapping[str, Any] = field(default_factory=dict)
    value: Any = None
    caused_by: str | None = None


def breach(pointer: str, *, value: Any = None, caused_by: str | None = None, **params: Any) -> Breach:
    """A breach at `pointer`; `params` are safe to print, `value` is not."""
    return Breach(pointer, params, value, caused_by)


Check = Callable[[Document], Iterable[Breach]]
TypeCheck = Callable[[Any], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A record rule of some resources, or a type rule of one data type.

    `needs` are top-level members that the rule reads: where one is absent the rule does not apply,
    where one is declared absent it is not evaluated.
    """

    requirement: str
    subjects: tuple[str, ...]
    check: TypeCheck
    needs: tuple[str, ...] = ()


class Fact(NamedTuple):
    """What a cross rule took from one record; `value` holds only JSON scalars, lists and maps."""

    value: Any
    place: Place
    resource: str
    record: str | None
    pointer: str = ""


EVERYWHERE = "*"  # the key of facts of a few records that belong to every group of a rule


class Taken(NamedTuple):
    """A fact as a rule takes it, before its place is known: the key it is judged under and its value."""

    key: str
    value: Any
    pointer: str = ""


Take = Callable[[Document], Iterable[Taken]]
Judge = Callable[[str, Sequence[Fact]], Iterable[tuple[Fact, Breach]]]


@dataclass(frozen=True, slots=True)
class CrossRule:
    """A rule across records: `take` facts by key from the resources in `reads`, then `judge` each key's facts.

    `needs` says which resources must have been given for the rule to be judged at all. `keys` names the question to
    the keys of records and references (validators/comparing.py) that answers the rule where it needs no other facts;
    `about` then says which resource must have been given for one key to be judged. `shares` says that some facts are
    taken under EVERYWHERE: they come before those of every key. `by_value` says that a fact is judged by its resource,
    its value and by which of these there are beside it, not by how many there are: so of those alike one is judged for
    all. `links` gives the texts of a value by which facts of one key are linked, at least one of each; those that are
    not linked, directly or through others, may be judged apart. `equates` says that keys of records in the values are
    gathered and compared with nothing but each other. `salvage` takes what a record still tells that has not
    the shape of its schema or could not be read (its `id`, a `resourceType`, and `lost`: true in the latter case).
    """

    requirement: str
    reads: tuple[str, ...]
    take: Take
    judge: Judge
    needs: tuple[str, ...] = ()
    about: Callable[[str], str] | None = None
    salvage: Take | None = None
    keys: str | None = None
    shares: bool = False
    by_value: bool = False
    links: Callable[[Any], Iterable[str]] | None = None
    equates: bool = False


_RECORD: list[Rule] = []
_TYPE: list[Rule] = []
_CROSS: list[CrossRule] = []


def rule(requirement: str, *resources: str, needs: Sequence[str] = ()) -> Callable[[Check], Check]:
    """Registers a record rule; without `resources` it reads every resource."""

    def register(check: Check) -> Check:
        _RECORD.append(Rule(requirement, resources, check, tuple(needs)))
        return check

    return register


def type_rule(requirement: str, *types: str) -> Callable[[TypeCheck], TypeCheck]:
    """Registers a rule that reads each value of these data types; pointers are relative to the value."""

    def register(check: TypeCheck) -> TypeCheck:
        _TYPE.append(Rule(requirement, types, check))
        return check

    return register


def cross_rule(
    requirement: str,
    *,
    reads: Sequence[str],
    take: Take,
    judge: Judge,
    needs: Sequence[str] = (),
    about: Callable[[str], str] | None = None,
    salvage: Take | None = None,
    keys: str | None = None,
    shares: bool = False,
    by_value: bool = False,
    links: Callable[[Any], Iterable[str]] | None = None,
    equates: bool = False,
) -> CrossRule:
    """Registers a rule across records; `reads` empty means every resource."""
    read, needed = tuple(reads), tuple(needs)
    made = CrossRule(requirement, read, take, judge, needed, about, salvage, keys, shares, by_value, links, equates)
    _CROSS.append(made)
    return made


@cache
def discover() -> None:
    """Imports every module under `validators/rules`, once."""
    import crmstandard.validators.rules as package

    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def record_rules() -> Sequence[Rule]:
    """Every record rule, by requirement id."""
    discover()
    return sorted(_RECORD, key=lambda each: each.requirement)


def type_rules() -> Sequence[Rule]:
    """Every type rule, by requirement id."""
    discover()
    return sorted(_TYPE, key=lambda each: each.requirement)


def cross_rules() -> Sequence[CrossRule]:
    """Every cross rule, by requirement id."""
    discover()
    return sorted(_CROSS, key=lambda each: each.requirement)


def verified() -> Iterator[str]:
    """Ids of the requirements that some rule verifies."""
    yield from (each.requirement for each in (*record_rules(), *type_rules()))
    yield from (each.requirement for each in cross_rules())
