"""What a Chinese resident identity number (GB 11643) says of its holder: birth date and sex."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Document

SYSTEM = "https://w3id.org/crmstandard/1/systems/cn-resident-id"


def resident_numbers(party: Document) -> Iterator[tuple[int, str]]:
    """Place and value of each resident identity number that a party has now; numbers out of use are left out."""
    for index, each in enumerate(party.get("identifiers", ())):
        named = each.get("type") == "cnResidentId" or each["system"] == SYSTEM
        if named and each.get("use") != "old":
            yield index, each["value"]


def birth_date(number: str) -> str:
    """Digits 7 to 14 as an ISO date."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def sex(number: str) -> str:
    """The code of ISO/IEC 5218 by digit 17, odd for men."""
    return "1" if int(number[16]) % 2 else "2"
