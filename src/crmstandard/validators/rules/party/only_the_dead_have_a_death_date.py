"""PTY-007: a person who has a death date is deceased."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-007", "Person", needs=("deathDate",))
def only_the_dead_have_a_death_date(person: Document) -> Iterator[Breach]:
    """A record that was merged away keeps what it held."""
    if person["status"] not in ("deceased", "merged"):
        yield breach("/status", status=person["status"])
