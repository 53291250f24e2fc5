"""Words that the parts of the compiler share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Program:
    """A program, the names of its roots in order, and notes.

    By root it tells the rules across records that it takes the facts of, and the members in their order. The notes
    say what was left to the exact path.
    """

    raw: bytes
    roots: tuple[str, ...]
    taken: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = field(default=(), compare=False)


class Unsupported(Exception):
    """Something that a program cannot say; whatever depends on it is left to the exact path."""
