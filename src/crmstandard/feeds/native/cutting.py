"""Cutting many values of a JSON array, or values over several lines, at once."""

from __future__ import annotations

import ctypes

from crmstandard.feeds.native import library
from crmstandard.reading.values import Cut

ITEMS, FIRST = 1, 2


def native_cut() -> Cut | None:
    """What cuts values natively, where the library is built."""
    return None if library.library() is None else _cut


def _cut(data: bytes, at: int, *, items: bool, first: bool) -> tuple[bytes, int]:
    """Like `reading.values.Cut`; the data stays as it is, commas become blanks in a copy."""
    copy = bytearray(memoryview(data)[at:])
    if not copy:
        return b"", 0
    count = ctypes.c_uint64()
    start = ctypes.addressof(ctypes.c_char.from_buffer(copy))
    flags = (ITEMS if items else 0) | (FIRST if first else 0)
    end = library.needed().crm_cut(start, len(copy), flags, ctypes.byref(count))
    return bytes(memoryview(copy)[:end]), count.value
