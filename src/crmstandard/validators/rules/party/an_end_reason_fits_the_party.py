"""PTY-039: only persons die and only organizations are dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

WHOSE = {"deceased": "Person", "dissolved": "Organization"}


@rule("PTY-039", "Customer", needs=("endReason",))
def an_end_reason_fits_the_party(customer: Document) -> Iterator[Breach]:
    """A reason of the wrong kind of party points to a wrong record."""
    expected = WHOSE.get(customer["endReason"], customer["party"]["type"])
    if customer["party"]["type"] != expected:
        yield breach("/endReason", reason=customer["endReason"], expected=expected)
