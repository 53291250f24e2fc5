"""INT-003, INT-004: an interaction ends after it began, and its duration is the time between."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-003", "Interaction", needs=("startedAt", "endedAt"))
def an_interaction_ends_after_it_began(interaction: Document) -> Iterator[Breach]:
    """A message has no length: it may end when it begins."""
    if instant(interaction["endedAt"]) < instant(interaction["startedAt"]):
        yield breach("/endedAt")


@rule("INT-004", "Interaction", needs=("startedAt", "endedAt", "durationSeconds"))
def the_duration_is_the_time_between(interaction: Document) -> Iterator[Breach]:
    """One second is left for rounding; an end before the beginning is judged by INT-003 alone."""
    length = (instant(interaction["endedAt"]) - instant(interaction["startedAt"])).total_seconds()
    if length >= 0 and abs(length - interaction["durationSeconds"]) > 1:
        yield breach("/durationSeconds", expected=round(length), found=interaction["durationSeconds"])
