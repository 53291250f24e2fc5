"""Rows that were judged become records: new ones as they are, others as the next version of what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from crmserver import judging, workflow
from crmserver.access.view import View
from crmserver.auth.caller import Caller
from crmserver.bulk.chunks import Chunk
from crmserver.bulk.preparing import NotTaken, errors_of
from crmserver.bulk.rows import Document, Error, Ready, Refused
from crmserver.judging import read_only
from crmserver.refusals import Refusal, cite, cited
from crmserver.store.unit import Head, Loaded, Unit
from crmserver.store.values import instant, micros
from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.statemachines import machine_of

if TYPE_CHECKING:
    from crmserver.server import Server

STORED, UNCHANGED, REFUSED, SKIPPED = "stored", "unchanged", "refused", "skipped"
Views = Mapping[str, View | Refusal]


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
    ready: list[Ready]
    refused: Mapping[int, Refused]
    blank: set[int]
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
    found = next_version(ready, document, stored, caller, at)
    if found is None:
        return None
    if "update" not in interactions(schemas.resource(ready.resource)):
        raise NotTaken(cite("API-163", allowed="GET"))
    if any(name not in document for name in read_only(ready.resource) if name in found.document):
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
        fresh: list[Loaded] = []
        listed = list(stretches)
        times = Counter((each.resource, each.id) for stretch in listed for each in stretch.ready)
        for stretch in listed:
            found = {}
            for ready in stretch.ready:
                if ready.row not in stretch.refused:
                    found[ready.row] = self._one(
                        unit, ready, stretch, fresh, alone=times[ready.resource, ready.id] == 1
                    )
            self._tell(stretch, found, applied)
        unit.load(fresh)
        return applied

    def _one(
        self, unit: Unit, ready: Ready, stretch: Stretch, fresh: list[Loaded], *, alone: bool
    ) -> tuple[str, tuple[Error, ...]]:
        head = unit.head(ready.resource, ready.id)
        if head is None and alone and ready.plain and not ready.asks:
            fresh.append(loaded(ready, unit.now, self._now))
            return STORED, ()
        now = self._now
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

    def _tell(self, stretch: Stretch, found: Mapping[int, tuple[str, tuple[Error, ...]]], applied: Applied) -> None:
        named = {each.row: each for each in stretch.ready}
        for row in range(stretch.chunk.row, stretch.chunk.row + stretch.chunk.lines):
            if row in stretch.blank:
                continue
            known: Any = named.get(row)
            if row in found:
                outcome, errors = found[row]
            else:
                known, outcome = stretch.refused[row], REFUSED
                errors = known.errors
            applied.counts[outcome] += 1
            applied.lines.append(line(stretch.chunk, row, outcome, known.resource, known.id, errors))


def loaded(ready: Ready, now: int, text: str) -> Loaded:
    """A new record ready to be written; `text` is the time of storing in words."""
    doc = ready.doc.replace(ready.at.encode(), text.encode())
    start = now if ready.valid_from is None else ready.valid_from
    later = start if start > now else None
    return Loaded(ready.resource, ready.id, start, ready.valid_to, later, doc, ready.index)


def line(
    chunk: Chunk, row: int, outcome: str, resource: str | None, identifier: str | None, errors: Iterable[Error]
) -> bytes:
    """The outcome of one row: where it stands, what became of it, and the requirements that it breaks."""
    made: Document = {"file": chunk.file} if chunk.file else {}
    made |= {"row": chunk.line + row - chunk.row, "outcome": outcome}
    made |= {"resourceType": resource} if resource else {}
    made |= {"id": identifier} if identifier else {}
    listed = list(errors)
    return orjson.dumps({**made, "errors": listed} if listed else made)
