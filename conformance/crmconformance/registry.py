"""The checks, found by folder `checks/<class>/`: each a script under the id of the requirement that it judges."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from crmconformance.script import Script
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.requirements import Requirement, requirement

SPREAD = 6  # resources that a check is tried on unless it is for every one
Body = Callable[[Trial], Script[None]]
Subjects = Callable[[Target], Iterable[str]]


@dataclass(frozen=True)
class Check:
    """One check: what it judges, what it needs, and its script.

    `each` are interactions: the check runs for some declared resources that have them all, drawn for
    this check, and for all of them with `every` or in a deep run. `subjects` gives other things to run
    for. `needs` are prerequisites by name (see prerequisites.py); `alone` keeps other checks from
    running beside it. One that `waits` long by its sentence begins first; others run meanwhile.
    """

    requirement: str
    name: str
    title: str
    script: Body
    module: str
    each: tuple[str, ...] = ()
    subjects: Subjects | None = None
    every: bool = False
    needs: tuple[str, ...] = ()
    alone: bool = False
    waits: bool = False

    @property
    def row(self) -> Requirement:
        """The requirement in the register."""
        return requirement(self.requirement)

    def trials(self, target: Target, *, deep: bool = False) -> list[str]:
        """What the check runs for, by name; one empty name where it runs once."""
        if self.subjects is not None:
            return list(self.subjects(target))
        offered = target.offering(*self.each) if self.each else [""]
        if self.every or deep or len(offered) <= SPREAD:
            return offered
        return sorted(sorted(offered, key=self._lot)[:SPREAD])

    def _lot(self, resource: str) -> str:
        """The place of a resource in the draw of this check: each check draws others, all together draw all."""
        return sha256(f"{self.requirement} {self.name} {resource}".encode()).hexdigest()


_CHECKS: dict[tuple[str, str], Check] = {}


def check(
    identifier: str,
    *,
    each: str | Sequence[str] = (),
    every: bool = False,
    subjects: Subjects | None = None,
    needs: Sequence[str] = (),
    alone: bool = False,
    waits: bool = False,
) -> Callable[[Body], Body]:
    """Registers a script as the check of a requirement; its docstring's first line says what it does."""

    def register(script: Body) -> Body:
        about: Any = script
        title = (script.__doc__ or "").strip().partition("\n")[0]
        add(
            Check(
                requirement=identifier,
                name=about.__name__,
                title=title,
                script=script,
                module=script.__module__,
                each=tuple(each.split()) if isinstance(each, str) else tuple(each),
                subjects=subjects,
                every=every,
                needs=tuple(needs),
                alone=alone,
                waits=waits,
            )
        )
        return script

    return register


def add(made: Check) -> None:
    """Registers a check that was made from data: one of a rule, of a state machine."""
    _CHECKS[made.requirement, made.name] = made


@cache
def discover() -> None:
    """Imports every module below `checks/`."""
    import crmconformance.checks as package

    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


@cache
def checks() -> Mapping[tuple[str, str], Check]:
    """Every check by requirement and name, in the order of the ids."""
    discover()
    return dict(sorted(_CHECKS.items()))


@cache
def _grouped() -> Mapping[str, tuple[Check, ...]]:
    found: dict[str, list[Check]] = {}
    for (identifier, _), each in checks().items():
        found.setdefault(identifier, []).append(each)
    return {identifier: tuple(each) for identifier, each in found.items()}


def checks_of(identifier: str) -> tuple[Check, ...]:
    """The checks of one requirement."""
    return _grouped().get(identifier, ())
