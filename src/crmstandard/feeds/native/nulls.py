"""What says nothing is taken out of lines of JSON natively."""

from __future__ import annotations

import ctypes

from crmstandard.feeds.native import library
from crmstandard.tabular.parquet_json import Strip, without_nulls


def native_strip() -> Strip:
    """What takes out what says nothing: the native library where it is built."""
    return without_nulls if library.library() is None else _strip


def _strip(lines: bytes) -> bytes:
    found = library.Lines()
    if library.needed().crm_without_nulls(lines, len(lines), ctypes.byref(found)):
        return without_nulls(lines)
    try:
        return ctypes.string_at(found.text, found.length)
    finally:
        library.needed().crm_lines_close(ctypes.byref(found))
