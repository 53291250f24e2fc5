"""The workflows of the standard, found by folder: the states of a resource and the steps between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmstandard.sources import read_yaml, spec_files

INITIAL_LOAD = "initialLoad"


@dataclass(frozen=True, slots=True)
class StateMachine:
    """One workflow: the member that holds the state, where it starts and ends, and the steps between.

    `initial` lists the usual first state first. `renamed` maps states of other systems to ours.
    `operations` names the custom operation that alone leads to a state.
    """

    resource: str
    member: str
    initial: tuple[str, ...]
    terminal: tuple[str, ...]
    transitions: Mapping[str, tuple[str, ...]]
    label: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    operations: Mapping[str, str] = field(default_factory=dict)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state: those that a step leads out of, then the terminal ones."""
        return (*self.transitions, *self.terminal)


def _machine(row: Mapping[str, Any]) -> StateMachine:
    return StateMachine(
        resource=row["machine"],
        member=row["member"],
        initial=tuple(row["initial"]),
        terminal=tuple(row["terminal"]),
        transitions={state: tuple(following) for state, following in row["transitions"].items()},
        label=row["label"],
        renamed=row.get("renamed", {}),
        operations=row.get("operations", {}),
    )


@cache
def machines() -> Mapping[str, StateMachine]:
    """Every workflow by the name of its resource."""
    loaded = (_machine(read_yaml(path)) for path in spec_files("statemachines", ".yaml"))
    return {machine.resource: machine for machine in loaded}


def machine_of(resource: str) -> StateMachine | None:
    """The workflow of a resource; None if it has none."""
    return machines().get(resource)


def allowed(resource: str, state: str) -> tuple[str, ...]:
    """States that a record in `state` may go to next; empty at a terminal state or without a workflow."""
    machine = machine_of(resource)
    return machine.transitions.get(state, ()) if machine else ()


def is_initial_load(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of a status history says that the state was loaded as found, not reached by a step."""
    return any(coding["code"] == INITIAL_LOAD for coding in entry.get("reason", {}).get("codings", ()))
