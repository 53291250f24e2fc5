"""What the rows of a chunk will leave when they are stored, made while the chunks before them are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from crmserver.bulk.chunks import Chunk
from crmserver.bulk.outcomes import STORED, line
from crmserver.bulk.rows import Rows, read_rows
from crmserver.store.fields import index_of

Entries = Mapping[str, tuple[list[str], list[int]]]  # by term: values and places of rows, in the order of the index


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Of the good rows of a chunk: what their records will be found by, and the outcome of each once it is stored."""

    entries: Entries
    stored: list[bytes]


def foresee(chunk: Chunk, target: str) -> Foreseen:
    """What the rows in the file of a chunk will leave."""
    rows = read_rows(Path(target))
    named = zip(rows.rows, rows.resources, rows.ids, strict=True)
    return Foreseen(_entries(rows), [line(chunk, row, STORED, resource, mine, ()) for row, resource, mine in named])


def _entries(rows: Rows) -> Entries:
    found: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    if rows.rows:
        for place, (resource, identifier, doc) in enumerate(
            zip(rows.resources, rows.ids, rows.docs.split(b"\n"), strict=True)
        ):
            for term, value in index_of(resource, orjson.loads(doc)):
                found[term].append((value, identifier, place))
    return {term: _in_order(each) for term, each in found.items()}


def _in_order(found: list[tuple[str, str, int]]) -> tuple[list[str], list[int]]:
    found.sort()
    return [value for value, _, _ in found], [place for _, _, place in found]
