"""SVC-025: feedback is given after it was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-025", "Feedback", needs=("invitedAt", "respondedAt"))
def an_answer_follows_the_invitation(feedback: Document) -> Iterator[Breach]:
    """Feedback that nobody asked for has no time of invitation."""
    if instant(feedback["respondedAt"]) < instant(feedback["invitedAt"]):
        yield breach("/respondedAt")
