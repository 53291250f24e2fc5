"""Groups of facts judged blindfolded: what a rule says without looking is true of all groups that look the same.

A rule is handed facts whose key, place, record and pointer cannot be looked at. If it finds nothing wrong and never
tried to look, its verdict came of the values alone, and groups with the same values need no judging; nor do those
whose dates and keys stand in the same order, if these were told by order. If it does not even look at the value of a
single fact of a resource, single facts of it need none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import orjson

from crmstandard.findings import Place
from crmstandard.validators.groups import Group
from crmstandard.validators.ranked import Looked, look, revealed
from crmstandard.validators.registry import Breach, CrossRule, Fact

TRIES = 32  # a rule that looks at more than values so often is not asked again
LOOKS = (
    "bool hash eq ne lt le gt ge len iter getitem contains str repr format call index int float "
    "add radd sub rsub mul rmul mod rmod and rand or ror xor rxor neg reversed next enter exit"
)


class _Hidden:
    """What cannot be looked at: whatever is done with it raises Looked."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        raise Looked(name)


for _name in LOOKS.split():
    setattr(_Hidden, f"__{_name}__", look)

HIDDEN: Any = _Hidden()
HIDDEN_PLACE = Place(HIDDEN, HIDDEN)


def _hidden(value: Any, resource: str) -> Fact:
    return Fact(value, HIDDEN_PLACE, resource, HIDDEN, HIDDEN)


def _told(by_order: bytes, *, equates: bool) -> list[Fact]:
    return [_hidden(revealed(value, equates=equates), resource) for resource, value in orjson.loads(by_order)]


class Blindfold:
    """Judges the groups of one rule, beside the facts that all of its groups share.

    `needs_others` are the resources whose facts break nothing by themselves.
    """

    def __init__(self, rule: CrossRule, shared: Sequence[Fact] = ()) -> None:
        self._rule = rule
        self._shared = list(shared)
        self._tries = TRIES
        self.needs_others = frozenset(name for name in rule.reads if self._finds_nothing([_hidden(HIDDEN, name)]))

    def judge(self, group: Group) -> Iterator[tuple[Fact, Breach]]:
        """What breaks the rule in a group; the group is told if its values alone show that nothing does."""
        if group.learn is not None and self._tries and self._is_good(group, group.learn):
            return
        yield from self._rule.judge(group.key, [*self._shared, *group.facts()])

    def judge_beside(self, group: Group, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        """What breaks the rule among some facts of the key of a group that is judged by value."""
        own = {id(fact) for fact in facts}
        found = self._rule.judge(group.key, [*self._shared, *group.facts(), *facts])
        return ((fact, breach) for fact, breach in found if id(fact) in own)

    def _is_good(self, group: Group, learn: Callable[[], None]) -> bool:
        """Whether a group is good by what is told of it; what holds for those told alike too is learned."""
        if group.by_order is None:
            values = [_hidden(row[1], row[4]) for row in group.rows]
        else:
            values = _told(group.by_order, equates=self._rule.equates)
        found = self._finds_nothing(values)
        if found:
            learn()
        elif group.by_order is not None:
            found = self._finds_nothing([_hidden(row[1], row[4]) for row in group.rows])
        self._tries = TRIES if found else self._tries - 1
        return found

    def _finds_nothing(self, facts: Sequence[Fact]) -> bool:
        try:
            return next(iter(self._rule.judge(HIDDEN, [*self._shared, *facts])), None) is None
        except (Looked, TypeError):
            return False
