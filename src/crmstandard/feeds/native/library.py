"""The native library through ctypes: found where it was built; without it nothing is accepted unseen."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "_native"
SUFFIXES: Mapping[str, str] = {"darwin": "libcrmgate.dylib", "win32": "crmgate.dll"}


class Place(ctypes.Structure):
    """A record to look at: its bytes, its line counted from 0, why if it is a good one, and what is told of others."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("start", "end", "line", "why", "seen", "id", "value"))


class Rows(ctypes.Structure):
    """Facts of one rule and part: how many, and the text of packed rows."""

    _fields_ = (
        ("rule", ctypes.c_uint64),
        ("part", ctypes.c_uint64),
        ("count", ctypes.c_uint64),
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_uint64),
    )


class Scan(ctypes.Structure):
    """What a scan found, as the library writes it."""

    _fields_ = (
        ("accepted", ctypes.c_uint64),
        ("blank", ctypes.c_uint64),
        ("lines", ctypes.c_uint64),
        ("consumed", ctypes.c_uint64),
        ("counted", ctypes.c_uint64),
        ("suspicious", ctypes.POINTER(Place)),
        ("suspicious_count", ctypes.c_uint64),
        ("wanted", ctypes.POINTER(Place)),
        ("wanted_count", ctypes.c_uint64),
        ("by_root", ctypes.POINTER(ctypes.c_uint64)),
        ("by_root_count", ctypes.c_uint64),
        ("facts", ctypes.c_void_p),
        ("facts_size", ctypes.c_uint64),
        ("kept", ctypes.c_void_p),
        ("kept_length", ctypes.c_uint64),
        ("found", ctypes.c_void_p),
    )


class Group(ctypes.Structure):
    """A group of facts: where its rows stand in the text, the number of those told alike, and where that is told."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("start", "end", "alike", "told", "told_end"))


class Groups(ctypes.Structure):
    """The groups that are to be judged."""

    _fields_ = (
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_uint64),
        ("groups", ctypes.POINTER(Group)),
        ("count", ctypes.c_uint64),
        ("found", ctypes.c_void_p),
    )


class Lines(ctypes.Structure):
    """Lines of text that the library made."""

    _fields_ = (("text", ctypes.c_void_p), ("length", ctypes.c_uint64), ("found", ctypes.c_void_p))


class Odd(ctypes.Structure):
    """How often each odd id came, as a JSON object; empty where they are too many."""

    _fields_ = (("text", ctypes.c_void_p), ("length", ctypes.c_uint64), ("found", ctypes.c_void_p))


class File(ctypes.Structure):
    """The text of a flat file, whether nothing follows it, and how much of it was passed."""

    _fields_ = (
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_size_t),
        ("is_last", ctypes.c_uint64),
        ("passed", ctypes.c_uint64),
        ("lines", ctypes.c_uint64),
    )


class Told(ctypes.Structure):
    """The records composed of flat files, how many they are, why no more, and the file that is needed more of."""

    _fields_ = (
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_uint64),
        ("records", ctypes.c_uint64),
        ("ended", ctypes.c_uint64),
        ("more", ctypes.c_uint64),
        ("found", ctypes.c_void_p),
    )


class Made(ctypes.Structure):
    """The records made of columns, how many they are, and why no more."""

    _fields_ = (
        ("text", ctypes.c_void_p),
        ("length", ctypes.c_uint64),
        ("records", ctypes.c_uint64),
        ("ended", ctypes.c_uint64),
        ("found", ctypes.c_void_p),
    )


def path() -> Path:
    """Where the library lies when it is built."""
    return FOLDER / SUFFIXES.get(sys.platform, "libcrmgate.so")


TEXT = (ctypes.c_char_p, ctypes.c_size_t)
HANDLE = ctypes.c_void_p
SCAN = (HANDLE, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, ctypes.c_uint32, ctypes.c_uint64, ctypes.c_uint64)
FUNCTIONS: Mapping[str, tuple[Any, tuple[Any, ...]]] = {  # name, what it returns, what it is given
    "crm_gate_open": (HANDLE, TEXT),
    "crm_gate_close": (None, (HANDLE,)),
    "crm_gate_scan": (ctypes.c_int, (*SCAN, *TEXT, ctypes.POINTER(Scan))),
    "crm_gate_scan_close": (None, (ctypes.POINTER(Scan),)),
    "crm_cut": (ctypes.c_size_t, (HANDLE, ctypes.c_size_t, ctypes.c_uint32, ctypes.POINTER(ctypes.c_uint64))),
    "crm_line_ends": (ctypes.c_uint64, TEXT),
    "crm_flat_open": (HANDLE, TEXT),
    "crm_flat_close": (None, (HANDLE,)),
    "crm_flat_compose": (
        ctypes.c_int,
        (HANDLE, ctypes.POINTER(File), ctypes.c_size_t, ctypes.c_size_t, ctypes.POINTER(Told)),
    ),
    "crm_flat_told_close": (None, (ctypes.POINTER(Told),)),
    "crm_columns_open": (HANDLE, (*TEXT, ctypes.c_void_p)),
    "crm_columns_close": (None, (HANDLE,)),
    "crm_columns_next": (ctypes.c_int, (HANDLE, ctypes.c_size_t, ctypes.POINTER(Made))),
    "crm_columns_made_close": (None, (ctypes.POINTER(Made),)),
    "crm_without_nulls": (ctypes.c_int, (*TEXT, ctypes.POINTER(Lines))),
    "crm_lines_close": (None, (ctypes.POINTER(Lines),)),
    "crm_gathering_open": (HANDLE, ()),
    "crm_gathering_close": (None, (HANDLE,)),
    "crm_gathering_fill": (
        ctypes.c_size_t,
        (HANDLE, ctypes.POINTER(HANDLE), ctypes.c_size_t, ctypes.POINTER(ctypes.POINTER(Rows))),
    ),
    "crm_facts_close": (None, (HANDLE,)),
    "crm_facts_as_json": (ctypes.c_int, (*TEXT, ctypes.POINTER(Lines))),
    "crm_sieve_open": (HANDLE, ()),
    "crm_sieve_close": (None, (HANDLE,)),
    "crm_sieve_add": (ctypes.c_int, (HANDLE, *TEXT, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_bool)),
    "crm_sieve_groups": (ctypes.c_int, (HANDLE, ctypes.c_uint32, *TEXT, ctypes.c_bool, ctypes.POINTER(Groups))),
    "crm_sieve_learn": (None, (HANDLE, *TEXT)),
    "crm_sieve_groups_close": (None, (ctypes.POINTER(Groups),)),
    "crm_lookup_open": (HANDLE, ()),
    "crm_lookup_close": (None, (HANDLE,)),
    "crm_lookup_begin": (None, (HANDLE, ctypes.c_uint32, ctypes.c_uint32)),
    "crm_lookup_take": (ctypes.c_int, (HANDLE, ctypes.c_uint32, *TEXT)),
    "crm_lookup_odd": (None, (HANDLE, ctypes.POINTER(Odd))),
    "crm_lookup_odd_close": (None, (ctypes.POINTER(Odd),)),
}


@cache
def library() -> ctypes.CDLL | None:
    """The library, or None where it was not built or cannot be loaded here."""
    if not path().is_file():
        return None
    try:
        loaded = ctypes.CDLL(str(path()))
        for name, (returned, given) in FUNCTIONS.items():
            function = getattr(loaded, name)
            function.restype, function.argtypes = returned, given
    except (OSError, AttributeError):  # built for another machine, or another version
        return None
    return loaded


def needed() -> ctypes.CDLL:
    """The library; raises RuntimeError where there is none."""
    loaded = library()
    if loaded is None:
        raise RuntimeError("the native library is not built here; run `make native`")
    return loaded


class Opened:
    """What the library has opened, which is closed when nobody holds it any more."""

    def __init__(self, handle: int | None, closing: str) -> None:
        self.handle = handle
        self._close = getattr(needed(), closing)

    def __del__(self) -> None:  # noqa: D105 - closes what __init__ opened
        self._close(self.handle)
