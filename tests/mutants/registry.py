"""The registry of mutants, found by folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from crmserver.server import Fault, Server


@dataclass(frozen=True, slots=True)
class Mutant:
    """A named fault and the requirement that a server with it breaks."""

    requirement: str
    name: str
    fault: Fault


_MUTANTS: dict[str, Mutant] = {}


def mutant(requirement: str) -> Callable[[Fault], Fault]:
    """Registers a fault, a function that takes the server and breaks one part of it, under what it breaks."""

    def register(fault: Fault) -> Fault:
        _add(Mutant(requirement, str(getattr(fault, "__name__", "")), fault))
        return fault

    return register


def lenient(fault: Callable[[Server, str], None], mutants: Mapping[str, str]) -> None:
    """Registers servers that let pass what they ought to refuse: by name the requirement that `fault` is told."""
    for name, requirement in mutants.items():
        _add(Mutant(requirement, name, _told(fault, requirement)))


def _told(fault: Callable[[Server, str], None], requirement: str) -> Fault:
    return lambda server: fault(server, requirement)


def _add(made: Mutant) -> None:
    if made.name in _MUTANTS:
        raise ValueError(f"there are two mutants {made.name}")
    _MUTANTS[made.name] = made


@cache
def _discover() -> None:
    import tests.mutants.faults as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def mutants() -> tuple[Mutant, ...]:
    """Every mutant, by requirement and name."""
    _discover()
    return tuple(sorted(_MUTANTS.values(), key=lambda each: (each.requirement, each.name)))
