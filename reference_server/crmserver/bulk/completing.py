"""Rows of an import completed as the server would for a single write: read, then told what it fills in itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, NamedTuple

import orjson

from crmserver import judging, workflow
from crmserver.auth.caller import Caller
from crmserver.bulk.chunks import Chunk
from crmserver.bulk.rows import Document, Error
from crmserver.judging import CLIENT_META, masked_absences, write_only
from crmserver.refusals import Cited, cite, cited
from crmserver.store.values import NotOfType, micros
from crmserver.times import DATE
from crmstandard import schemas
from crmstandard.operations import interactions
from crmstandard.reading import parse
from crmstandard.statemachines import machine_of
from crmstandard.validators import Session
from crmstandard.validators.session import ID

MOST_ERRORS = 1000
GIVEN_META = tuple((name, f"meta.{name}") for name in CLIENT_META)


@dataclass(frozen=True, slots=True)
class Terms:
    """What rows of one job are judged by.

    `longest` is that of a record, in bytes. `text` is the time that stands for the time of storing, in words.
    """

    caller: Caller
    profiles: tuple[str, ...]
    longest: int
    text: str


class Completed(NamedTuple):
    """One row as it would be stored; `spoken` says that the time of storing stands in it in other places too."""

    row: int
    resource: str
    document: Document
    given: tuple[str, ...]
    spoken: bool
    text: bytes


class NotTaken(Exception):
    """A row that breaks something."""

    def __init__(self, *errors: Cited) -> None:
        super().__init__()
        self.errors = errors


def named(document: Any) -> tuple[str | None, str | None]:
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


def read(terms: Terms, chunk: Chunk, raw: bytes, *, sound: bool) -> Document:
    """The record of a line, read strictly; `sound` says that it is known to be a good record as it stands."""
    if len(raw) > terms.longest:
        raise NotTaken(cite("API-150", allowed=terms.longest))
    document, faults = (orjson.loads(raw), ()) if sound else parse(raw)
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


def complete(terms: Terms, row: int, raw: bytes, document: Document) -> Completed:
    """A record with what the server fills in, as far as its client may write it at all; raises NotTaken, Refusal."""
    resource, at = str(document["resourceType"]), terms.text
    _allow(terms, resource)
    faults = list(masked_absences(document)) if "absences" in document else ()
    if faults:
        raise NotTaken(*faults)
    spoken = _speaks_of(at.encode(), raw, document)
    machine = machine_of(resource)
    meta = document.get("meta", {})
    given = _given(meta, document) if machine is not None else _given_meta(meta)
    document["meta"] = _meta(meta, terms.caller.source, at)
    if machine is not None:
        document.setdefault(machine.member, machine.initial[0])
        workflow.load(resource, document, terms.caller, at)
    for name in write_only(resource):
        document.pop(name, None)
    return Completed(row, resource, document, given, spoken, orjson.dumps(document))


def _speaks_of(at: bytes, raw: bytes, document: Document) -> bool:
    """Whether a client has written a time itself, perhaps with escapes."""
    return at in raw or (b"\\" in raw and at in orjson.dumps(document))


def _allow(terms: Terms, resource: str) -> None:
    refused = _barred(resource, terms.caller.scopes)
    if refused is not None:
        raise NotTaken(refused)


@lru_cache(1024)
def _barred(resource: str, scopes: frozenset[str]) -> Cited | None:
    """Why records of a resource may not be created by a client with these scopes; None where they may."""
    if "create" not in interactions(schemas.resource(resource)):
        return cite("API-163", allowed="GET")
    scope = f"{resource[0].lower()}{resource[1:]}.write"
    return None if scope in scopes or "admin" in scopes else cite("SEC-021", scope=scope)


def _given(meta: Any, document: Document) -> tuple[str, ...]:
    """The members that a client may write and the server else fills in, as far as a row with a workflow has them."""
    given = _given_meta(meta)
    return (*given, workflow.HISTORY) if workflow.HISTORY in document else given


def _given_meta(meta: Any) -> tuple[str, ...]:
    return tuple([told for name, told in GIVEN_META if name in meta]) if isinstance(meta, dict) else ()


def _meta(given: Any, source: str, at: str) -> Any:
    """The metadata of a new record: what the client said, and what only the server knows."""
    if not isinstance(given, dict):
        return given
    valid = given.get("validTime", {})
    valid = {"start": at, **valid} if isinstance(valid, dict) else valid
    meta = {"source": source, **given, "validTime": valid, "versionId": "1", "recordedAt": at}
    meta.pop("recordedUntil", None)
    return meta


def valid_time(terms: Terms, period: Document) -> tuple[int | None, int | None]:
    """Start and end of a record's valid time; no start where it is the time of storing. Raises NotTaken."""
    if len(period) == 1 and period["start"] == terms.text:
        return None, None
    try:
        start, end = (micros(period[name]) if name in period else None for name in ("start", "end"))
    except NotOfType:
        raise NotTaken(cite("API-102", pointer="/meta/validTime", parameter="validTime", expected=DATE)) from None
    if start is None or (end is not None and start >= end):
        raise NotTaken(cite("GEN-023", pointer="/meta/validTime/end"))
    return None if period["start"] == terms.text else start, end
