"""Records composed natively from the rows of flat files; what is odd there is left to the exact reading."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence

import orjson

from crmstandard.feeds.native import library
from crmstandard.feeds.native.encode import listed, number, text
from crmstandard.tabular.columns import BOOLEAN, INTEGER, JSON
from crmstandard.tabular.composing import Compose, Composed, Composer, Ended, Part, Passed, Plan, Rows, Value
from crmstandard.tabular.nest import Step

MARK = b"CRMFLAT1"
KINDS: Mapping[str, int] = {INTEGER: 1, BOOLEAN: 2, JSON: 3}  # all others are texts
CELL, OBJECT, ARRAY = range(3)
STEPS, VALUE = range(2)


def native_compose() -> Compose | None:
    """What makes composers, where the native library is built."""
    return None if library.library() is None else NativeComposer


class NativeComposer(Composer):
    """A composer for one plan and one thread."""

    def __init__(self, plan: Plan) -> None:
        self._library = library.needed()
        program = encoded(plan)
        self._count = len(plan.files)
        self._handle = self._library.crm_flat_open(program, len(program))
        if not self._handle:
            raise RuntimeError("the native library does not know this plan; run `make native`")

    def __del__(self) -> None:  # noqa: D105 - closes what __init__ opened
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            self._library.crm_flat_close(handle)

    def __call__(self, parts: Sequence[Part], most: int) -> Composed:
        """See `Composer`."""
        files = (library.File * self._count)(*map(_file, parts))
        told = library.Told()
        if self._library.crm_flat_compose(self._handle, files, self._count, most, ctypes.byref(told)):
            return Composed(b"", 0, [Passed(0, 0)] * self._count, Ended.LEFT, 0)
        try:
            made = ctypes.string_at(told.text, told.length)
        finally:
            self._library.crm_flat_told_close(ctypes.byref(told))
        passed = [Passed(each.passed, each.lines) for each in files]
        return Composed(made, told.records, passed, Ended(told.ended), told.more)


def _file(part: Part) -> library.File:
    start = ctypes.cast(ctypes.c_char_p(part.text), ctypes.c_void_p).value or 0
    return library.File(start + part.at, len(part.text) - part.at, part.is_last)


def encoded(plan: Plan) -> bytes:
    """A plan as the library reads it."""
    numbers = {path: place for place, path in enumerate(plan.arrays, 1)}
    default = b"".join(_name(name) + orjson.dumps(value) + b"," for name, value in plan.default.items())
    return MARK + text(default) + _place(plan.whole) + listed([_rows(each, numbers) for each in plan.files])


def _rows(rows: Rows, numbers: Mapping[tuple[str, ...], int]) -> bytes:
    keys = number(rows.width) + listed([number(each) for each in rows.keys])
    if isinstance(rows.item, Value):
        return keys + bytes((VALUE, KINDS.get(rows.item.kind, 0))) + _place(rows.item.at)
    return keys + bytes((STEPS,)) + _steps(rows.item, numbers)


def _steps(steps: Sequence[Step], numbers: Mapping[tuple[str, ...], int]) -> bytes:
    return listed([text(_name(each.name)) + _made(each, numbers) for each in steps])


def _made(step: Step, numbers: Mapping[tuple[str, ...], int]) -> bytes:
    if step.array is not None:
        return bytes((ARRAY,)) + _place(numbers.get(step.array.path)) + _place(step.at)
    if step.inner:
        return bytes((OBJECT,)) + _steps(step.inner, numbers)
    return bytes((CELL, KINDS.get(step.kind, 0))) + number(step.at or 0)


def _name(name: str) -> bytes:
    return orjson.dumps(name) + b":"


def _place(place: int | None) -> bytes:
    """A place, or none: as one more than it is."""
    return number(0 if place is None else place + 1)
