"""The items of one array in a child file: how its rows become them, read one by one or composed."""

from __future__ import annotations

from typing import Any

from crmstandard.tabular.cells import Cells, Lines
from crmstandard.tabular.children import Children, Key
from crmstandard.tabular.columns import Field, Table, field_of, tables
from crmstandard.tabular.composing import Rows, Value
from crmstandard.tabular.heads import Head
from crmstandard.tabular.nest import Items, builder_of, plan_of, reader_of


class ChildFile:
    """A child file: its rows, and how one of them becomes an item."""

    def __init__(self, name: str, lines: Lines, table: Table, head: Head) -> None:
        self.head = head
        self._keys = tuple(head.places[key] for key in table.keys)
        self.rows = Children(name, lines, head.width, self._keys)
        self._item = _item(table)
        given = frozenset(each.path for each in tables(table.resource) if each.path[: len(table.path)] == table.path)
        self._steps = plan_of(self._item, head.places, given)
        self._build = builder_of(self._steps)
        self._at = head.places.get(self._item.name)

    def one(self, cells: Cells, key: Key, items: Items) -> Any:
        """The item of a row."""
        if self._item.members:
            return self._build(cells, key, items)
        text = cells[self._at] if self._at is not None else None
        return None if text is None else reader_of(self._item.kind)(text)

    def plan(self) -> Rows:
        """How its rows are composed."""
        item = self._steps if self._item.members else Value(self._item.kind, self._at)
        return Rows(self.head.width, self._keys, item)


def _item(table: Table) -> Field:
    node = field_of(table.resource)
    for step in table.path:
        while node.items is not None:
            node = node.items
        node = node.members[step]
    return node.items or node
