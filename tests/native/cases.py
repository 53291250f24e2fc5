"""Cases that hold the gate against the exact path: right documents, and what small changes make of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import orjson

from crmstandard import schemas
from crmstandard.reading import parse
from crmstandard.validators import Session
from tests.documents import documents
from tests.mutations import mutants
from tests.vectors import resource_cases, rule_cases

PIECES = (
    b'"',
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"0",
    b"-",
    b"1",
    b"9",
    b".",
    b"e5",
    b"E",
    b"+",
    b" ",
    b"\t",
    b"\r",
    b"null",
    b"true",
    b"false",
    b"\\u0000",
    b"\\ud800",
    b"\\ud83d\\ude00",
    b"\\u0041",
    b"\\u212a",
    b"\xc3\xa4",
    b"\xe7\x8e\x8b",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\x00",
    b"\x1f",
    b"\x7f",
    b"\xef\xbb\xbf",
    b"{}",
    b"[]",
    b'""',
    b"1.0",
    b"-0",
    b"1e2",
    b"9007199254740993",
    b'"a":1,',
    b'"id":"x",',
    b"Z",
    b"+14:00",
    b".5",
    b"T",
    b"2026-01-15",
    b"9999-12-31",
    b"0001-01-01",
    b"n/a",
    b"4111 1111 1111 1111",
    b"EUR",
    b"JPY",
    b"Person",
    b"Organization",
    b"lei",
    b"iban",
    b"consent",
    b"control",
)
VALUES = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9]+|true|false')
BREAKS = re.compile(rb"[\n\x0b\x0c]")


@dataclass(frozen=True)
class Kind:
    """One kind of record under one profile."""

    title: str
    profile: str | None

    def __str__(self) -> str:
        return f"{self.title}-{self.profile or 'base'}"


def kinds() -> list[Kind]:
    """Every resource without profile, and under each profile that narrows it."""
    plain = [Kind(title, None) for title in sorted(schemas.resources())]
    return plain + [Kind(title, name) for name in schemas.profiles() for title in sorted(schemas.overlays(name))]


@cache
def _given() -> dict[str, list[Any]]:
    """Documents of the vectors of resources and rules by resource, right and wrong ones."""
    found: dict[str, list[Any]] = defaultdict(list)
    for case in (*resource_cases(), *rule_cases()):
        for each in case.documents:
            if isinstance(each, dict):
                found[str(each.get("resourceType"))].append(each)
    return found


def lines(kind: Kind, seed: int, count: int) -> Iterator[bytes]:
    """So many lines: vectors, documents made from the schema, and changes of both, as values and as bytes."""
    chance = Random(f"{kind} {seed}")
    made = [*_given()[kind.title], *documents(kind.title, seed, count // 30)]
    texts = [orjson.dumps(each) for each in made]
    pool = [value for text in texts for value in VALUES.findall(text)]
    left = count
    yield from texts[:left]
    left -= min(len(texts), count)
    while left > 0:
        document = chance.choice(made)
        changed = [orjson.dumps(each) for each in mutants(document, chance, 2) if _is_writable(each)]
        changed += [_bytes_changed(chance, orjson.dumps(document), pool) for _ in range(24)]
        changed += [_bytes_changed(chance, each, pool) for each in changed[:2]]
        for each in changed[:left]:
            yield BREAKS.sub(b" ", each)
        left -= len(changed)


def _is_writable(document: Any) -> bool:
    try:
        orjson.dumps(document)
    except (TypeError, ValueError):
        return False
    return True


def _bytes_changed(chance: Random, text: bytes, pool: list[bytes]) -> bytes:
    """A text with a value of another record, a piece put in, or bytes taken out or doubled."""
    spots = list(VALUES.finditer(text))
    turn = chance.random() if spots else 1.0
    if turn < 0.55:
        spot = chance.choice(spots)
        return text[: spot.start()] + chance.choice(pool) + text[spot.end() :]
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.choice((0, 0, 1, 1, 2, 8, 40)))
    if turn < 0.8:
        return text[:at] + chance.choice(PIECES) + text[end:]
    if turn < 0.9:
        return text[:at] + text[end:]
    return text[:end] + text[at:end] + text[end:]


@cache
def _session(profile: str | None) -> Session:
    return Session(None, profile)


def faults(line: bytes, profile: str | None) -> list[Any]:
    """What the exact path finds in a line."""
    document, found = parse(line)
    return list(found) or list(_session(profile).check(document))
