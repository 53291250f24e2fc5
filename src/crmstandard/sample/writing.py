"""Writes the sample bank, one NDJSON file a resource, ten customers at a time so that memory does not grow."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from crmstandard import schemas
from crmstandard.sample.bank import bank
from crmstandard.sample.blocks import BLOCK, block
from crmstandard.sample.faults import Fault, faults
from crmstandard.sample.records import Record
from crmstandard.validators.structure import pointer

TRUTH = "truth.jsonl"
LOST = frozenset({"GEN-001", "GEN-002", "GEN-003", "GEN-004"})


@dataclass
class Files:
    """The open files of a bank, one a resource, with the number of lines in each."""

    folder: Path
    stack: ExitStack
    open: dict[str, BinaryIO] = field(default_factory=dict)
    lines: Counter[str] = field(default_factory=Counter)

    def name(self, resource: str) -> str:
        """File name of a resource: its collection."""
        return f"{schemas.resource(resource).collection}.ndjson"

    def write(self, resource: str, line: bytes) -> int:
        """Writes a line and returns its number."""
        if resource not in self.open:
            self.open[resource] = self.stack.enter_context((self.folder / self.name(resource)).open("wb"))
        self.open[resource].write(line + b"\n")
        self.lines[resource] += 1
        return self.lines[resource]


@dataclass(frozen=True)
class Written:
    """What was written: lines by resource, and the number of faults that found a place."""

    lines: Counter[str]
    faults: int


def write_bank(
    folder: Path, customers: int, seed: int, planted: int, progress: Callable[[int], None] | None = None
) -> Written:
    """Writes a bank of `customers` with `planted` faults into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds, carried = list(faults()), 0
    with ExitStack() as stack:
        files = Files(folder, stack)
        truth = stack.enter_context((folder / TRUTH).open("wb")) if planted else None
        for each in bank():
            files.write(each["resourceType"], orjson.dumps(each))
        for first in range(0, customers, BLOCK):
            records = list(block(seed, first, min(customers, first + BLOCK)))
            due = planted * min(customers, first + BLOCK) // customers
            chosen = _choose(records, kinds, carried, due)
            carried += len(chosen)
            for row in _write_block(files, records, chosen):
                if truth:
                    truth.write(orjson.dumps(row) + b"\n")
            if progress:
                progress(min(customers, first + BLOCK))
        return Written(files.lines, carried)


def _choose(records: list[Record], kinds: list[Fault], done: int, due: int) -> dict[int, Fault]:
    """Which records of a block get which fault: kinds in turn, one a record, as many as are due by now."""
    chosen: dict[int, Fault] = {}
    turn, refused = done, 0
    while done + len(chosen) < due and refused < len(kinds):
        kind = kinds[turn % len(kinds)]
        turn += 1
        index = next((i for i, each in enumerate(records) if i not in chosen and _suits(kind, each)), None)
        if index is None:
            refused += 1
        else:
            chosen[index], refused = kind, 0
    return chosen


def _suits(kind: Fault, made: Record) -> bool:
    if made["resourceType"] not in kind.resources:
        return False
    return kind.change is None or kind.change(copy.deepcopy(made)) is not None


def _write_block(files: Files, records: list[Record], chosen: dict[int, Fault]) -> Iterator[dict[str, Any]]:
    """Writes the records of a block, faults included, and yields a row of the truth for each fault."""
    rows: list[tuple[int, dict[str, Any]]] = []
    places: dict[int, list[int]] = {}  # lines whose references are read
    for index, made in enumerate(records):
        resource = made["resourceType"]
        fault = chosen.get(index)
        if fault is None:
            places[index] = [files.write(resource, orjson.dumps(made))]
            continue
        row = _plant(files, resource, copy.deepcopy(made), fault)
        rows.append((index, row))
        if fault.twice:
            places[index] = [row["line"] - 1, row["line"]]
    for index, row in rows:
        row["follows"] = _follows(files, records, index, places) if row["requirement"] in LOST else []
        yield row


def _plant(files: Files, resource: str, made: Record, fault: Fault) -> dict[str, Any]:
    pointer, requirement = "", fault.requirement
    if fault.change is not None and (planted := fault.change(made)) is not None:
        pointer, requirement = planted.pointer, planted.requirement
    line = orjson.dumps(made)
    number = files.write(resource, fault.spoil(line) if fault.spoil else line)
    if fault.twice:
        pointer, number = "/id", files.write(resource, line)
    return {
        "file": files.name(resource),
        "line": number,
        "pointer": pointer,
        "requirement": requirement,
        "kind": fault.kind,
        "id": made["id"],
    }


def _follows(files: Files, records: list[Record], lost: int, places: dict[int, list[int]]) -> list[dict[str, Any]]:
    """References of the same block to a record that can no longer be read: each is found as leading nowhere."""
    target = records[lost]
    wanted = {"type": target["resourceType"], "id": target["id"]}
    return [
        {
            "file": files.name(records[index]["resourceType"]),
            "line": line,
            "pointer": pointer((*path, "id")),
            "requirement": "GEN-060",
        }
        for index, lines in places.items()
        for line in lines
        for path in _references(records[index], wanted, ())
    ]


def _references(value: Any, wanted: Record, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        if all(value.get(name) == wanted[name] for name in wanted):
            yield path
        for name, inner in value.items():
            yield from _references(inner, wanted, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _references(inner, wanted, (*path, index))
