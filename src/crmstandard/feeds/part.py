"""What one worker has found and counted of a feed, to be brought together with what others have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crmstandard.feeds.cells import Cells
from crmstandard.feeds.counts import Presence, Received, Sums
from crmstandard.validators import Session
from crmstandard.validators.kept import SpilledFacts


@dataclass
class Part:
    """What one worker has found and counted."""

    cells: Cells
    presence: Presence = field(default_factory=Presence)
    received: dict[int, Received] = field(default_factory=dict)
    sums: Sums = field(default_factory=Sums)
    missing: Counter[str] = field(default_factory=Counter)  # mandatory cells by resource that are not filled
    excused: Counter[str] = field(default_factory=Counter)  # mandatory cells by resource that have no place
    invalid: int = 0
    checked: int = 0  # values with check digits in the records that were sampled, and those of them that are wrong
    wrong: int = 0
    compared: int = 0  # facts held against others across records
    facts: tuple[SpilledFacts, frozenset[str]] | None = None
    session: Session | None = None  # with the facts as they lie, where this process judges them

    def merge(self, other: Part) -> None:
        """Adds what another worker has found."""
        self.cells.merge(other.cells)
        self.presence.merge(other.presence)
        self.sums.merge(other.sums)
        self.missing.update(other.missing)
        self.excused.update(other.excused)
        self.invalid += other.invalid
        self.checked += other.checked
        self.wrong += other.wrong
        self.compared += other.compared
        for number, received in other.received.items():
            self.received.setdefault(number, Received()).merge(received)
