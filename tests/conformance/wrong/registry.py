"""The register of wrong servers, and what several of them do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import orjson

from crmconformance.verdicts import FAIL
from crmstandard import schemas
from tests.conformance.wrapping import Asked, Next, Told, Way

COLLECTIONS = frozenset(f"/v1/{schemas.resource(name).collection}" for name in schemas.resources())
KEY = "idempotency-key"
FEED, TRAIL = "/v1/events", "/v1/audit-events"
UNPROCESSABLE = 422
Make = Callable[[], Way]


@dataclass(frozen=True)
class Wrong:
    """A wrong server: its name, the requirements of which at least one has to fail it, and what makes its way.

    `verdict` is another one where nothing more can be said from outside.
    """

    name: str
    requirements: tuple[str, ...]
    make: Make
    verdict: str = FAIL


_FOUND: dict[str, Wrong] = {}


def wrong(requirements: str, called: str = "") -> Callable[[Make], Make]:
    """Registers what makes the way of a wrong server, called as its function is; the ids are parted by blanks."""

    def register(make: Make) -> Make:
        name = called or str(getattr(make, "__name__", ""))
        _FOUND[name] = Wrong(name, tuple(requirements.split()), make)
        return make

    return register


def plain(requirements: str, verdict: str = FAIL) -> Callable[[Way], Way]:
    """Registers a way that remembers nothing."""

    def register(way: Way) -> Way:
        name = str(getattr(way, "__name__", ""))
        _FOUND[name] = Wrong(name, tuple(requirements.split()), lambda: way, verdict)
        return way

    return register


def registered() -> Iterable[Wrong]:
    """What was registered so far."""
    return _FOUND.values()


def is_collection(asked: Asked) -> bool:
    """Whether a request is about a whole collection of records."""
    return asked.path in COLLECTIONS


def is_record(asked: Asked) -> bool:
    """Whether a request is about one record by its id."""
    return asked.path.rpartition("/")[0] in COLLECTIONS and ":" not in asked.path


def is_write(asked: Asked) -> bool:
    """Whether a request writes a record."""
    return (asked.method == "POST" and is_collection(asked)) or (asked.method in ("PUT", "PATCH") and is_record(asked))


def replays(meant: Callable[[Asked], bool]) -> Way:
    """Answers a key that comes again with the same body as it did at first, whoever asks."""
    answered: dict[tuple[str, str, bytes], Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        key = (asked.path, asked.header(KEY), asked.body)
        if not asked.header(KEY) or not meant(asked):
            return await answer(asked)
        if key not in answered:
            answered[key] = await answer(asked)
        return answered[key]

    return way


def with_header(asked: Asked, name: str, value: str | None) -> Asked:
    """A request with a header replaced, or taken off."""
    kept = tuple(pair for pair in asked.headers if pair[0] != name)
    return replace(asked, headers=(*kept, (name, value)) if value is not None else kept)


def seen(asked: Asked, path: str = "") -> Asked:
    """The read that belongs to a request."""
    kept = tuple(pair for pair in asked.headers if pair[0] in ("host", "authorization", "accept"))
    return Asked("GET", path or asked.path, "", kept, b"")


def changed(document: Any, change: Callable[[str, Any], Any], name: str = "") -> Any:
    """A value with each value in it that is neither object nor array changed, by the name of its member."""
    if isinstance(document, dict):
        return {key: changed(value, change, key) for key, value in document.items()}
    if isinstance(document, list):
        return [changed(each, change, name) for each in document]
    return change(name, document)


async def repaired(asked: Asked, answer: Next, keywords: tuple[str, ...], repair: Callable[[Any], Any]) -> Told:
    """The answer of a server that repairs what fails some keywords alone, and takes it then."""
    told = await answer(asked)
    errors = [each for each in told.document.get("errors", ()) if isinstance(each, dict)]
    if told.status != UNPROCESSABLE or asked.method not in ("POST", "PUT") or not errors:
        return told
    document: Any = orjson.loads(asked.body)
    for each in errors:
        if each.get("keyword") not in keywords or not _mended(document, str(each.get("pointer", "")), repair):
            return told
    return await answer(replace(asked, body=orjson.dumps(document)))


GONE = object()


def _mended(document: Any, pointer: str, repair: Callable[[Any], Any]) -> bool:
    """Repairs the value at a pointer; whether there was one that could be repaired."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    if not steps:
        return False
    node = document
    try:
        for step in steps[:-1]:
            node = node[int(step)] if isinstance(node, list) else node[step]
        key: Any = int(steps[-1]) if isinstance(node, list) else steps[-1]
        value = repair(node[key])
        if value is None:
            return False
        if value is GONE:
            del node[key]
        else:
            node[key] = value
    except (KeyError, IndexError, TypeError, ValueError):
        return False
    return True
