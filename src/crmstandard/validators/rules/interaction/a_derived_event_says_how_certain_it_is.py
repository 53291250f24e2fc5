"""INT-032: an event that was inferred from data says how certain it is."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.presence import left_out
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("INT-032", "CustomerEvent")
def a_derived_event_says_how_certain_it_is(event: Document) -> Iterator[Breach]:
    """An inference is not a fact; who acts on it weighs how likely it is."""
    if event["origin"] == "derived" and left_out(event, "confidence"):
        yield breach("", member="confidence")
