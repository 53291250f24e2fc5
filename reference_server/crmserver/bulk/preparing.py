"""Rows of an import judged by themselves, as a single write would be, in whatever process there is room.

Nothing here looks at the database: what depends on records that are there already comes afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from crmserver import judging, workflow
from crmserver.auth.caller import Caller
from crmserver.bulk.chunks import Chunk
from crmserver.bulk.rows import Document, Error, Ready, Refused, write_rows
from crmserver.judging import CLIENT_META, masked_absences, references, write_only
from crmserver.refusals import Cited, Refusal, cite, cited
from crmserver.store.fields import IDENTIFIERS, identifier_text, index_of
from crmserver.store.values import NotOfType, instant, micros
from crmserver.times import DATE
from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.reading import parse
from crmstandard.statemachines import machine_of
from crmstandard.validators import Session
from crmstandard.validators.session import ID

MOST_ERRORS = 1000
Load = Callable[[str, Document, Caller, str], None]
Pointers = list[tuple[str, Document]]
Judged = tuple[Ready, Document, Pointers]


@dataclass(frozen=True, slots=True)
class Terms:
    """What rows of one job are judged by; `allows` are the scopes of the token, `longest` the bytes of a record."""

    caller: Caller
    profiles: tuple[str, ...]
    longest: int
    at: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """One reference of a row: to whom by id, or by an identifier, and where it stands."""

    row: int
    key: str
    pointer: str
    by_identifier: bool


@dataclass(slots=True)
class Prepared:
    """What became of a chunk: rows that go on, those that do not, and what has to be looked up before."""

    chunk: Chunk
    keys: list[tuple[int, str, str]] = field(default_factory=list)  # row, resource, id
    names: list[tuple[str, str]] = field(default_factory=list)  # identifier, id
    pointed: list[Pointed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)


class NotTaken(Exception):
    """A row that breaks something."""

    def __init__(self, *errors: Cited) -> None:
        super().__init__()
        self.errors = errors


def prepare(terms: Terms, chunk: Chunk, target: str, judge: judging.Judge = judging.judge) -> Prepared:
    """Judges the rows of a chunk; those that are good lie in the file `target` afterwards."""
    made, ready = Prepared(chunk), []
    if chunk.overlong:
        error = cite("API-150", allowed=terms.longest)
        made.refused.append(Refused(chunk.row, chunk.resource, None, errors_of([error])))
        write_rows(Path(target), ())
        return made
    for offset, raw in enumerate(chunk.read()):
        row = chunk.row + offset
        if not raw.strip():
            made.blank.append(row)
            continue
        found = _row(terms, chunk, row, raw, judge)
        if isinstance(found, Refused):
            made.refused.append(found)
        else:
            ready.append(found[0])
            _note(made, *found)
    write_rows(Path(target), ready)
    return made


def _note(made: Prepared, ready: Ready, document: Document, pointed: Pointers) -> None:
    made.keys.append((ready.row, ready.resource, ready.id))
    for each in document.get(IDENTIFIERS, ()):
        made.names.append((f"{ready.resource}|{identifier_text(each)}", ready.id))
    for pointer, value in pointed:
        if "id" in value:
            if (value["type"], value["id"]) != (ready.resource, ready.id):
                made.pointed.append(Pointed(ready.row, f"{value['type']}/{value['id']}", pointer, False))
        else:
            key = f"{value['type']}|{identifier_text(value['identifier'])}"
            made.pointed.append(Pointed(ready.row, key, pointer, True))


def _row(terms: Terms, chunk: Chunk, row: int, raw: bytes, judge: judging.Judge) -> Judged | Refused:
    document: Any = None
    try:
        document = _read(terms, chunk, raw)
        return _judged(terms, row, raw, document, judge)
    except NotTaken as refused:
        errors: list[Cited] = list(refused.errors)
    except Refusal as refusal:
        errors = list(refusal.errors)
    return Refused(row, *_named(document), errors_of(errors))


def _named(document: Any) -> tuple[str | None, str | None]:
    """Resource and id of a row as far as it has them in their form; anything else is not repeated."""
    if not isinstance(document, dict):
        return None, None
    resource, identifier = document.get("resourceType"), document.get("id")
    known = resource if isinstance(resource, str) and resource in schemas.resources() else None
    return known, identifier if isinstance(identifier, str) and ID.fullmatch(identifier) else None


def errors_of(errors: Iterable[Cited]) -> tuple[Error, ...]:
    """What an outcome says of faults: requirement and place, each once, and no values."""
    made: list[Error] = []
    for each in islice(errors, MOST_ERRORS):
        entry = {"requirement": each.requirement}
        if each.pointer is not None:
            entry["pointer"] = each.pointer[:256]
        if entry not in made:
            made.append(entry)
    return tuple(made)


def _read(terms: Terms, chunk: Chunk, raw: bytes) -> Document:
    if len(raw) > terms.longest:
        raise NotTaken(cite("API-150", allowed=terms.longest))
    document, faults = parse(raw)
    if faults:
        raise NotTaken(*cited(faults))
    if not isinstance(document, dict):
        raise NotTaken(cite(judging.NOT_AN_OBJECT, pointer="", found=type(document).__name__))
    resource = document.get("resourceType")
    if not isinstance(resource, str) or resource not in schemas.resources() or chunk.resource not in (None, resource):
        raise NotTaken(*cited(_session(chunk.resource).check(document)))
    return document


@cache
def _session(resource: str | None) -> Session:
    return Session(resource)


def _judged(terms: Terms, row: int, raw: bytes, document: Document, judge: judging.Judge) -> Judged:
    resource, at = str(document["resourceType"]), instant(terms.at)
    _allowed(terms, resource)
    faults = list(masked_absences(document))
    if faults:
        raise NotTaken(*faults)
    given = tuple(_given(resource, document))
    document["meta"] = _meta(document.get("meta", {}), terms.caller.source, at)
    _begin(resource, document, terms.caller, at)
    for name in write_only(resource):
        document.pop(name, None)
    found = judge(resource, document, terms.profiles)
    if found:
        raise NotTaken(*cited(found))
    period = document["meta"]["validTime"]
    start, end = _period(period)
    pointed = references(resource, document)
    asks = any("id" not in value for _, value in pointed)
    index = tuple(sorted(index_of(resource, document)))
    plain = at.encode() not in raw
    doc = orjson.dumps(document)
    since = None if period["start"] == at else start
    return Ready(row, resource, document["id"], since, end, at, given, asks, plain, index, doc), document, pointed


def _allowed(terms: Terms, resource: str) -> None:
    if "create" not in interactions(schemas.resource(resource)):
        raise NotTaken(cite("API-163", allowed="GET"))
    scope = f"{resource[0].lower()}{resource[1:]}.write"
    if scope not in terms.caller.scopes and "admin" not in terms.caller.scopes:
        raise NotTaken(cite("SEC-021", scope=scope))


def _given(resource: str, document: Document) -> Iterator[str]:
    """The members that a client may write and the server else fills in, as far as the row has them."""
    meta = document.get("meta")
    if isinstance(meta, dict):
        yield from (f"meta.{name}" for name in CLIENT_META if name in meta)
    machine = machine_of(resource)
    if machine is not None and workflow.HISTORY in document:
        yield workflow.HISTORY


def _meta(given: Any, source: str, at: str) -> Any:
    """The metadata of a new record: what the client said, and what only the server knows."""
    if not isinstance(given, dict):
        return given
    meta = {"source": source, "validTime": {"start": at}, **given}
    if isinstance(meta["validTime"], dict):
        meta["validTime"] = {"start": at, **meta["validTime"]}
    meta.pop("recordedUntil", None)
    return meta | {"versionId": "1", "recordedAt": at}


def _begin(resource: str, document: Document, caller: Caller, at: str) -> None:
    """The state that a row is delivered in; the first one where it says none, as in a single write."""
    machine = machine_of(resource)
    if machine is not None:
        document.setdefault(machine.member, machine.initial[0])
    workflow.load(resource, document, caller, at)


def _period(period: Document) -> tuple[int, int | None]:
    try:
        start, end = (micros(period[name]) if name in period else None for name in ("start", "end"))
    except NotOfType:
        raise NotTaken(cite("API-102", pointer="/meta/validTime", parameter="validTime", expected=DATE)) from None
    if start is None or (end is not None and start >= end):
        raise NotTaken(cite("GEN-023", pointer="/meta/validTime/end"))
    return start, end
