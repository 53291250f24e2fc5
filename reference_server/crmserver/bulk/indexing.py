"""What the rows of a chunk will be found by, made while the chunks before them are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import orjson

from crmserver.bulk.rows import read_rows
from crmserver.store.fields import index_of

Entries = Mapping[str, tuple[list[str], list[int]]]  # by term: values and places of rows, in the order of the index


def index(target: str) -> Entries:
    """The rows of the index for the records in the file of a chunk."""
    rows = read_rows(Path(target))
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
