"""ANL-042, ANL-043: what was chosen was not rejected, and consent for its purpose was not refused."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

REFUSED = frozenset({"denied", "withdrawn"})


@rule("ANL-042", "Decision", needs=("chosen", "rejected"))
def a_chosen_action_was_not_rejected(decision: Document) -> Iterator[Breach]:
    """One candidate has one fate."""
    for index, each in enumerate(decision["rejected"]):
        if each["candidate"] == decision["chosen"]:
            yield breach(f"/rejected/{index}/candidate")


@rule("ANL-043", "Decision", needs=("chosen", "purpose", "consentState"))
def a_chosen_action_was_not_refused(decision: Document) -> Iterator[Breach]:
    """Judged where every consent recorded for the purpose was refused; one that was granted is enough."""
    states = [each["status"] for each in decision["consentState"] if each["purpose"] == decision["purpose"]]
    if states and REFUSED.issuperset(states):
        yield breach("/chosen", purpose=decision["purpose"])
