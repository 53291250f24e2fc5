"""INT-025: a handover says by when it is to be accepted."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-025", "Task")
def a_handover_has_a_due_time(task: Document) -> Iterator[Breach]:
    """Without it nobody can say whether handovers are accepted in time."""
    if task["taskType"] == "handover" and left_out(task, "dueAt"):
        yield breach("", member="dueAt")
