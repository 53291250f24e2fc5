"""STM-003: the first entry of a status history leads from nowhere to an initial state."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.statemachines import is_initial_load, machine_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("STM-003", needs=("statusHistory",))
def a_history_begins_at_an_initial_state(record: Document) -> Iterator[Breach]:
    """A record that was loaded from another system begins at the state that it was found in."""
    machine = machine_of(record["resourceType"])
    first = next(iter(record["statusHistory"]), None)
    if machine is None or first is None or is_initial_load(first) or first["to"] not in machine.states:
        return
    if "from" in first or first["to"] not in machine.initial:
        yield breach("/statusHistory/0", expected=", ".join(machine.initial))
