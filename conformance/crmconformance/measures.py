"""Facts that are taken of an answer before it is masked, for verdicts that need what nobody else may see.

A verdict that rests on one cannot be recomputed from the masked text; the report counts such verdicts apart.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from crmstandard.validators.structure import judge

Measure = Callable[[str, Any, bytes], Any]
MOST = 20


def schema_faults(title: str, document: Any, _raw: bytes) -> list[str]:
    """Pointer and keyword of each fault of a document by the schema of a title."""
    return [f"{each.pointer} {each.keyword}" for each in judge(title).findings(document)][:MOST]


def digest(_argument: str, _document: Any, raw: bytes) -> str:
    """The SHA-256 digest of the body."""
    return sha256(raw).hexdigest()


MEASURES: dict[str, Measure] = {"schema": schema_faults, "digest": digest}


def take(names: tuple[str, ...], document: Any, raw: bytes) -> dict[str, Any]:
    """The measures of these names (`schema:Person`, `digest`) of one body."""
    made = {}
    for name in names:
        kind, _, argument = name.partition(":")
        made[name] = MEASURES[kind](argument, document, raw)
    return made
