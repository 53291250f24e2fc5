"""Fuzzes the gate with a process for each core: `python -m tests.native.fuzz CASES [SEED]`.

The exact path must find nothing in what the gate accepts, and the rules across records must take from it what the gate
keeps or leaves to be looked at. Of what it does not accept, the members that it has no doubt of must be without fault.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from multiprocessing import get_context
from typing import Any

import orjson

from crmstandard.feeds.native.gate import ALL_FACTS, FACTS, Gate, Keeping, Looked, span_of
from crmstandard.reading import parse
from crmstandard.validators import Session, registry
from crmstandard.validators.packed import unpacked
from tests.native.cases import Kind, faults, kinds, lines

ROUND = 400


def accepted(gate: Gate, batch: list[bytes]) -> list[bytes]:
    """The lines of a batch that the gate accepts."""
    text = b"\n".join(batch) + b"\n"
    suspicious = {each.line for each in gate.scan(text).suspicious}
    return [line for number, line in enumerate(batch) if number not in suspicious and line.strip()]


def untold(gate: Gate, batch: list[bytes]) -> list[bytes]:
    """Accepted lines of a batch of which the gate keeps other keys than the rules take, or passes over facts."""
    found = gate.scan(b"\n".join(batch) + b"\n", keeping=Keeping(0, len(batch) + 2))
    left = {each.line: each.why for each in found.wanted}
    told: dict[int, list[Any]] = defaultdict(list)
    for rows in found.facts.rows():
        for key, value, source, line, resource, record, pointer in unpacked(rows.text):
            told[line or 0].append((rows.requirement, key, value, pointer, source, resource, record))
    wrong = []
    for written, _ in found.kept:
        title = written.resource
        keys = [{("/id", f"{title}/{each}")} for each in orjson.loads(written.ids)]
        for pointer, resource, total, at, ids in written.columns:
            held = orjson.loads(ids)
            for row, key in zip(orjson.loads(at) or range(total), held, strict=True):
                keys[row].add((pointer, f"{resource}/{key}"))
        for line, own in zip(orjson.loads(written.lines), keys, strict=True):
            keys_taken, facts = _taken(title, orjson.loads(batch[line]))
            why = left.get(line, 0)
            expected = [] if why & ALL_FACTS else [each for each in facts if each[0] in gate.taken[title]]
            is_left = why & (FACTS | ALL_FACTS) or all(each[0] in gate.taken[title] for each in facts)
            if own != keys_taken or not is_left or sorted(told[line], key=repr) != sorted(expected, key=repr):
                wrong.append(batch[line])
    return wrong


def _taken(title: str, document: dict[str, Any]) -> tuple[set[tuple[str, str]], list[Any]]:
    """Keys by pointer that rules across records take of a record, and the other facts that they take."""
    rules = [each for each in registry.cross_rules() if not each.reads or title in each.reads]
    keys = {(each.pointer, each.key) for rule in rules if rule.keys for each in rule.take(document)}
    facts = [
        (
            rule.requirement,
            taken.key,
            orjson.loads(orjson.dumps(taken.value)),
            taken.pointer,
            None,
            title,
            document["id"],
        )
        for rule in rules
        if not rule.keys
        for taken in rule.take(document)
    ]
    return keys, facts


def misjudged(gate: Gate, batch: list[bytes], profile: str | None) -> list[bytes]:
    """Lines of which the faults, judged by the members in doubt alone, are not those of the whole record."""
    wrong, session = [], Session(profile=profile)
    text = b"\n".join(batch) + b"\n"
    for each in gate.scan(text).suspicious:
        document, lost = parse(batch[each.line])
        if each.why and not lost:
            doubts = gate.doubts(document["resourceType"], each.why)
            within = session.judged(document, doubts)
            if doubts is None or within != session.judged(document) or not _is_told(gate, text, each, document):
                wrong.append(batch[each.line])
    return wrong


def _is_told(gate: Gate, text: bytes, place: Looked, document: dict[str, Any]) -> bool:
    """Whether the members of a suspicious record, its id and the value of the only one in doubt are what it tells."""
    title = document["resourceType"]
    doubts = gate.doubts(title, place.why)
    members = set(gate.members(title, place.seen))
    if doubts is None or not members.issubset(document) or not (doubts.as_a_whole or members == set(document)):
        return False
    if bool(place.value) != (len(doubts.members) == 1 and not doubts.as_a_whole):
        return False
    if place.id and gate.identity(text, place) != (title, document["id"]):
        return False
    return not place.value or parse(span_of(text, place.value)) == (document[doubts.members[0]], [])


def false_accepts(gate: Gate, kind: Kind, seed: int, count: int) -> tuple[int, list[bytes]]:
    """How many lines were accepted, and which of them the exact path refuses."""
    batch = list(lines(kind, seed, count))
    taken = accepted(gate, batch)
    wrong = [line for line in taken if faults(line, kind.profile)]
    return len(taken), wrong + untold(gate, batch) + misjudged(gate, batch, kind.profile)


@cache
def _gate(profile: str | None) -> Gate:
    return Gate(profile=profile)


def turn(seed: int) -> list[tuple[int, str]]:
    """A round of every kind: how many lines were accepted, and of a wrong accept what is to be told."""
    done = []
    for kind in kinds():
        count, wrong = false_accepts(_gate(kind.profile), kind, seed, ROUND)
        told = f"{kind}, seed {seed}: misjudged, though {faults(wrong[0], kind.profile)}\n{wrong[0]!r}" if wrong else ""
        done.append((count, told))
    return done


def main() -> None:
    """Fuzzes all kinds in turn until enough cases were tried; a false accept ends it with exit code 1."""
    wanted, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**9
    turns = -(-wanted // (ROUND * len(kinds())))
    start, tried, taken = time.monotonic(), 0, 0
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for each in as_completed([pool.submit(turn, seed + number) for number in range(turns)]):
            for count, told in each.result():
                if told:
                    print(told)
                    pool.shutdown(wait=False, cancel_futures=True)
                    sys.exit(1)
                tried, taken = tried + ROUND, taken + count
    rate = tried / (time.monotonic() - start)
    print(f"{tried} cases from seed {seed}, {taken} accepted, none wrongly; {rate:.0f} cases a second")


if __name__ == "__main__":
    main()
