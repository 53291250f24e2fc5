"""Records made natively of the columns of Parquet files: no value of them becomes an object of Python."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import orjson

from crmstandard.feeds.native import library
from crmstandard.feeds.native.encode import listed, number, text
from crmstandard.tabular.parquet_columns import Broken, Made, Make, Member, Plan, Run

MARK = b"CRMCOLS1"
VALUE, GROUP, LIST, BESIDE = range(4)
ENOUGH, WHOLE, DONE, BROKEN = range(4)
STREAM = b"arrow_array_stream"  # the name that such capsules have


def native_make() -> Make | None:
    """What makes records of columns, where the native library is built."""
    return None if library.library() is None else _make


def _make(plan: Plan, stream: object, size: int) -> Iterator[Run] | None:
    """See `Make`."""
    program = encoded(plan)
    handle = library.needed().crm_columns_open(program, len(program), _pointer(stream))
    return _runs(handle, stream, size) if handle else None


def _pointer(stream: object) -> int | None:
    """Where the stream of a capsule lies."""
    prototype = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)
    found: int | None = prototype(("PyCapsule_GetPointer", ctypes.pythonapi))(stream, STREAM)
    return found


def _runs(handle: int, stream: object, size: int) -> Iterator[Run]:
    """The records of what was opened; the stream is held until it is closed."""
    opened, ended = library.needed(), ENOUGH
    try:
        while ended != DONE:
            made = library.Made()
            opened.crm_columns_next(handle, size, ctypes.byref(made))
            try:
                found, ended = ctypes.string_at(made.text, made.length), made.ended
            finally:
                opened.crm_columns_made_close(ctypes.byref(made))
            if ended == BROKEN:
                raise Broken(found.decode("utf-8", "replace"))
            if made.records:
                yield Run(found, made.records, ended == WHOLE)
    finally:
        opened.crm_columns_close(handle)
        del stream


def encoded(plan: Plan) -> bytes:
    """A plan as the library reads it."""
    default = b"".join(_name(name) + orjson.dumps(value) + b"," for name, value in plan.default.items())
    whole = number(0 if plan.whole is None else plan.whole + 1)
    return MARK + text(default) + whole + _members(plan.members)


def _members(members: Sequence[Member]) -> bytes:
    return listed([text(_name(each.name)) + number(each.at) + _made(each.made) for each in members])


def _made(made: Made) -> bytes:
    if made.items is not None:
        return bytes((LIST,)) + _made(made.items)
    if made.members:
        return bytes((BESIDE if made.is_beside else GROUP,)) + _members(made.members)
    return bytes((VALUE,))


def _name(name: str) -> bytes:
    return orjson.dumps(name) + b":"
