"""INT-023, INT-024: only a completed task has a time of completion, not before it was accepted."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-023", "Task", needs=("completedAt",))
def only_a_completed_task_has_a_time_of_completion(task: Document) -> Iterator[Breach]:
    """A task that is taken up again is a new task."""
    if task["status"] != "completed":
        yield breach("/completedAt", status=task["status"])


@rule("INT-024", "Task", needs=("acceptedAt", "completedAt"))
def a_task_is_completed_after_it_was_accepted(task: Document) -> Iterator[Breach]:
    """Accepted and completed in one step have the same time."""
    if instant(task["completedAt"]) < instant(task["acceptedAt"]):
        yield breach("/completedAt")
