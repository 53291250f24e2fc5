"""PTY-014: an organization that has a dissolution date is dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-014", "Organization", needs=("dissolutionDate",))
def only_the_dissolved_have_a_dissolution_date(organization: Document) -> Iterator[Breach]:
    """A record that was merged away keeps what it held."""
    if organization["status"] not in ("dissolved", "merged"):
        yield breach("/status", status=organization["status"])
