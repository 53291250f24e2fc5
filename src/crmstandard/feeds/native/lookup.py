"""The lookup of ids: tells natively which come twice and which are named in vain."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import orjson

from crmstandard.feeds.native import library
from crmstandard.validators.aids import Texts

KEYS, IDS, COUNTED_IDS = 0, 1, 2


class NativeLookup:
    """A lookup for one run and one thread."""

    at_once = 600_000  # 16 MB

    def __init__(self) -> None:
        self._library = library.needed()
        self._opened = library.Opened(self._library.crm_lookup_open(), "crm_lookup_close")

    def begin(self, turn: int, turns: int) -> None:
        """Forgets everything; of what comes only each whose turn it is is taken."""
        self._library.crm_lookup_begin(self._opened.handle, turn, turns)

    def add(self, ids: Texts, *, counts: bool) -> bool:
        """Takes ids; those that come again are odd where they count."""
        return self._take(COUNTED_IDS if counts else IDS, ids)

    def find(self, keys: Texts) -> bool:
        """Looks for keys among the ids; those that are not there are odd."""
        return self._take(KEYS, keys)

    def odd(self) -> Mapping[str, int] | None:
        """How often each odd one came since the last time; None where they are too many to be told at once."""
        found = library.Odd()
        self._library.crm_lookup_odd(self._opened.handle, ctypes.byref(found))
        try:
            text = ctypes.string_at(found.text, found.length)
        finally:
            self._library.crm_lookup_odd_close(ctypes.byref(found))
        return orjson.loads(text) if text else None

    def _take(self, what: int, keys: Texts) -> bool:
        text = keys if isinstance(keys, bytes) else orjson.dumps(list(keys))
        return not self._library.crm_lookup_take(self._opened.handle, what, text, len(text))
