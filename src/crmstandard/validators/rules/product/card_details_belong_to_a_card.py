"""PRD-017: card details stand on an arrangement of a card only."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

CARDS = frozenset({"creditCard", "debitCard"})


@rule("PRD-017", "Arrangement", needs=("card",))
def card_details_belong_to_a_card(arrangement: Document) -> Iterator[Breach]:
    """The card of an account is an arrangement of its own."""
    if arrangement["category"] not in CARDS:
        yield breach("/card", category=arrangement["category"])
