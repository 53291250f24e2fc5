"""PRD-016: no number of an arrangement is a full payment card number (privacy class X)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crmstandard.validators.formats.luhn import is_luhn
from crmstandard.validators.registry import Breach, Document, breach, rule

CARDS = frozenset({"creditCard", "debitCard"})
DIGITS = re.compile(r"[0-9]{13,19}")


@rule("PRD-016", "Arrangement")
def no_card_number_is_carried(arrangement: Document) -> Iterator[Breach]:
    """On a card, 13 to 19 digits that pass the Luhn check are taken for its number, whatever they are called."""
    if arrangement["category"] not in CARDS:
        return
    numbers = [("/number", arrangement["number"])] if "number" in arrangement else []
    numbers += [(f"/identifiers/{index}", each) for index, each in enumerate(arrangement.get("identifiers", ()))]
    for at, each in numbers:
        plain = re.sub("[ -]", "", each["value"])
        if DIGITS.fullmatch(plain) and is_luhn(plain):
            yield breach(f"{at}/value", value=each["value"])
