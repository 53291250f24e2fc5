"""One worker on a feed: judges blocks of records and keeps what is counted, so that several can share the work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.feeds.accuracy import EVERY, is_of_check_digits, is_sampled, numbers_with_check_digits
from crmstandard.feeds.cells import Cells
from crmstandard.feeds.counts import Control, Presence, Received, Sums, mandatory
from crmstandard.feeds.fields import beginning
from crmstandard.feeds.good import Good
from crmstandard.feeds.native.gate import (
    ABSENCES,
    ALL_FACTS,
    FACTS,
    SAMPLED,
    Keeping,
    Looked,
    Scanned,
    is_available,
    opened,
)
from crmstandard.feeds.native.gathering import Gathering, Rows
from crmstandard.findings import Finding, Place
from crmstandard.reading import Block, Record
from crmstandard.validators import Session
from crmstandard.validators.kept import SpilledFacts

EXCERPT = 400
LEFT_OUT = frozenset({"notApplicable"})  # the fact has no place there: it is no cell that could be filled
Left = tuple[int, bytes, int]  # line and text of a record, and which of its members are in doubt (see Gate.doubted)
KEPT_BACK = frozenset({"masked"})  # the fact is there, only not shown


@dataclass(frozen=True)
class Task:
    """What every worker is told: the profile, how many places to keep, and what to sum in which source."""

    profile: str | None = None
    samples: int = 20
    controls: Mapping[int, tuple[Control, ...]] = field(default_factory=dict)
    folder: Path | None = None
    native: bool = True  # whether the gate is used where it is built; findings are the same


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


class Checker:
    """Judges blocks one after another; `part` is what it has found so far."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.session = Session(profile=task.profile, folder=task.folder)
        self.part = Part(Cells(task.samples))
        self.left = 0  # records that the gate has left to be read
        self._gathering = Gathering()
        self._gate = opened(task.profile) if task.native and is_available() else None

    @property
    def has_gate(self) -> bool:
        """Whether good records are accepted natively."""
        return self._gate is not None

    def scan(self, block: Block) -> Scanned | None:
        """What the gate says of a block; None where it is not asked. Threads may call it at the same time."""
        if self._gate is None or not block.data:
            return None
        return self._gate.scan(block.data, by_value=block.by_value, keeping=Keeping(block.first, EVERY, block.source))

    def take(self, source: int, block: Block, scanned: Scanned | None) -> None:
        """Judges the records of a block of the source with this number, of which `scan` has said this."""
        received = self.part.received.setdefault(source, Received())
        for note in block.notes:
            self.part.cells.add(note, source)
        for lost in block.lost:
            self._count_lost(source, received, lost)
        known_good, good = self.session.known_good, Good()
        for line, text, why in self._left(source, received, block, scanned):
            self.left += 1
            document = known_good(text)
            if document is None:
                self._take_good(source, received, block, good)
                self._take_exactly(source, received, block.read(line, text), text, why)
            elif good.add(document, line):
                self._take_good(source, received, block, good)
        self._take_good(source, received, block, good)

    def _take_exactly(self, source: int, received: Received, record: Record, text: bytes, why: int) -> None:
        if record.is_lost:
            self._count_lost(source, received, record)
        else:
            self._count(source, received, record, text, why)

    def _take_good(self, source: int, received: Received, block: Block, good: Good) -> None:
        """Counts and keeps records that were accepted the quick way."""
        for title, documents, lines in good.taken():
            self.session.keep_accepted(title, documents, block.source, lines)
            for members, count in Counter(map(tuple, documents)).items():
                self._count_good(received, title, members, count)
            self._look_at_good(source, title, documents)

    def _left(self, source: int, received: Received, block: Block, found: Scanned | None) -> Iterable[Left]:
        """The records that the gate did not accept; those that it did are counted."""
        if found is None:
            return ((line, text, 0) for line, text in block.texts())
        self._count_accepted(received, found)
        for each in found.wanted:
            self._look(block, each)
        texts = ((block.first + each.line, block.data[each.start : each.end], each.why) for each in found.suspicious)
        left = [(line, text.lstrip() if block.by_value else text.removesuffix(b"\n"), why) for line, text, why in texts]
        left = [each for each in left if each[1].strip()]
        controls = self._task.controls.get(source)
        if controls:
            self._sum_accepted(source, controls, block, left)
        return chain(left, ((line, text, 0) for line, text in block.values))

    def _sum_accepted(self, source: int, controls: Sequence[Control], block: Block, left: Sequence[Left]) -> None:
        """Adds what the records of a block hold that were not left by the gate; both come in their order."""
        following = iter(left)
        passed = next(following, None)
        for line_and_text in replace(block, values=()).texts():
            if passed is not None and line_and_text == passed[:2]:
                passed = next(following, None)
            else:
                self.part.sums.add(source, controls, orjson.loads(line_and_text[1]))

    def _count_accepted(self, received: Received, found: Scanned) -> None:
        """Counts the records that the gate accepted, and keeps what it tells of them."""
        for written, shapes in found.kept:
            for members, count in shapes:
                self._count_good(received, written.resource, members, count)
            self.session.keep_columns(written)
        self.part.checked += found.counted
        self._keep_facts(self._gathering.add(found.facts))

    def _keep_facts(self, facts: Iterable[Rows]) -> None:
        for rows in facts:
            self.session.keep_written(*rows)

    def _look(self, block: Block, place: Looked) -> None:
        """Looks at a good record for what the gate does not tell."""
        document, line = orjson.loads(block.data[place.start : place.end]), block.first + place.line
        if place.why & (FACTS | ALL_FACTS) and self._gate is not None:
            taken = () if place.why & ALL_FACTS else self._gate.taken[document["resourceType"]]
            self.session.keep_facts(document, Place(block.source, line), taken)
        if place.why & ABSENCES:
            self._count_unfilled(document["resourceType"], document, ())
        if place.why & SAMPLED:
            self.part.checked += numbers_with_check_digits(document["resourceType"], document)

    def finish(self) -> Part:
        """What was found, with the facts on disk, for another worker to judge together with its own."""
        self._count_facts()
        self.part.facts = self.session.parted()
        return self.part

    def finish_here(self) -> Part:
        """What was found, with the session that keeps the facts: to be judged in this very process."""
        self._count_facts()
        self.part.session = self.session
        return self.part

    def _count_facts(self) -> None:
        self._keep_facts(self._gathering.rest())
        self.part.compared = self.session.facts_kept

    def _count_lost(self, source: int, received: Received, record: Record) -> None:
        received.records += 1
        received.unreadable += 1
        self.part.invalid += 1
        self._keep(source, received, record, record.findings)
        if record.resource and record.record:
            self.session.lost(record.resource, record.record, record.place)

    def _count(self, source: int, received: Received, record: Record, text: bytes, why: int) -> None:
        document = record.document
        received.records += 1
        found = self.session.add(document, record.place, self._doubted(document, why))
        if record.raw:
            found = [replace(each, place=record.place_of(each.pointer)) for each in found]
        found.extend(record.findings)
        controls = self._task.controls.get(source)
        if controls and isinstance(document, dict):
            self.part.sums.add(source, controls, document)
        title = document.get("resourceType") if isinstance(document, dict) else None
        if isinstance(title, str) and title in schemas.resources():
            received.resources[title] += 1
            self._count_cells(title, document, found)
            if is_sampled(document.get("id")):
                self.part.checked += numbers_with_check_digits(title, document)
                self.part.wrong += sum(is_of_check_digits(each) for each in found)
        if found:
            self._keep(source, received, record, found)
        else:
            self.session.learn(document, text)

    def _doubted(self, document: Any, why: int) -> tuple[str, ...] | None:
        """The members that the gate could not find right, where it tells."""
        return self._gate.doubted(document["resourceType"], why) if why and self._gate is not None else None

    def _count_good(self, received: Received, title: str, members: Iterable[str], count: int) -> None:
        """Counts so many records with these members in which nothing is wrong."""
        received.records += count
        received.resources[title] += count
        self.part.presence.add_all(title, members, count)

    def _look_at_good(self, source: int, title: str, documents: Sequence[Mapping[str, Any]]) -> None:
        """Sums and counts what few records ask for, of those that were accepted the quick way."""
        controls = self._task.controls.get(source)
        for document in documents if controls else ():
            self.part.sums.add(source, controls or (), document)
        for document in documents:
            if is_sampled(document["id"]):
                self.part.checked += numbers_with_check_digits(title, document)
            if "absences" in document:
                self._count_unfilled(title, document, ())

    def _count_cells(self, title: str, document: Mapping[str, Any], found: Sequence[Finding]) -> None:
        if not found:
            self.part.presence.add(title, document, judged=True)
            if "absences" in document:
                self._count_unfilled(title, document, found)
            return
        misshapen = {each.pointer.split("/", 2)[1] for each in found if each.keyword and each.pointer}
        shapeless = bool(misshapen) or any(each.keyword and each.level == "error" for each in found)
        self.part.presence.add(title, document, judged=not shapeless)
        self.part.invalid += len(misshapen)
        self._count_unfilled(title, document, found)

    def _count_unfilled(self, title: str, document: Mapping[str, Any], found: Sequence[Finding]) -> None:
        missing, excused = _unfilled(title, document, found)
        self.part.missing[title] += missing
        self.part.excused[title] += excused

    def _keep(self, source: int, received: Received, record: Record, found: Sequence[Finding]) -> None:
        if any(each.level == "error" for each in found):
            received.beside += not received.bad.add(record.place.line or 0)
        excerpt = _Excerpt(record.document)
        for each in found:
            self.part.cells.add(each, source, excerpt)


class _Excerpt:
    """The excerpt of a record, made when it is first asked for; None of what could not be read."""

    __slots__ = ("_document", "_made")

    def __init__(self, document: Any) -> None:
        self._document = document
        self._made: str | None = None

    def __call__(self) -> str | None:
        if self._made is None and self._document is not None:
            self._made = excerpt_of(self._document)
        return self._made


def excerpt_of(document: Any) -> str:
    """The beginning of a record with everything personal taken out."""
    title = document.get("resourceType") if isinstance(document, dict) else None
    text = beginning(title if isinstance(title, str) else None, document, EXCERPT)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def _unfilled(title: str, document: Mapping[str, Any], found: Sequence[Finding]) -> tuple[int, int]:
    """Mandatory cells that are missing or hold a placeholder, and those that have no place in this record."""
    wanted = mandatory(title)
    placeholders = {each.pointer.split("/", 2)[1] for each in found if each.requirement == "GEN-027"}
    absences = document.get("absences")
    if not absences and not placeholders:
        return len(wanted.difference(document)), 0
    declared = {
        str(each.get("path", ""))[1:]: each.get("reason")
        for each in (absences if isinstance(absences, list) else ())
        if isinstance(each, dict)
    }
    excused = sum(declared.get(name) in LEFT_OUT for name in wanted)
    lacking = [
        name
        for name in wanted
        if (name not in document and declared.get(name) not in LEFT_OUT | KEPT_BACK) or name in placeholders
    ]
    return len(lacking), excused
