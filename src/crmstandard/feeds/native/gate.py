"""The gate: which records of a text are without any fault, so that the exact path looks at the others only."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import orjson

from crmstandard.feeds.native import library
from crmstandard.feeds.native.gathering import NO_FACTS, Facts
from crmstandard.feeds.native.store import stored
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.written import Written, WrittenColumn

BY_VALUE, LAST = 1, 2
FACTS, ABSENCES, SAMPLED, ALL_FACTS = 1, 2, 4, 8
TOLD, RULED, WHOLE = 1 << 63, 1 << 62, 1 << 61
WORDS = len(library.Place._fields_)
MOST_KNOWN = 4096  # sets of members that are kept as names, and of doubts
HEAD = 8  # bytes that tell how long a head is


class Looked(NamedTuple):
    """A record to look at: its bytes in the text, its line counted from 0, and why if it is a good one.

    Of a suspicious one `why` tells what is in doubt (see `Gate.doubts`), or is 0; if it is not, `seen` tells which of
    the declared members it has, `id` which resource and record it is (see `Gate.identity`), and `value` where the text
    of the only member in doubt stands (see `span_of`) if nothing else is; these are 0 too where they cannot be told.
    """

    start: int
    end: int
    line: int
    why: int
    seen: int
    id: int
    value: int


class Keeping(NamedTuple):
    """That something is kept of good records.

    The number of the first line, how many records one of the sample stands for, and the name of the source; without
    `facts` those of rules across records are left where they are.
    """

    first: int
    every: int
    source: str | None = None
    facts: bool = True


class Kept(NamedTuple):
    """What is kept of good records of one resource: ids and references, and how many records have which members."""

    written: Written
    shapes: list[tuple[list[str], int]]


@dataclass(frozen=True)
class Scanned:
    """What a scan found: records accepted, by resource too; lines passed; bytes used; and where the others stand.

    Of records accepted `wanted` are those to look at once more, for facts, members declared absent or as a sample;
    `counted` are the values with check digits in the sample but for these; `facts` are those of the rules that
    `Gate.taken` names.
    """

    accepted: int
    blank: int
    lines: int
    consumed: int
    suspicious: tuple[Looked, ...]
    wanted: tuple[Looked, ...] = ()
    by_resource: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    facts: Facts = NO_FACTS
    counted: int = 0


class Gate:
    """A program at work; threads may share it, and scanning lets other threads run."""

    def __init__(self, resource: str | None = None, profile: str | None = None) -> None:
        self._library = library.needed()
        program = stored(profile)
        self._roots = program.roots
        self.taken = program.taken
        self._members = program.members
        self._named: dict[tuple[str, int], tuple[str, ...]] = {}
        self._doubts: dict[tuple[str, int], Doubts] = {}
        self._root = -1 if resource is None else program.roots.index(resource)
        self._opened = library.Opened(self._library.crm_gate_open(program.raw, len(program.raw)), "crm_gate_close")
        if not self._opened.handle:
            raise RuntimeError("the native library is of another version than its programs; run `make native`")

    def scan(
        self, text: bytes, *, by_value: bool = False, last: bool = True, keeping: Keeping | None = None
    ) -> Scanned:
        """Looks at each record of a text: a line each, or one value after another.

        Without `last` an unfinished record at the end is left; `consumed` says where it begins.
        """
        found = library.Scan()
        flags = (BY_VALUE if by_value else 0) | (LAST if last else 0)
        buffer = ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p)
        first, every, source, facts = keeping or Keeping(0, 0)
        name = orjson.dumps(source)
        given = (self._opened.handle, buffer, len(text), self._root, flags, first, every, name, len(name))
        if self._library.crm_gate_scan(*given, ctypes.byref(found)):
            raise ValueError("a text of 4 GiB or more is scanned in parts")
        try:
            return self._taken(found, source, facts=facts)
        finally:
            self._library.crm_gate_scan_close(ctypes.byref(found))

    def doubts(self, resource: str, why: int) -> Doubts | None:
        """What is in doubt of a suspicious record; None if that is untold."""
        if not why & TOLD:
            return None
        found = self._doubts.get((resource, why))
        if found is None:
            found = Doubts(self.members(resource, why), bool(why & WHOLE), bool(why & RULED))
            if len(self._doubts) < MOST_KNOWN:
                self._doubts[resource, why] = found
        return found

    def members(self, resource: str, bits: int) -> tuple[str, ...]:
        """The members of a resource that some bits name."""
        found = self._named.get((resource, bits))
        if found is None:
            found = tuple(name for slot, name in enumerate(self._members[resource]) if bits >> slot & 1)
            if len(self._named) < MOST_KNOWN:
                self._named[resource, bits] = found
        return found

    def identity(self, data: bytes, place: Looked) -> tuple[str, str]:
        """The resource and id of a suspicious record of a text, which are told."""
        at = place.id & 0xFFFF_FFFF
        return self._roots[place.id >> 40], data[at : at + (place.id >> 32 & 0xFF)].decode()

    def _taken(self, found: library.Scan, source: str | None, *, facts: bool) -> Scanned:
        by_root = found.by_root[: found.by_root_count]
        counts = {name: count for name, count in zip(self._roots, by_root, strict=True) if count}
        suspicious = tuple(_places(found.suspicious, found.suspicious_count))
        wanted = tuple(_places(found.wanted, found.wanted_count))
        kept = _kept(ctypes.string_at(found.kept, found.kept_length), source)
        numbers = (found.accepted, found.blank, found.lines, found.consumed)
        opened = library.Opened(found.facts, "crm_facts_close")
        taken = Facts(opened, found.facts_size) if facts else NO_FACTS
        return Scanned(*numbers, suspicious, wanted, counts, kept, taken, found.counted)


def span_of(data: bytes, value: int) -> bytes:
    """The part of a text that `Looked.value` tells of."""
    return data[value & 0xFFFF_FFFF : value >> 32]


def _words(first: Any, count: int, kind: type[ctypes.Structure]) -> list[int]:
    """All members of some structures of 64-bit words, one after another."""
    return memoryview(ctypes.string_at(first, count * ctypes.sizeof(kind))).cast("Q").tolist() if count else []


def _places(first: Any, count: int) -> Iterator[Looked]:
    words = _words(first, count, library.Place)
    yield from map(Looked._make, zip(*(words[place::WORDS] for place in range(WORDS)), strict=True))


def _kept(text: bytes, source: str | None) -> tuple[Kept, ...]:
    """What is kept, from its text: how long the head is, the head, and the lists whose places it tells."""
    if not text:
        return ()
    start = HEAD + int.from_bytes(text[:HEAD], "little")

    def part(place: tuple[int, int]) -> bytes:
        return text[start + place[0] : start + place[1]]

    made = []
    for resource, told in orjson.loads(text[HEAD:start]).items():
        columns = tuple(
            WrittenColumn(pointer, named, count, part(rows), part(keys))
            for pointer, named, count, rows, keys in told["columns"]
        )
        ids = part(told["lines"]), part(told["ids"])
        made.append(Kept(Written(source, resource, told["rows"], *ids, columns), told["shapes"]))
    return tuple(made)


@cache
def opened(profile: str | None = None) -> Gate:
    """The gate of all resources under a profile; a process opens it once, for reading its program takes a while."""
    return Gate(profile=profile)


def is_available() -> bool:
    """Whether the native library is there to be used."""
    return library.library() is not None
