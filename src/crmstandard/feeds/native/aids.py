"""The native helpers of a check."""

from __future__ import annotations

from crmstandard.feeds.native import library
from crmstandard.feeds.native.lookup import NativeLookup
from crmstandard.feeds.native.sieve import NativeSieve
from crmstandard.reading import blocks
from crmstandard.validators.aids import Native


def native_aids() -> Native | None:
    """The helpers of one run, where the native library is built."""
    return None if library.library() is None else Native(NativeSieve(), NativeLookup())


def counter() -> blocks.Count:
    """What counts line ends: the native library where it is built."""
    loaded = library.library()
    if loaded is None:
        return blocks.line_ends
    count = loaded.crm_line_ends
    return lambda text: int(count(text, len(text)))
