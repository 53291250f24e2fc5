"""Two times of a record: when a version was recorded, and when its content is true in the real world.

Versions are only ever added. What is known at `known_at` to be true at `valid_at` is the latest
recorded version, among those recorded by then, whose valid time holds that moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One version as stored; times in microseconds, `valid_to` None while open, `doc` the record as it was sent."""

    number: int
    seq: int
    valid_from: int
    valid_to: int | None
    recorded_at: int
    doc: bytes

    def holds(self, moment: int) -> bool:
        """Whether its content is said to be true at a moment."""
        return self.valid_from <= moment and (self.valid_to is None or moment < self.valid_to)


def known(versions: Iterable[Version], valid_at: int, known_at: int) -> Version | None:
    """The version known at `known_at` to be true at `valid_at`; None if there is none."""
    fitting = (each for each in versions if each.recorded_at <= known_at and each.holds(valid_at))
    return max(fitting, key=lambda each: each.number, default=None)


def next_change(versions: Sequence[Version], moment: int) -> int | None:
    """When the next change after `moment` begins that is already recorded; None if none is."""
    starts = sorted({each.valid_from for each in versions if each.valid_from > moment})
    for start in starts:
        at_start = known(versions, start, max(each.recorded_at for each in versions))
        if at_start is not None and at_start.valid_from == start:
            return start
    return None


def current(versions: Sequence[Version], now: int) -> Version:
    """The version that is current now; where none is true now, the one recorded last."""
    return known(versions, now, now) or max(versions, key=lambda each: each.number)


def recorded_until(versions: Sequence[Version], number: int) -> int | None:
    """When another version took the place of one: the time the next was recorded."""
    later = [each for each in versions if each.number > number]
    return min(later, key=lambda each: each.number).recorded_at if later else None
