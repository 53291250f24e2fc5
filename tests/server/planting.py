"""Records whose personal members hold values that occur nowhere else, so that every copy of them can be found."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

from crmserver.erasure.cleaning import anonymized
from crmserver.judging import judge
from crmstandard.statemachines import machine_of
from tests.server.running import creatable, samples

Document = dict[str, Any]
# What is tried in the place of a text, the first that its type allows: text, e-mail, telephone, URI, day.
FORMS = (
    "Zqx{0:05d}Unusual",
    "zqx{0:05d}@unusual.example",
    "+86139{0:08d}",
    "urn:zqx:{0:05d}",
    "https://zqx{0:05d}.example/u",
)
OTHERS = ("givenBy", "referrer", "acquisition", "primaryContact", "replacedBy", "replaces", "winBackOf", "supersedes")
_NUMBERS = count(1)


def planted(resource: str, about: Document) -> Iterator[tuple[Document, set[str]]]:
    """A resource's records, the fullest first, as a client would create them, with the unusual values in each."""
    for index in range(len(samples(resource)) - 1, -1, -1):
        document, marks = _prepared(resource, index, about), set[str]()
        for place, form in _places(resource, index, frozenset(about)):
            mark = form.format(next(_NUMBERS))
            _put(document, place, mark)
            marks.add(mark)
        yield creatable(document), marks


def _prepared(resource: str, index: int, about: Document) -> Document:
    sample = samples(resource)[index]
    document = {name: value for name, value in sample.items() if name not in OTHERS} | copy.deepcopy(about)
    machine = machine_of(resource)
    if machine is not None:
        document[machine.member] = machine.initial[0]
        document.pop("statusHistory", None)
    return document


@cache
def _places(resource: str, index: int, settled: frozenset[str]) -> tuple[tuple[tuple[Any, ...], str], ...]:
    """Where unusual values may stand in one sample, and in what form; members that the test settles stay."""
    document = _prepared(resource, index, {})
    left = anonymized(resource, document) or {name: document[name] for name in ("resourceType", "id", "meta")}
    found = []
    for place in list(_texts(document, left)):
        for form in FORMS if place[0] not in settled else ():
            tried = copy.deepcopy(document)
            _put(tried, place, form.format(next(_NUMBERS)))
            if len(judge(resource, tried, ())) <= len(judge(resource, document, ())):
                document = tried
                found.append((place, form))
                break
    return tuple(found)


def _texts(value: Any, left: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the texts stand that an erasure takes away."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, left.get(name) if isinstance(left, dict) else None, (*place, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, left[index] if isinstance(left, list) else None, (*place, index))
    elif isinstance(value, str) and left is None and place[-1] not in ("type", "id"):
        yield place


def _put(document: Any, place: tuple[Any, ...], value: str) -> None:
    for name in place[:-1]:
        document = document[name]
    document[place[-1]] = value
