"""Patches: merge patch (RFC 7396) and JSON Patch (RFC 6902), the latter bounded in what it can grow to."""

from __future__ import annotations

from typing import Any, cast

import jsonpatch
import jsonpointer
import orjson

from crmserver.judging import read_body
from crmserver.refusals import Refusal, cite, cited
from crmserver.request import Request
from crmstandard.reading import parse

MERGE_PATCH, JSON_PATCH = "application/merge-patch+json", "application/json-patch+json"
MOST_OPERATIONS = 1000
Document = dict[str, Any]


def patched(
    request: Request,
    stored: Document,
    largest: int,
    masked: frozenset[str] = frozenset(),
    hidden: frozenset[str] = frozenset(),
    *,
    probe: bool = False,
) -> Document:
    """The record that a patch makes of the stored one; with `probe` only the patch itself is looked at.

    Of the members in `masked` nothing is tested, copied or moved, since each would tell what they hold; inside
    those in `hidden`, of which nothing is seen, nothing is changed either, since that tells how they are made.
    """
    patch = read_body(request.body)
    if request.media == MERGE_PATCH:
        if not isinstance(patch, dict):
            raise Refusal("invalid", cite("GEN-008", pointer="", found=type(patch).__name__))
        return stored if probe else _merged(stored, patch)
    operations = _operations(patch)
    _read_shown_only(operations, masked)
    _change_shown_only(operations, hidden)
    return stored if probe else _applied(stored, operations, largest)


def touched(request: Request) -> frozenset[str]:
    """The members of a record that a request to change it says something of."""
    body = read_body(request.body)
    if isinstance(body, dict):
        return frozenset(body)
    paths = (jsonpointer.JsonPointer(each["path"]).parts for each in body)
    return frozenset(str(parts[0]) for parts in paths if parts)


def _read_shown_only(operations: list[Document], masked: frozenset[str]) -> None:
    """Raises Refusal for an operation that reads a masked member, or the whole record where one is masked."""
    for index, each in enumerate(operations):
        source = _source(each)
        if source is None or not masked:
            continue
        member = next(iter(jsonpointer.JsonPointer(source).parts), "")
        if not member or member in masked:
            named = member or ", ".join(sorted(masked))
            raise Refusal("forbidden", cite("SEC-065", pointer=f"/{index}", member=named))


def _source(operation: Document) -> Any:
    """The pointer of what an operation reads; None where it reads nothing. Raises KeyError where it lacks it."""
    if operation["op"] in ("copy", "move"):
        return operation["from"]
    return operation["path"] if operation["op"] == "test" else None


def _change_shown_only(operations: list[Document], hidden: frozenset[str]) -> None:
    """Raises Refusal for an operation on a place inside a hidden member; the member as a whole may be given anew."""
    for index, each in enumerate(operations):
        member, *inside = jsonpointer.JsonPointer(each["path"]).parts or [""]
        if inside and member in hidden:
            raise Refusal("forbidden", cite("SEC-065", pointer=f"/{index}", member=str(member)))


def _merged(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    made = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = _merged(made.get(name), value)
    return made


def _operations(patch: Any) -> list[Document]:
    if not isinstance(patch, list) or not 1 <= len(patch) <= MOST_OPERATIONS:
        raise Refusal("invalid", cite("API-059", pointer="", largest=MOST_OPERATIONS))
    for index, each in enumerate(patch):
        try:
            jsonpatch.JsonPatch([each])
            jsonpointer.JsonPointer(_source(each) or "")  # which the former looks at only when it is carried out
        except (jsonpatch.InvalidJsonPatch, jsonpointer.JsonPointerException, TypeError, KeyError, AttributeError):
            raise Refusal("invalid", cite("API-059", pointer=f"/{index}", largest=MOST_OPERATIONS)) from None
    return patch


def _applied(stored: Document, operations: list[Document], largest: int) -> Document:
    """What the operations make of a copy of the record, in turn; they copy no more than a body may hold, together."""
    document: Any = orjson.loads(orjson.dumps(stored))
    room = largest
    for index, each in enumerate(operations):
        if each["op"] == "copy":
            room -= _size(document, each["from"], index)
        if room < 0:
            raise Refusal("too-large", cite("API-150", allowed=largest))
        document = _one(document, each, index)
    if not isinstance(document, dict):
        raise Refusal("invalid", cite("GEN-008", pointer="", found=type(document).__name__))
    _expect_readable(document)
    return document


def _size(document: Any, source: str, index: int) -> int:
    """The bytes of what is copied; raises Refusal where nothing is there, or what is too deep to be a record's."""
    try:
        return len(orjson.dumps(jsonpointer.resolve_pointer(document, source)))
    except (jsonpointer.JsonPointerException, TypeError, ValueError):
        raise Refusal("invalid", cite("API-059", pointer=f"/{index}", largest=MOST_OPERATIONS)) from None


def _expect_readable(document: Document) -> None:
    """Raises Refusal for a result that could not be read as a body: operations can put values inside each other."""
    try:
        raw = orjson.dumps(document)
    except TypeError:
        raise Refusal("invalid", cite("GEN-006", pointer="")) from None
    _, faults = parse(raw)
    if faults:
        raise Refusal("invalid", *cited(faults))


def _one(document: Any, operation: Document, index: int) -> Any:
    try:
        return jsonpatch.apply_patch(document, cast("Any", [operation]), in_place=True)
    except jsonpatch.JsonPatchTestFailed:
        raise Refusal("conflict", cite("API-060", pointer=f"/{index}", index=index)) from None
    except (
        jsonpatch.JsonPatchException,
        jsonpointer.JsonPointerException,
        TypeError,
        KeyError,
        ValueError,
        IndexError,
        RecursionError,
    ):
        raise Refusal("invalid", cite("API-059", pointer=f"/{index}", largest=MOST_OPERATIONS)) from None
