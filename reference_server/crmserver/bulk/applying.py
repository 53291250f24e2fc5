"""Rows that were judged become records: new ones as they are, others as the next version of what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from crmserver import judging, workflow
from crmserver.access.view import View
from crmserver.auth.caller import Caller
from crmserver.bulk.chunks import Chunk
from crmserver.bulk.completing import NotTaken, errors_of
from crmserver.bulk.foreseeing import Entries, Foreseen
from crmserver.bulk.outcomes import REFUSED, STORED, UNCHANGED, line
from crmserver.bulk.rows import Document, Error, Ready, Refused, Rows
from crmserver.handlers.writing import unseen
from crmserver.judging import read_only
from crmserver.refusals import Refusal, cite, cited
from crmserver.store.unit import Head, Key, Load, Unit
from crmserver.store.values import instant, micros
from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.statemachines import machine_of

if TYPE_CHECKING:
    from crmserver.server import Server

Views = Mapping[str, View | Refusal]
T = TypeVar("T")
Ended = tuple[str, tuple[Error, ...]]
NOTHING_WRONG: Ended = (STORED, ())


@dataclass(frozen=True, slots=True)
class Next:
    """The next version of a record that is there already."""

    document: Document
    valid_from: int | None
    moved: bool


@dataclass(slots=True)
class Stretch:
    """One chunk on its way into the store: its good rows, and what is known of the others."""

    chunk: Chunk
    rows: Rows
    foreseen: Foreseen
    refused: Mapping[int, Refused]
    resolved: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Applied:
    """What became of the rows of a unit: a line for each, and how many of each kind."""

    lines: list[bytes] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def next_version(ready: Ready, document: Document, stored: Document, caller: Caller, at: str) -> Next | None:
    """What a row makes of a stored record; None where it says nothing new."""
    given = {name.removeprefix("meta.") for name in ready.given}
    before = stored["meta"]
    kept = {name: before[name] for name in ("versionId", "recordedAt", "validTime", "source") if name in before}
    told = document["meta"]
    meta: Document = {
        **kept,
        **{name: told[name] for name in ("source", "profiles", "securityLabels") if name in given},
    }
    made: Document = {**document, "meta": meta}
    moved = _history(ready, made, stored, caller, at)
    for name in read_only(ready.resource) & stored.keys() - made.keys():
        made[name] = stored[name]
    since = told["validTime"]["start"] if "validTime" in given and "start" in told["validTime"] else None
    valid_from = None
    if since is not None and ready.valid_from is not None and ready.valid_from != micros(before["validTime"]["start"]):
        valid_from = ready.valid_from
    if valid_from is None and made == stored:
        return None
    return Next(made, valid_from, moved)


def _history(ready: Ready, made: Document, stored: Document, caller: Caller, at: str) -> bool:
    """Whether the record is in another state now; its history goes on with the reason that it was delivered so."""
    machine = machine_of(ready.resource)
    if machine is None:
        return False
    old, new = stored.get(machine.member), made.get(machine.member)
    if workflow.HISTORY in ready.given:
        return old != new
    first = made.pop(workflow.HISTORY, [{}])
    history = list(stored.get(workflow.HISTORY, ()))
    if old != new and new is not None:
        history.append(workflow.entry(old, new, caller, at, first[-1].get("reason")))
    if history:
        made[workflow.HISTORY] = history
    return bool(old != new)


def writable(view: View, head: Head) -> Document:
    """The stored record that a row is to follow; raises NotTaken as a single write would be refused."""
    if head.deleted:
        raise NotTaken(cite("API-045"))
    stored = head.document()
    if not view.whole and view.apply(dict(stored)) is None:
        raise NotTaken(cite("API-044"))
    if stored.get("status") == "merged":
        raise NotTaken(cite("API-065"))
    return stored


def followed(
    server: Server, view: View, ready: Ready, document: Document, head: Head, caller: Caller, at: str
) -> Next | None:
    """What a row makes of a record that is there; None where it says nothing new; raises NotTaken."""
    stored = writable(view, head)
    kept = unseen(view, stored, document)
    document = {**document, **kept}
    found = next_version(ready, document, stored, caller, at)
    if found is None:
        return None
    if "update" not in interactions(schemas.resource(ready.resource)):
        raise NotTaken(cite("API-163", allowed="GET"))
    if kept or any(name not in document for name in read_only(ready.resource) if name in found.document):
        faults = server.judge(ready.resource, found.document, server.settings.profiles)
        if faults:
            raise NotTaken(*cited(faults))
    return found


def stamped(ready: Ready, now: str, resolved: Mapping[str, str]) -> Document:
    """The record of a row with the time of storing, its references by identifier led to their records."""
    document = ready.document()
    document["meta"]["recordedAt"] = now
    if ready.valid_from is None:
        document["meta"]["validTime"]["start"] = now
    if workflow.HISTORY not in ready.given and workflow.HISTORY in document:
        document[workflow.HISTORY][-1]["at"] = now
    if ready.asks:
        for pointer, value in judging.references(ready.resource, document):
            if "id" not in value and pointer in resolved:
                del value["identifier"]
                value["id"] = resolved[pointer]
    return document


class Applying:
    """One job's way of storing its rows, inside a unit of work."""

    def __init__(self, server: Server, caller: Caller, views: Views, *, settled: bool) -> None:
        self._server = server
        self._caller = caller
        self._views = views
        self._now = ""  # of the unit at hand
        self._settled = settled  # all rows were found good before the first is stored

    def apply(self, unit: Unit, stretches: Iterable[Stretch]) -> Applied:
        """Stages what rows bring; gives the outcome of each."""
        applied = Applied()
        self._now = instant(unit.now)
        listed = list(stretches)
        fresh = self._fresh(unit, listed)
        for stretch, new in zip(listed, fresh, strict=True):
            others = [(ready, self._one(unit, ready, stretch)) for ready in stretch.rows.ready(_others(stretch, new))]
            _tell(stretch, new, others, applied)
        for stretch, new in zip(listed, fresh, strict=True):
            if new:
                unit.load(loaded(stretch, new, unit.now, self._now))
        return applied

    def _fresh(self, unit: Unit, stretches: Sequence[Stretch]) -> list[list[int]]:
        """The places of rows that bring new records by themselves; heads of the others are read."""
        keys = [stretch.rows.pairs() for stretch in stretches]
        times = Counter(chain.from_iterable(keys))
        fresh = [_by_themselves(*each, times) for each in zip(stretches, keys, strict=True)]
        asked = [mine[place] for mine, places in zip(keys, fresh, strict=True) for place in places]
        there = unit.known(asked)
        if there:
            fresh = [[p for p in places if mine[p] not in there] for mine, places in zip(keys, fresh, strict=True)]
        taken = zip(stretches, keys, fresh, strict=True)
        unit.expect([mine[place] for stretch, mine, new in taken for place in _others(stretch, new)])
        return fresh

    def _one(self, unit: Unit, ready: Ready, stretch: Stretch) -> Ended:
        head, now = unit.head(ready.resource, ready.id), self._now
        document = stamped(ready, now, stretch.resolved.get(ready.row, {}))
        if head is None:
            unit.create(ready.resource, document)
            return STORED, ()
        view = self._views[ready.resource]
        try:
            if isinstance(view, Refusal):
                raise NotTaken(*view.errors)
            found = followed(self._server, view, ready, document, head, self._caller, now)
        except NotTaken as refused:  # the record has changed since the row was judged
            return (UNCHANGED if self._settled else REFUSED), errors_of(refused.errors)
        if found is None:
            return UNCHANGED, ()
        found.document["meta"].pop("validTime", None)
        verb = "statusChanged" if found.moved else "updated"
        unit.change(head, found.document, verb=verb, valid_from=found.valid_from)
        return STORED, ()


def _tell(stretch: Stretch, new: Sequence[int], others: Iterable[tuple[Ready, Ended]], applied: Applied) -> None:
    """Adds the outcomes of a chunk, in the order of its rows; `new` are the places of those that are stored as new."""
    chunk, stored = stretch.chunk, stretch.foreseen.stored
    lines = dict(zip(_picked(stretch.rows.rows, new), _picked(stored, new), strict=True))
    applied.counts[STORED] += len(new)
    for ready, (outcome, errors) in others:
        lines[ready.row] = line(chunk, ready.row, outcome, ready.resource, ready.id, errors)
        applied.counts[outcome] += 1
    for row, known in stretch.refused.items():
        lines[row] = line(chunk, row, REFUSED, known.resource, known.id, known.errors)
        applied.counts[REFUSED] += 1
    applied.lines += [lines[row] for row in sorted(lines)]


def _by_themselves(stretch: Stretch, keys: Sequence[Key], times: Mapping[Key, int]) -> list[int]:
    """The places of rows that no other row of the unit bears on, and that are written without being read."""
    apart = stretch.rows.asks | stretch.rows.spoken
    return [
        place
        for place, row in enumerate(stretch.rows.rows)
        if place not in apart and row not in stretch.refused and times[keys[place]] == 1
    ]


def _others(stretch: Stretch, new: Sequence[int]) -> list[int]:
    """The places of the other rows that are not refused."""
    rows = stretch.rows.rows
    if len(new) == len(rows):
        return []
    told = set(new)
    return [place for place, row in enumerate(rows) if place not in told and row not in stretch.refused]


def loaded(stretch: Stretch, places: Sequence[int], now: int, text: str) -> Load:
    """New records ready to be written; `text` is the time of storing in words."""
    rows = stretch.rows
    docs = _picked(rows.docs.replace(rows.at.encode(), text.encode()).split(b"\n"), places)
    starts = [now if start is None else start for start in _picked(rows.valid_from, places)]
    later = [start if start > now else None for start in starts]
    resources, ids, ends = _picked(rows.resources, places), _picked(rows.ids, places), _picked(rows.valid_to, places)
    return Load(resources, ids, starts, ends, later, docs, _entries_of(stretch, places))


def _picked(column: Sequence[T], places: Sequence[int]) -> Sequence[T]:
    """What stands in a column at some places, mostly all of them."""
    return column if len(places) == len(column) else [column[place] for place in places]


def _entries_of(stretch: Stretch, places: Sequence[int]) -> Entries:
    """The rows of the index of some records, whose places are counted anew where they are not all."""
    if len(places) == len(stretch.rows.rows):
        return stretch.foreseen.entries
    numbers = {place: number for number, place in enumerate(places)}
    made = {}
    for term, (values, at) in stretch.foreseen.entries.items():
        kept = [(value, numbers[place]) for value, place in zip(values, at, strict=True) if place in numbers]
        made[term] = ([value for value, _ in kept], [number for _, number in kept])
    return made
