"""ISO 7064 MOD 97-10, shared by IBAN and LEI; holds no format itself."""

from __future__ import annotations

VALUES = {ord(sign): str(int(sign, 36)) for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def remainder(text: str) -> int:
    """Remainder by 97 of capital letters and digits, A counted as 10 up to Z as 35."""
    return int(text.translate(VALUES)) % 97
