"""ANL-004, ANL-005, ANL-006: inputs, scoring, override and end of validity follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ANL-004", "Score", needs=("validUntil",))
def a_score_is_valid_for_some_time(score: Document) -> Iterator[Breach]:
    """A score that expires when it is made serves nobody."""
    if instant(score["validUntil"]) <= instant(score["scoredAt"]):
        yield breach("/validUntil")


@rule("ANL-005", "Score")
def the_inputs_of_a_score_are_not_from_its_future(score: Document) -> Iterator[Breach]:
    """Compared by calendar day."""
    if precedes(score["scoredAt"], score["inputsAsOf"]):
        yield breach("/inputsAsOf")


@rule("ANL-006", "Score", needs=("override",))
def a_score_is_overridden_after_it_was_made(score: Document) -> Iterator[Breach]:
    """Before that there is nothing to override."""
    if instant(score["override"]["at"]) < instant(score["scoredAt"]):
        yield breach("/override/at")
