"""INT-008: an interaction held by a bot alone names no employee as agent."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-008", "Interaction", needs=("agent",))
def a_bot_is_no_employee(interaction: Document) -> Iterator[Breach]:
    """Where a person took part as well, the agent type is assisted."""
    if interaction["agentType"] == "bot":
        yield breach("/agent")
