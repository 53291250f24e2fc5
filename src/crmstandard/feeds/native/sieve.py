"""The sieve of groups: brings written facts together natively and leaves out what is known to be good."""

from __future__ import annotations

import ctypes
import threading
from array import array
from collections.abc import Collection, Iterator
from functools import partial
from struct import Struct

import orjson

from crmstandard.feeds.native import library
from crmstandard.validators import registry
from crmstandard.validators.groups import Group, Row, Turn

PLACES = Struct(f"={len(library.Group._fields_)}Q")
UNKNOWN = 0xFFFF_FFFF  # of the groups whose values cannot be told
FEW = 64  # groups told by order of which none was learned: the rule looks at more than order


class NativeSieve(threading.local):
    """A sieve for one run: each thread that uses it has one of its own, for the facts of one rule at a time."""

    def __init__(self) -> None:
        self._library = library.needed()
        self._numbers = {each.requirement: place for place, each in enumerate(registry.cross_rules())}
        self._opened = library.Opened(self._library.crm_sieve_open(), "crm_sieve_close")
        self._by_values: set[str] = set()  # rules whose groups are not told by order

    def rows(self, text: bytes) -> list[Row]:
        """The rows of a packed text; raises ValueError where it is none."""
        found = library.Lines()
        if self._library.crm_facts_as_json(text, len(text), ctypes.byref(found)):
            raise ValueError("no text of packed rows")
        try:
            rows: list[Row] = orjson.loads(ctypes.string_at(found.text, found.length))
            return rows
        finally:
            self._library.crm_lines_close(ctypes.byref(found))

    def add(self, text: bytes, turn: Turn, *, by_value: bool) -> bool:
        """Takes a text of rows, those whose turn it is; False, and no rows, where it cannot."""
        return not self._library.crm_sieve_add(self._opened.handle, text, len(text), *turn, by_value)

    def groups(self, rule: str, *, needs_others: Collection[str]) -> Iterator[Group] | None:
        """The groups of the rows taken that are to be judged; None where the rows cannot be read here."""
        found = library.Groups()
        named = " ".join(needs_others).encode()
        given = (self._opened.handle, self._numbers[rule], named, len(named), rule not in self._by_values)
        if self._library.crm_sieve_groups(*given, ctypes.byref(found)):
            return None
        try:
            text = ctypes.string_at(found.text, found.length)
            size = found.count * ctypes.sizeof(library.Group)
            places = ctypes.string_at(found.groups, size)
        finally:
            self._library.crm_sieve_groups_close(ctypes.byref(found))
        return self._each(rule, text, places)

    def _each(self, rule: str, text: bytes, places: bytes) -> Iterator[Group]:
        learned: set[int] = set()
        ordered = useful = 0
        for start, end, alike, told, told_end in PLACES.iter_unpack(places):
            if alike not in learned:
                learn = partial(learned.add, alike) if alike != UNKNOWN else None
                yield Group(orjson.loads(text[start:end]), learn, text[told:told_end] or None)
                if told < told_end:
                    ordered += 1
                    useful += alike in learned
        if ordered >= FEW and not useful:
            self._by_values.add(rule)
        self._library.crm_sieve_learn(self._opened.handle, array("Q", learned).tobytes(), len(learned))
