"""INT-021, INT-026: a completed task is marked as late exactly where it was completed after it was due."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


def _late(task: Document) -> bool:
    return instant(task["completedAt"]) > instant(task["dueAt"])


@rule("INT-021", "Task", needs=("completedAt", "dueAt"))
def a_late_task_says_so(task: Document) -> Iterator[Breach]:
    """Service levels are counted from the mark, so that it cannot be left off."""
    if _late(task) and not task.get("slaBreached"):
        yield breach("/slaBreached" if "slaBreached" in task else "")


@rule("INT-026", "Task", needs=("completedAt", "dueAt", "slaBreached"))
def a_task_in_time_is_not_marked_late(task: Document) -> Iterator[Breach]:
    """Completed at the very time it was due is in time."""
    if task["slaBreached"] and not _late(task):
        yield breach("/slaBreached")
