"""CNS-007: who gives consent for a party is another person."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("CNS-007", "Consent", needs=("givenBy",))
def a_consent_given_by_another_is_not_given_by_the_party(consent: Document) -> Iterator[Breach]:
    """A party that answers for itself needs no one in between."""
    giver, party = consent["givenBy"].get("id"), consent["party"]
    if giver is not None and party["type"] == "Person" and giver == party.get("id"):
        yield breach("/givenBy/id")
