"""Things that hold for stretches of time, looked at together at each instant at which one begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crmstandard.validators.moments import bounds

Period = Mapping[str, str]


def held_together(periods: Sequence[Period], within: Period | None = None) -> Iterator[list[int]]:
    """Indexes of the periods that hold at each such instant inside `within`, in the order of time."""
    spans = [bounds(period) for period in periods]
    first, last = bounds(within or {})
    for moment in sorted({first} | {side for span in spans for side in span}):
        holding = [index for index, (start, end) in enumerate(spans) if start <= moment < end]
        if holding and first <= moment < last:
            yield holding
