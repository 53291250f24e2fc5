"""The native helpers of a session."""

from __future__ import annotations

from crmstandard.feeds.native import library
from crmstandard.feeds.native.lookup import NativeLookup
from crmstandard.feeds.native.sieve import NativeSieve
from crmstandard.validators.aids import Native


def native_aids() -> Native | None:
    """The helpers of one run, where the native library is built."""
    return None if library.library() is None else Native(NativeSieve(), NativeLookup())
