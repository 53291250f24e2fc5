"""The Luhn check of payment card numbers (ISO/IEC 7812-1, annex B)."""

from __future__ import annotations


def is_luhn(digits: str) -> bool:
    """Whether a run of ASCII digits ends in its Luhn check digit."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
