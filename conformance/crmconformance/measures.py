"""Facts that are taken of an answer before it is masked, for verdicts that need what nobody else may see.

A verdict that rests on one cannot be recomputed from the masked text; the report counts such verdicts apart.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import orjson

from crmconformance.wire import whole
from crmstandard.validators.structure import judge

Measure = Callable[[str, Any, bytes], Any]
MOST = 20


def schema_faults(title: str, document: Any, _raw: bytes) -> list[str]:
    """Pointer and keyword of each fault of a document by the schema of a title."""
    return [f"{each.pointer} {each.keyword}" for each in judge(title).findings(document)][:MOST]


def digest(_argument: str, _document: Any, raw: bytes) -> str:
    """The SHA-256 digest of the body."""
    return sha256(raw).hexdigest()


def links(_argument: str, document: Any, _raw: bytes) -> list[list[Any]]:
    """Of each audit event on a page its sequence, the hash before, its own, and the one that it ought to have."""
    found = document.get("entries") if isinstance(document, dict) else None
    rows = [each.get("resource") for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [
        [whole(each.get("sequence")), each.get("prevHash"), each.get("hash"), _sealed(each)]
        for each in rows
        if isinstance(each, dict)
    ]


def _sealed(event: dict[str, Any]) -> str:
    """The SHA-256 digest of an audit event without hash and meta, in the form of RFC 8785.

    Names of members are ASCII and numbers integers, for which sorted compact JSON is that form.
    """
    sealed = {name: _plain(value) for name, value in event.items() if name not in ("hash", "meta")}
    return sha256(orjson.dumps(sealed, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _plain(value: Any) -> Any:
    """A value whose whole numbers are written without a fraction."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    number = whole(value)
    return value if number is None else number


MEASURES: dict[str, Measure] = {"schema": schema_faults, "digest": digest, "links": links}


def take(names: tuple[str, ...], document: Any, raw: bytes) -> dict[str, Any]:
    """The measures of these names (`schema:Person`, `digest`) of one body."""
    made = {}
    for name in names:
        kind, _, argument = name.partition(":")
        made[name] = MEASURES[kind](argument, document, raw)
    return made
