"""How many digits the decimals of a pattern have: what a database needs to keep them exactly."""

from __future__ import annotations

import re

WHOLE = re.compile(r"\[1-9\]\[0-9\]\{0,(\d+)\}")
PLACES = re.compile(r"\\\.(?:\[0-9\]|0)\{1,(\d+)\}")


def digits_of(pattern: str) -> tuple[int, int]:
    """(precision, scale) of the decimals that a pattern allows; raises ValueError where it does not say."""
    places = PLACES.search(pattern)
    if places is None:
        raise ValueError(f"no decimal places in {pattern!r}")
    whole = WHOLE.search(pattern)
    scale = int(places[1])
    return (int(whole[1]) + 1 if whole else 1) + scale, scale
