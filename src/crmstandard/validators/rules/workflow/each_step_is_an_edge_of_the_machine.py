"""STM-002, STM-006: a status history holds states of the machine and takes its edges only."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.statemachines import is_initial_load, machine_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("STM-002", needs=("statusHistory",))
def each_step_is_an_edge_of_the_machine(record: Document) -> Iterator[Breach]:
    """The first entry is judged by STM-003, states that do not exist by STM-006."""
    machine = machine_of(record["resourceType"])
    for index, entry in enumerate(record["statusHistory"][1:], start=1):
        if machine is None or is_initial_load(entry) or not {entry.get("from"), entry["to"]} <= {*machine.states}:
            continue
        following = machine.transitions.get(entry["from"], ())
        if entry["to"] not in following:
            yield breach(
                f"/statusHistory/{index}/to",
                state=entry["from"],
                found=entry["to"],
                allowed=", ".join(following) or "-",
            )


@rule("STM-006", needs=("statusHistory",))
def each_state_is_one_of_the_machine(record: Document) -> Iterator[Breach]:
    """Banks add guards and sub-states of their own, never states."""
    machine = machine_of(record["resourceType"])
    for index, entry in enumerate(record["statusHistory"]):
        if machine is not None and entry["to"] not in machine.states:
            yield breach(f"/statusHistory/{index}/to", expected=", ".join(machine.states))
