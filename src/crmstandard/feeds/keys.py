"""The keys of what a bank has taken so far, one `Type/id` a line, so that a delta can be held against them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from crmstandard.reading.streams import Unreadable, opened

KEY = re.compile(r"[A-Z][A-Za-z]{1,63}/[A-Za-z0-9._-]{1,64}")


def read_keys(path: Path) -> Iterator[str]:
    """The keys of a file, plain or compressed; raises Unreadable where it holds anything else."""
    with opened(path) as stream:
        for number, line in enumerate(stream, start=1):
            key = line.decode("utf-8", "replace").strip()
            if not KEY.fullmatch(key):
                raise Unreadable(str(path), f"line {number} is no key (Type/id); give the file that --write-keys wrote")
            yield key


def write_keys(path: Path, keys: Iterable[str]) -> None:
    """Writes keys; a file that ends in .gz is compressed. The file appears whole or not at all."""
    made = path.with_name(f"{path.name}.part")
    with gzip.open(made, "wb", compresslevel=1) if path.suffix == ".gz" else made.open("wb") as stream:
        for key in keys:
            stream.write(f"{key}\n".encode())
    made.replace(path)
