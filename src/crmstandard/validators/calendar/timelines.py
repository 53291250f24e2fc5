"""Things that hold for stretches of time, looked at together at each instant at which one begins or ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from crmstandard.validators.calendar.moments import bounds

Period = Mapping[str, str]


def held_together(periods: Sequence[Period]) -> Iterator[list[int]]:
    """Indexes of the periods that hold at each such instant, in the order of time."""
    spans = [bounds(period) for period in periods]
    for moment in sorted({side for span in spans for side in span}):
        holding = [index for index, (start, end) in enumerate(spans) if start <= moment < end]
        if holding:
            yield holding


def running_totals(parts: Iterable[tuple[Period, Decimal]], within: Period) -> Iterator[Decimal]:
    """Sum of the amounts that hold from each such instant inside `within` on, where any holds."""
    first, last = bounds(within)
    steps: dict[datetime, list[tuple[int, Decimal]]] = defaultdict(list)
    for period, amount in parts:
        start, end = bounds(period)
        if max(start, first) < min(end, last):
            steps[max(start, first)].append((1, amount))
            steps[min(end, last)].append((-1, -amount))
    count, total = 0, Decimal(0)
    for moment in sorted(steps):
        count += sum(each for each, _ in steps[moment])
        total += sum(amount for _, amount in steps[moment])
        if count:
            yield total
