"""Unified social credit codes (GB 32100): form and check character (MOD 31)."""

from __future__ import annotations

import re

FORMAT = "cn-uscc"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FORM = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")
VALUES = {sign: index for index, sign in enumerate(ALPHABET)}
WEIGHTS = tuple(3**index % 31 for index in range(17))


def check(value: str) -> str | None:
    """FMT-090 if the form, FMT-091 if the check character does not hold."""
    if not FORM.fullmatch(value):
        return "FMT-090"
    total = sum(VALUES[sign] * weight for sign, weight in zip(value, WEIGHTS, strict=False))
    return None if VALUES[value[17]] == -total % 31 else "FMT-091"
