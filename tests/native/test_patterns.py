"""Facts of records written as one before them: they are what is taken of such a record where it stands alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import orjson
import pytest

from crmstandard import schemas
from crmstandard.feeds.native import gate as gates
from crmstandard.feeds.native.gate import ALL_FACTS, Gate, Keeping
from crmstandard.validators.packed import unpacked
from tests.native.cases import VALUES
from tests.vectors import resource_cases, rule_cases

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")
MOST, CHANGES, PAIRS = 8, 120, 40  # right records of each resource, and of each changes of one value and of two
NEVER = frozenset({"AuditEvent", "SalesPlan", "SourceRecord"})  # no record is right without the exact path
Change = tuple[int, int, bytes]


@cache
def _gate() -> Gate:
    return Gate()


@cache
def _right() -> dict[str, list[bytes]]:
    """Right records of the vectors by resource, each written otherwise than the others."""
    found: dict[str, dict[bytes, bytes]] = defaultdict(dict)
    for case in (*resource_cases(), *rule_cases()):
        for each in case.documents:
            line = orjson.dumps(each)
            if isinstance(each, dict) and case.profile is None and _gate().scan(line).accepted:
                found[each["resourceType"]].setdefault(VALUES.sub(b"", line), line)
    return {title: list(lines.values()) for title, lines in found.items()}


def _facts(lines: list[bytes]) -> list[list[Any]]:
    """What is taken of each line; all lines are right."""
    found = _gate().scan(b"\n".join(lines), keeping=Keeping(0, len(lines) + 2))
    assert found.accepted == len(lines)
    told: list[list[Any]] = [[] for _ in lines]
    for rows in found.facts.rows():
        for key, value, _, line, resource, record, pointer in unpacked(rows.text):
            told[line or 0].append((rows.requirement, rows.part, key, repr(value), resource, record, pointer))
    for place in found.wanted:
        told[place.line].append(("left", place.why & ALL_FACTS))
    return [sorted(each, key=repr) for each in told]


def _spots(line: bytes) -> list[tuple[bytes, re.Match[bytes]]]:
    """The values of a record, each with the name of its member, or that of the list that it stands in."""
    spots, name = [], b""
    for each in VALUES.finditer(line):
        if line[each.end() : each.end() + 1] == b":":
            name = each.group()
        elif name != b'"resourceType"':
            spots.append((name, each))
    return spots


def _others(value: bytes, alike: list[bytes], own: list[bytes]) -> list[bytes]:
    """Values that may stand in the place of another one."""
    if value in (b"true", b"false"):
        return [b"false" if value == b"true" else b"true"]
    if not value.startswith(b'"'):
        return [b"0", b"1", b"%d" % (int(value) + 1), *alike]
    escaped = b'"\\u%04x%s' % (value[1], value[2:]) if len(value) > 2 and value[1] < 0x80 else value
    return [b'""', escaped, value[:-1] + b'x"', value[:-1] + b'\\"\\\\\xc3\xa4"', *alike, *own]


def _changes(line: bytes, values: dict[bytes, list[bytes]]) -> Iterator[Change]:
    """One value after another, and what may stand in its place."""
    spots = _spots(line)
    own = list(dict.fromkeys(spot.group() for _, spot in spots))
    for name, spot in spots:
        for other in dict.fromkeys(_others(spot.group(), values[name], own)):
            if other[:1].isdigit() == spot.group()[:1].isdigit():
                yield spot.start(), spot.end(), other


def _changed(line: bytes, changes: list[Change]) -> bytes:
    for start, end, value in sorted(changes, reverse=True):
        line = line[:start] + value + line[end:]
    return line


def _taken() -> list[str]:
    """Resources of which something is taken; all of them where that cannot be told."""
    titles = sorted(set(schemas.resources()) - NEVER)
    return [title for title in titles if _gate().taken[title]] if gates.is_available() else titles


@pytest.mark.parametrize("title", _taken())
def test_facts_of_records_written_alike_are_those_of_each_alone(title: str) -> None:
    values: dict[bytes, list[bytes]] = defaultdict(list)
    for line in _right()[title]:
        for name, spot in _spots(line):
            if spot.group() not in values[name]:
                values[name].append(spot.group())
    chance, tried = Random(title), 0
    for line in _right()[title][:MOST]:
        changes = [each for each in _changes(line, values) if _gate().scan(_changed(line, [each])).accepted]
        batch = [[each] for each in (changes if len(changes) <= CHANGES else chance.sample(changes, CHANGES))]
        pairs = [chance.sample(changes, 2) for _ in range(PAIRS)] if len(changes) > 1 else []
        batch += [[one, other] for one, other in pairs if one[0] != other[0]]
        lines = [_changed(line, each) for each in batch]
        lines = [line, *(each for each in lines if _gate().scan(each).accepted)]
        found = zip(lines, _facts(lines), strict=True)
        assert [each for each, facts in found if facts != _facts([each])[0]][:1] == []
        tried += len(lines)
    assert tried > MOST
