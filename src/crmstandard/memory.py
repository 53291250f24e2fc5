"""Memory that was freed: given back to the system while a long run goes on."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Has the allocator of C return the pages that nothing uses any more, where it is glibc's.

    Large texts come and go among small things that stay, and glibc keeps the holes between them for what comes next;
    over ten million records of a feed they came to more than what is in use.
    """
    if _trim is not None:
        _trim(0)


def _found() -> ctypes._NamedFuncPointer | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)


_trim = _found()
