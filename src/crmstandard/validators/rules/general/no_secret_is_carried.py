"""GEN-035, GEN-036: no authentication secret and no full card number stands in a record (privacy class X)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crmstandard.validators.formats.luhn import is_luhn
from crmstandard.validators.registry import Breach, Document, breach, type_rule

SECRETS = re.compile(
    r"(?:^|[/#:._-])(?:password|passcode|pin|cvv2?|cvc2?|otp|pin-?block|track-?[12]|biometric-?template)$",
    re.IGNORECASE,
)
CARD = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}(?![0-9])")


@type_rule("GEN-035", "Extension")
def no_extension_carries_a_secret(extension: Document) -> Iterator[Breach]:
    """A PIN, password, card verification value, one-time code or biometric template has no place in the model."""
    if SECRETS.search(extension["url"]):
        yield breach("/url")


@type_rule("GEN-036", "LongText")
def no_text_carries_a_card_number(text: str) -> Iterator[Breach]:
    """Runs of 13 to 19 digits that pass the Luhn check and start as payment cards do."""
    for match in CARD.finditer(text):
        if is_luhn(re.sub("[ -]", "", match.group())):
            yield breach("", value=text)
            return
