"""SVC-007, SVC-008: the clock of a case starts, halts, goes on and stops in turn, and in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule

NEXT = {
    "": ("start",),
    "start": ("pause", "stop"),
    "pause": ("resume", "stop"),
    "resume": ("pause", "stop"),
    "stop": ("start",),
}


@rule("SVC-007", "Case", needs=("clocks",))
def the_clock_of_a_case_runs_in_turn(case: Document) -> Iterator[Breach]:
    """A case that is reopened starts its clock anew."""
    before = ""
    for index, step in enumerate(case["clocks"]):
        if step["event"] not in NEXT[before]:
            yield breach(f"/clocks/{index}/event", found=step["event"], expected=", ".join(NEXT[before]))
        before = step["event"]


@rule("SVC-008", "Case", needs=("clocks",))
def the_clock_of_a_case_does_not_run_backwards(case: Document) -> Iterator[Breach]:
    """Each event is at or after the one before it."""
    for index, (earlier, later) in enumerate(pairwise(case["clocks"]), start=1):
        if instant(later["at"]) < instant(earlier["at"]):
            yield breach(f"/clocks/{index}/at")
