"""The rows of a child file, taken record by record in the order in which the records stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crmstandard.findings import Finding, finding
from crmstandard.reading.refusals import OTHER, Reason
from crmstandard.tabular.cells import NOT_TEXT, Cells, Lines, Place, Row, rows

AHEAD = 1000  # rows that are looked at to find the one that is wanted
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A row of a child file: the key of what it belongs to, the index of its item, its cells; or what is wrong."""

    place: Place
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
    """One child file, read behind its first row; `strays` are findings about rows of no record at their place."""

    def __init__(self, name: str, lines: Lines, width: int, keys: Sequence[int]) -> None:
        self.name = name
        self.lines = lines
        self.strays: list[Finding] = []
        self.excused = False  # a record was lost: rows that nobody wants may be its items, which is told already
        self._width, self._keys = width, keys
        self._rows = self._read()
        self._next: deque[Child] = deque()

    def _read(self) -> Iterator[Child]:
        return (_child(row, self._width, self._keys) for row in rows(self.lines))

    def release(self) -> bool:
        """Goes back to the first row that nobody took, for others to read from there; False where it cannot."""
        if self._next and not self.lines.back(self._next[0].place):
            return False
        self._next.clear()
        self.lines.kept = None
        self._rows = self._read()
        return True

    def take(self, key: Key, count: int | None) -> list[Child]:
        """The rows of the items of one record, as many as it says (None: as there are); raises Astray."""
        found: list[Child] = []
        try:
            while count is None or len(found) < count:
                if not self._is_next(key, str(len(found)), search=count is not None):
                    break
                found.append(self._pop())
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
            self._pop()

    def finish(self) -> None:
        """Tells of rows that no record has taken."""
        first = self._head()
        if first is not None:
            count = len(self._next) + sum(1 for _ in self._rows)
            self._next.clear()
            self._stray(first.place.line, count)

    def _pop(self) -> Child:
        taken = self._next.popleft()
        self.lines.kept = self._next[0].place.offset if self._next else None
        return taken

    def _head(self) -> Child | None:
        if not self._next:
            self.lines.kept = self.lines.here.offset
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
            self._pop()
            raise Astray(self._finding(head.place.line, head.reason))
        if head.key == key and head.index == index:
            self.excused = False
            return True
        if not search:
            return False
        at = self._search(key, index)
        if at is None:
            return False
        for _ in range(at):
            self._pop()
        self._stray(head.place.line, at)
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
        return Astray(self._finding(head.place.line if head else 0, reason))

    def _finding(self, line: int, reason: Reason) -> Finding:
        return finding("FED-021", "", file=self.name, line=line, reason=reason)


def _child(row: Row, width: int, keys: Sequence[int]) -> Child:
    if row.reason is not None:
        return Child(row.place, (), "", [], row.reason)
    if len(row.cells) != width:
        reason = {
            "en": f"the row has {len(row.cells)} cells, the first row names {width} columns",
            "zh": f"该行有 {len(row.cells)} 个单元格，首行有 {width} 个列名",
        }
        return Child(row.place, (), "", [], reason)
    if any(cell is not None and NOT_TEXT.search(cell) for cell in row.cells):
        return Child(row.place, (), "", [], OTHER)
    *key, index = (row.cells[at] or "" for at in keys)
    return Child(row.place, tuple(key), index, row.cells)
