"""Small changes that make a right document wrong, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.documents import places, replaced

STRINGS = (
    "",
    " ",
    "x" * 9000,
    "a\n",
    "Ä",
    "no such code",
    "2026-02-30",
    "2026-01-15T00:00:00Z",
    "2026-01-15 09:30:00Z",
)
NUMBERS = ("1", 1.5, -1, 10**17, True)


def wrong_values(value: Any) -> Iterator[Any]:
    """Values that will often not do in the place of another."""
    yield None
    if isinstance(value, bool):
        yield from (1, "yes", "true", 0)
    elif isinstance(value, int):
        yield from NUMBERS
    elif isinstance(value, str):
        yield from (*STRINGS, 7, 1768469400, f"{value}\n", f" {value}", value.swapcase(), [value], value[:-1])
    elif isinstance(value, list):
        yield from ([], [*value, *value[:1]], {"0": value}, *value[:1])
    elif isinstance(value, dict):
        yield from ({}, [value], {**value, "shoeSize": 42}, {**value, "": 1}, "text")


def _changed_members(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in value:
        yield {other: inner for other, inner in value.items() if other != name}
        snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
        if snake != name:
            yield {(snake if other == name else other): inner for other, inner in value.items()}
    if "type" in value and "id" in value:
        yield {**value, "identifier": {"system": "urn:example:x", "value": "1"}}
        yield {**value, "type": "NoSuchResource"}
        yield {**value, "type": "AuditEvent"}


def mutants(document: Any, chance: Random, count: int) -> Iterator[Any]:
    """Some of the documents that differ from a right one in one place."""
    spots = list(places(document))
    for path, value in chance.sample(spots, min(count, len(spots))):
        choices = list(wrong_values(value))
        if isinstance(value, dict):
            choices += _changed_members(value)
        for choice in chance.sample(choices, min(4, len(choices))):
            yield replaced(document, path, choice)
