"""Facts as scans give them, brought together by rule and part before anything is made of them here."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crmstandard.feeds.native import library
from crmstandard.validators import registry

AT_ONCE = 2 << 20  # bytes that wait to be brought together


class Rows(NamedTuple):
    """Facts of one rule whose keys lie in one part: packed rows (validators/packed.py)."""

    requirement: str
    part: int
    number: int
    text: bytes


class Facts(NamedTuple):
    """What a scan has taken of good records, as it lies in the library; None where it is left there."""

    opened: library.Opened | None
    size: int

    def rows(self) -> Iterator[Rows]:
        """The facts by rule and part."""
        gathering = Gathering()
        yield from gathering.add(self)
        yield from gathering.rest()


NO_FACTS = Facts(None, 0)


class Gathering:
    """Facts of one scan after another."""

    def __init__(self) -> None:
        self._waiting: list[Facts] = []
        self._size = 0
        self._room: library.Opened | None = None

    def add(self, facts: Facts) -> Iterator[Rows]:
        """Takes the facts of a scan; gives those taken so far where they are many."""
        if facts.size:
            self._waiting.append(facts)
            self._size += facts.size
        return self.rest() if self._size >= AT_ONCE else iter(())

    def rest(self) -> Iterator[Rows]:
        """The facts taken and not given yet, by rule and part."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        handles = [each.opened.handle for each in waiting if each.opened is not None]
        if not handles:
            return
        loaded, told = library.needed(), ctypes.POINTER(library.Rows)()
        if self._room is None:
            self._room = library.Opened(loaded.crm_gathering_open(), "crm_gathering_close")
        given = (library.HANDLE * len(handles))(*handles), len(handles), ctypes.byref(told)
        for each in told[: loaded.crm_gathering_fill(self._room.handle, *given)]:
            yield Rows(_rules()[each.rule], each.part, each.count, ctypes.string_at(each.text, each.length))


@cache
def _rules() -> tuple[str, ...]:
    return tuple(each.requirement for each in registry.cross_rules())
