"""Records of a CSV file and its child files, as blocks of the very texts that NDJSON would have had."""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import orjson

from crmstandard import schemas
from crmstandard.findings import Finding, Place, finding
from crmstandard.reading import Blank, Block, Unreadable, sayable
from crmstandard.reading.blocks import SIZE, Page, named
from crmstandard.reading.files import LONGEST, Record, lost_record
from crmstandard.reading.refusals import encoding_of
from crmstandard.reading.streams import PEEK, STDIN, opened, unreadable
from crmstandard.reading.tokens import BOM
from crmstandard.tabular.cells import ESCAPED, NOT_TEXT, Lines, Row, rows
from crmstandard.tabular.children import Astray, Key
from crmstandard.tabular.columns import (
    ID,
    WHOLE,
    Field,
    arrays,
    field_of,
    tables,
)
from crmstandard.tabular.columns import (
    Path as ColumnPath,
)
from crmstandard.tabular.composing import Compose, Composer, Ended, Part, Plan, Rows
from crmstandard.tabular.heads import head_of, resource_named
from crmstandard.tabular.items import ChildFile
from crmstandard.tabular.names import SUFFIX, child_files, main_of, stem_of
from crmstandard.tabular.nest import builder_of, plan_of

LOOKED_AT = 1000  # rows that are looked at to learn what they are


def read_csv(
    path: Path | None,
    name: str | None = None,
    resource: str | None = None,
    size: int = SIZE,
    *,
    compose: Compose | None = None,
) -> Iterator[Block]:
    """The blocks of a CSV file, or of standard input for None; raises Unreadable, Blank where there is nothing.

    `resource` says what the records are; without it the name of the file or the first record does. What can `compose`
    records faster is used, where there is such.
    """
    source = named(path, name)
    with ExitStack() as stack:
        reader = _Reader(stack, path, source, resource)
        page, lost, notes = Page(source), list[Record](), reader.notes
        try:
            for made in reader.records(compose, size):
                if isinstance(made, Record):
                    lost.append(made)
                elif isinstance(made, _Run):
                    page.add_lines(*made)
                else:
                    page.add(*made)
                if page.size >= size or len(lost) >= PEEK:
                    yield replace(page.block(), lost=tuple(lost), notes=notes, at=reader.at)
                    page, lost, notes = Page(source), [], ()
        except Unreadable:
            yield replace(page.block(), lost=tuple(lost), notes=notes)  # what stands before the damage is judged
            raise
        yield replace(page.block(), lost=tuple(lost), notes=(*notes, *reader.strays()), at=reader.at)


class _Run(NamedTuple):
    """Records composed of the lines from `first` on: so many lines, which as many of the text stand for."""

    first: int
    lines: int
    text: bytes
    records: int


class _Reader:
    """The files of one resource, opened: the main file and the child files that stand beside it."""

    def __init__(self, stack: ExitStack, path: Path | None, source: str, resource: str | None) -> None:
        self.source = source
        self._raws: list[IO[bytes]] = []
        stream = stack.enter_context(opened(path, self._raws))
        marked = stream.peek(len(BOM)).startswith(BOM)
        if marked:
            stream.read(len(BOM))
        self._lines = Lines(_reads(source, stream), LONGEST)
        self._rows = rows(self._lines)
        first = self._first(source)
        self._held: deque[Row] = deque()
        self.resource = resource or self._told(path, first)
        table = tables(self.resource)[0]
        self._head = head_of(table, first, source, "the file")
        mark = (finding("GEN-040", "", keyword="json").at(Place(source, 1)),) if marked else ()
        self.notes: tuple[Finding, ...] = (*mark, *self._head.notes)
        self._children: dict[ColumnPath, ChildFile] = {}
        for each, file in child_files(path) if path is not None else ():
            self._open_child(stack, each, file)
        self._plan = plan_of(field_of(self.resource), self._head.places, frozenset(self._children))
        self._build = builder_of(self._plan)
        self._whole = self._head.places.get(WHOLE)
        self._id = self._head.places.get(ID)
        self._default = {} if "resourceType" in self._head.places else {"resourceType": self.resource}

    def _first(self, name: str) -> list[str | None]:
        first = next(self._rows, None)
        if first is None:
            raise Blank(self.source, "holds nothing but blanks")
        if first.cells and (first.cells[0] or "").lstrip().startswith(("{", "[")):
            raise Unreadable(self.source, "holds JSON, not CSV; name it .ndjson or .json")
        if first.reason is not None:
            raise Unreadable(self.source, f"the first row of {name} can not be read: {first.reason['en']}")
        if any(cell is not None and NOT_TEXT.search(cell) for cell in first.cells):
            reason = encoding_of("".join(cell or "" for cell in first.cells).encode("utf-8", ESCAPED), 0)
            raise Unreadable(self.source, f"the first row of {name}: {reason['en']}")
        return first.cells

    def _told(self, path: Path | None, first: list[str | None]) -> str:
        """The resource that the name of the file tells, or else the first record."""
        named = resource_named(stem_of(path.name)) if path is not None else None
        found = named or self._said(first)
        stem = main_of(path) if path is not None else None
        if stem is not None and named is None:
            raise Unreadable(
                self.source,
                f"holds items of the records of {stem}{SUFFIX}; name that file, which has to stand beside it",
            )
        if found is None:
            raise Unreadable(
                self.source,
                "nothing says which resource its rows are; name the file by it (persons.csv), give it a column "
                "resourceType, or say --resource",
            )
        return found

    def _said(self, first: list[str | None]) -> str | None:
        """What the first record says that tells its resource; rows that are looked at are kept."""
        if "resourceType" not in first:
            return None
        at = first.index("resourceType")
        for row in islice(self._rows, LOOKED_AT):
            self._held.append(row)
            said = row.cells[at] if at < len(row.cells) else None
            if said in schemas.resources():
                return said
        return None

    def _open_child(self, stack: ExitStack, array: str, file: Path) -> None:
        table = arrays(self.resource).get(array)
        if table is None:
            return
        if table.path in self._children:
            raise Unreadable(self.source, f"two child files hold {array}; keep one of them")
        name = sayable(file.name)
        try:
            stream = stack.enter_context(opened(file))
            if stream.peek(len(BOM)).startswith(BOM):
                stream.read(len(BOM))
            lines = Lines(_reads(self.source, stream, f"its child file {name}: "), LONGEST)
            first = next(rows(lines), None)
            cells = first.cells if first is not None and first.reason is None else []
            head = head_of(table, cells, sayable(file), name)
        except Unreadable as error:
            raise Unreadable(self.source, f"its child file {name}: {error.reason}") from error
        self.notes += tuple(replace(each, place=Place(self.source, 1)) for each in head.notes)
        self._children[table.path] = ChildFile(name, lines, table, head)

    @property
    def at(self) -> int:
        """Bytes of the main file that were read."""
        return self._raws[0].tell() if self._raws else 0

    def records(self, compose: Compose | None, size: int) -> Iterator[tuple[int, bytes] | Record | _Run]:
        """Line and text of each record, or the record that could not be read; runs of records that were composed."""
        composer = compose(self._whole_plan()) if compose is not None else None
        while True:
            if composer is not None and not self._held and all(each.rows.release() for each in self._children.values()):
                yield from self._composed(composer, size)
                self._rows = rows(self._lines)
            row = self._held.popleft() if self._held else next(self._rows, None)
            if row is None:
                return
            yield self._record(row)

    def _composed(self, composer: Composer, size: int) -> Iterator[_Run]:
        """Runs of records up to one that has to be read exactly, or the end."""
        children = [self._children[path].rows for path in self._arrays()]
        files = [self._lines, *(each.lines for each in children)]
        goes_on = True
        while goes_on:
            found = composer([Part(each.data, each.at, each.is_last) for each in files], size)
            first = self._lines.number + 1
            for lines, passed in zip(files, found.passed, strict=True):
                lines.skip(*passed)
            for child, passed in zip(children, found.passed[1:], strict=True):
                child.excused = child.excused and not passed.size
            if found.records:
                yield _Run(first, found.passed[0].lines, found.text, found.records)
            goes_on = found.ended is Ended.ENOUGH or (found.ended is Ended.MORE and _fill(files[found.more], size))

    def _arrays(self) -> list[ColumnPath]:
        """The arrays that have files, one before those within it."""
        return sorted(self._children, key=len)

    def _whole_plan(self) -> Plan:
        key = () if self._id is None else (self._id,)
        arrays = self._arrays()
        files = (Rows(self._head.width, key, self._plan), *(self._children[path].plan() for path in arrays))
        return Plan(self._default, self._whole, files, tuple(arrays))

    def strays(self) -> Iterator[Finding]:
        """What is told at the end: rows of child files that no record took."""
        for child in self._children.values():
            child.rows.finish()
            yield from (each.at(Place(self.source), self.resource) for each in child.rows.strays)

    def _record(self, row: Row) -> tuple[int, bytes] | Record:
        if row.reason is not None:
            return self._lost(row, finding("FED-020", "", column=row.column, reason=row.reason))
        if len(row.cells) != self._head.width:
            return self._lost(row, finding("FED-019", "", found=len(row.cells), expected=self._head.width))
        whole = row.cells[self._whole] if self._whole is not None else None
        if whole is not None:
            return row.line, whole.encode("utf-8", ESCAPED)
        if self._lines.not_text and any(cell is not None and NOT_TEXT.search(cell) for cell in row.cells):
            return self._lost(row, _not_text(row))
        key = ((row.cells[self._id] or "") if self._id is not None else "",)
        try:
            document = {**self._default, **self._build(row.cells, key, self._items)}
        except Astray as astray:
            return self._lost(row, astray.finding)
        return row.line, orjson.dumps(document)

    def _items(self, field: Field, key: Key, count: str | None) -> list[Any] | None:
        """The items of an array from its child file; None where it is absent."""
        opened_child = self._children.get(field.path)
        number = _count(field, count)
        if opened_child is None:
            if number:
                raise Astray(_no_file(field, self.source))
            return None if number is None else []
        if number is None and count is None and field.name in self._counted(field):
            number = 0
        found = opened_child.rows.take(key, number)
        if not found:
            return [] if count is not None else None
        return [opened_child.one(each.cells, (*key, each.index), self._items) for each in found]

    def _counted(self, field: Field) -> Mapping[str, int]:
        """The columns of the table that an array stands in, where they say how many items it has."""
        holder = max((p for p in self._children if field.path[: len(p)] == p and p != field.path), key=len, default=())
        return self._children[holder].head.places if holder else self._head.places

    def _lost(self, row: Row, found: Finding) -> Record:
        for child in self._children.values():
            child.rows.excused = True
        cells = row.cells
        name = cells[self._id] if self._id is not None and self._id < len(cells) else None
        told_of = orjson.dumps({"resourceType": self.resource, "id": (name or "").encode("ascii", "replace").decode()})
        return lost_record(told_of, Place(self.source, row.line), [found])


def _fill(lines: Lines, size: int) -> bool:
    """Reads on in a file; False where what it has can not be a row."""
    if len(lines.data) - lines.at > lines.longest:
        return False
    lines.fill(size)
    return True


def _reads(source: str, stream: io.BufferedReader, what: str = "") -> Callable[[int], bytes]:
    """How a stream is read; `what` says of which file, where it is not the source itself."""

    def read(size: int) -> bytes:
        try:
            return stream.read1(size)
        except (EOFError, zlib.error, OSError) as error:
            raise unreadable(source, error, what) from error

    return read


def _count(field: Field, count: str | None) -> int | None:
    if count is None:
        return None
    if not count.isascii() or not count.isdigit():
        reason = {"en": "the number of items is no number", "zh": "条目数不是数字"}
        raise Astray(finding("FED-021", "", file=field.name, line=1, reason=reason))
    return int(count)


def _no_file(field: Field, source: str) -> Finding:
    if source == STDIN:
        reason = {
            "en": "standard input can not bring the items of arrays; name files",
            "zh": "标准输入无法带入数组条目；请指定文件",
        }
        return finding("FED-021", "", file=source, line=1, reason=reason)
    file = f"{stem_of(Path(source).name)}.{field.name}{SUFFIX}"
    reason = {"en": "the record has items there, but there is no such file", "zh": "记录在其中有条目，但没有此文件"}
    return finding("FED-021", "", file=file, line=1, reason=reason)


def _not_text(row: Row) -> Finding:
    text = ",".join(cell or "" for cell in row.cells)
    found = NOT_TEXT.search(text)
    start = len(text[: found.start() if found else 0].encode("utf-8", ESCAPED))
    return finding(
        "GEN-004", "", keyword="json", byte=start + 1, reason=encoding_of(text.encode("utf-8", ESCAPED), start)
    )
