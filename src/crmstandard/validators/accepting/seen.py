"""What was seen at each place of good records: members and their order, values where they are few."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

MOST_TEXTS = 64


@dataclass
class Seen:
    """One place: how often it was met, its members with what may stand before them, its items, its texts while few."""

    times: int = 0
    members: dict[str, Seen] = field(default_factory=dict)
    before: dict[str, set[str]] = field(default_factory=dict)
    items: Seen | None = None
    texts: set[str] | None = field(default_factory=set)
    closed: bool = False  # whether the expression accepts no other texts than these

    def learn(self, value: Any) -> None:
        """Takes in one more value of this place."""
        self.times += 1
        if isinstance(value, dict):
            self._learn_members(value)
        elif isinstance(value, list):
            self.items = self.items or Seen()
            for each in value:
                self.items.learn(each)
        elif isinstance(value, str) and self.texts is not None:
            self.texts.add(value)
            if len(self.texts) > MOST_TEXTS:
                self.texts = None

    def _learn_members(self, value: dict[str, Any]) -> None:
        last: str | None = None
        for name, inner in value.items():
            node = self.members.get(name)
            if node is None:
                node = self.members[name] = Seen()
                self.before[name] = set()
            node.learn(inner)
            if last is not None:
                self.before[name].add(last)
            last = name

    def always(self, name: str) -> bool:
        """Whether every value of this place had the member."""
        return name in self.members and self.members[name].times == self.times

    def order(self, *, by_name: bool) -> list[str] | None:
        """The members in an order that all values kept, or by their names; None if they kept none."""
        if by_name:
            return sorted(self.members)
        try:
            return list(TopologicalSorter(self.before).static_order())
        except CycleError:
            return None
