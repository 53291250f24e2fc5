"""The rows of a child file, taken record by record in the order in which the records stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crmstandard.findings import Finding, finding
from crmstandard.reading.refusals import OTHER, Reason
from crmstandard.tabular.cells import NOT_TEXT, Cells, Row

AHEAD = 1000  # rows that are looked at to find the one that is wanted
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A row of a child file: the key of what it belongs to, the index of its item, its cells; or what is wrong."""

    line: int
    key: Key
    index: str
    cells: Cells
    reason: Reason | None = None


class Astray(Exception):
    """The rows of a child file are not those that a record needs; the finding says which."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.message)
        self.finding = found


class Children:
    """One child file; `strays` are findings about rows that belong to no record at their place."""

    def __init__(self, name: str, rows: Iterator[Row], width: int, keys: Sequence[int]) -> None:
        self.name = name
        self.strays: list[Finding] = []
        self.excused = False  # a record was lost: rows that nobody wants may be its items, which is told already
        self._rows = (_child(row, width, keys) for row in rows)
        self._next: deque[Child] = deque()

    def take(self, key: Key, count: int | None) -> list[Child]:
        """The rows of the items of one record, as many as it says (None: as there are); raises Astray."""
        found: list[Child] = []
        try:
            while count is None or len(found) < count:
                if not self._is_next(key, str(len(found)), search=count is not None):
                    break
                found.append(self._next.popleft())
            if count is not None and len(found) < count:
                raise self._missing(len(found), count)
        except Astray:
            self._pass_over(key, len(found))
            raise
        return found

    def _pass_over(self, key: Key, index: int) -> None:
        """Passes over the further items of a record that is lost, so that they are not told as well."""
        while (head := self._head()) is not None and head.key == key and head.index.isdecimal():
            if int(head.index) <= index:
                break
            self._next.popleft()

    def finish(self) -> None:
        """Tells of rows that no record has taken."""
        first = self._head()
        if first is not None:
            count = len(self._next) + sum(1 for _ in self._rows)
            self._next.clear()
            self._stray(first.line, count)

    def _head(self) -> Child | None:
        if not self._next:
            following = next(self._rows, None)
            if following is None:
                return None
            self._next.append(following)
        return self._next[0]

    def _is_next(self, key: Key, index: str, *, search: bool) -> bool:
        """Whether the next row is the one wanted; with `search`, rows before it that nobody wants are passed over."""
        head = self._head()
        if head is None:
            return False
        if head.reason is not None:
            self._next.popleft()
            raise Astray(self._finding(head.line, head.reason))
        if head.key == key and head.index == index:
            self.excused = False
            return True
        if not search:
            return False
        at = self._search(key, index)
        if at is None:
            return False
        for _ in range(at):
            self._next.popleft()
        self._stray(head.line, at)
        return True

    def _search(self, key: Key, index: str) -> int | None:
        while len(self._next) < AHEAD and (following := next(self._rows, None)) is not None:
            self._next.append(following)
        return next((at for at, row in enumerate(self._next) if row.key == key and row.index == index), None)

    def _stray(self, line: int, count: int) -> None:
        if self.excused:
            self.excused = False
            return
        reason = {
            "en": f"{count:,} rows from here on belong to no record that stands at their place",
            "zh": f"从此处起有 {count:,} 行不属于位置对应的任何记录",
        }
        self.strays.append(self._finding(line, reason))

    def _missing(self, found: int, count: int) -> Astray:
        head = self._head()
        reason = {
            "en": f"the record has {count:,} items, but the row of item {found} does not stand here",
            "zh": f"记录有 {count:,} 个条目，但条目 {found} 的行不在此处",
        }
        return Astray(self._finding(head.line if head else 0, reason))

    def _finding(self, line: int, reason: Reason) -> Finding:
        return finding("FED-021", "", file=self.name, line=line, reason=reason)


def _child(row: Row, width: int, keys: Sequence[int]) -> Child:
    if row.reason is not None:
        return Child(row.line, (), "", [], row.reason)
    if len(row.cells) != width:
        reason = {
            "en": f"the row has {len(row.cells)} cells, the first row names {width} columns",
            "zh": f"该行有 {len(row.cells)} 个单元格，首行有 {width} 个列名",
        }
        return Child(row.line, (), "", [], reason)
    if any(cell is not None and NOT_TEXT.search(cell) for cell in row.cells):
        return Child(row.line, (), "", [], OTHER)
    *key, index = (row.cells[at] or "" for at in keys)
    return Child(row.line, tuple(key), index, row.cells)
