"""STM-001: the last entry of a status history leads to the state that the record is in."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.statemachines import machine_of
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("STM-001", needs=("statusHistory",))
def the_last_entry_leads_to_the_present_state(record: Document) -> Iterator[Breach]:
    """Otherwise a step was made that nobody recorded."""
    machine, history = machine_of(record["resourceType"]), record["statusHistory"]
    if machine and history and history[-1]["to"] != record[machine.member]:
        yield breach(f"/statusHistory/{len(history) - 1}/to", member=machine.member)
