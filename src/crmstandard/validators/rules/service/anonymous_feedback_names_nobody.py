"""SVC-024: feedback that is anonymous names no party."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-024", "Feedback", needs=("party",))
def anonymous_feedback_names_nobody(feedback: Document) -> Iterator[Breach]:
    """Who was promised not to be named is not named."""
    if feedback["anonymous"]:
        yield breach("/party")
