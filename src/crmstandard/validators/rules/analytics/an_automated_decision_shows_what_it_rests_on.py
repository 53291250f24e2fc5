"""ANL-041, ANL-044: an automated decision shows its purpose and inputs, another one who took it."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ANL-041", "Decision", needs=("automated",))
def an_automated_decision_shows_what_it_rests_on(decision: Document) -> Iterator[Breach]:
    """Whoever asks for the reasons of a decision without a person gets them from here."""
    if decision["automated"]:
        if "purpose" not in decision:
            yield breach("", member="purpose")
        if not decision.get("scores") and not decision.get("metricResults"):
            yield breach("", member="scores, metricResults")


@rule("ANL-044", "Decision", needs=("automated",))
def a_decision_by_a_person_names_the_person(decision: Document) -> Iterator[Breach]:
    """The unit will do where the person is not recorded."""
    if not decision["automated"] and "decidedBy" not in decision:
        yield breach("", member="decidedBy")
