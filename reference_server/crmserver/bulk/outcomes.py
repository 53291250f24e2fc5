"""Outcome lines, and their files: each written on behind the place that the job knows, whatever a crash left there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import orjson

from crmserver.bulk.chunks import Chunk
from crmserver.bulk.folders import Written, measured, private, settle_folder
from crmserver.bulk.rows import Error

OUTCOMES = "outcomes-{}.ndjson"
ABOUT = "ImportOutcome"  # what the lines are
STORED, UNCHANGED, REFUSED, SKIPPED = "stored", "unchanged", "refused", "skipped"


def line(
    chunk: Chunk, row: int, outcome: str, resource: str | None, identifier: str | None, errors: Iterable[Error]
) -> bytes:
    """The outcome of one row: where it stands, what became of it, and the requirements that it breaks.

    Resource and id have the form of such, so that they stand in JSON as they are.
    """
    made = f'{{"file":{orjson.dumps(chunk.file).decode()},' if chunk.file else "{"
    made += f'"row":{chunk.line + row - chunk.row},"outcome":"{outcome}"'
    made += f',"resourceType":"{resource}"' if resource else ""
    made += f',"id":"{identifier}"' if identifier else ""
    listed = list(errors) if errors else ()
    return f'{made},"errors":{orjson.dumps(listed).decode()}}}'.encode() if listed else f"{made}}}".encode()


def write(folder: Path, place: list[int], lines: Iterable[bytes], largest: int, *, durable: bool) -> list[int]:
    """Writes lines at a place (number of the file, offset in bytes); gives the place behind them.

    A file of `largest` bytes or more is followed by another one; `durable` waits for the disk.
    """
    number, offset = place
    if offset >= largest:
        number, offset = number + 1, 0
    with private(folder / OUTCOMES.format(number), "r+b") as stream:
        stream.truncate(offset)
        stream.seek(offset)
        stream.write(b"".join(each + b"\n" for each in lines))
        end = stream.tell()
        stream.flush()
        if durable:
            os.fsync(stream.fileno())
    return [number, end]


def written(folder: Path) -> list[Written]:
    """The files in their order, once their names are safe on the disk."""
    found = sorted(folder.glob(OUTCOMES.format("*")), key=lambda path: int(path.stem.partition("-")[2]))
    settle_folder(folder)
    return [measured(each, ABOUT) for each in found]


def clear(folder: Path) -> None:
    """Removes what an earlier try left."""
    for each in folder.glob(OUTCOMES.format("*")):
        each.unlink()
