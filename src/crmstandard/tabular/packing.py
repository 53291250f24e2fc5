"""Files that are written whole or not at all, compressed as their names say."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from crmstandard.tabular.forms import PACKED

GZIP, ZSTD = PACKED


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to; it takes the place of what has its name when all is written, and is removed if that fails."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as raw, _packed(raw, path.name) as stream:
            yield stream
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _packed(raw: IO[bytes], name: str) -> Iterator[Any]:
    if name.endswith(GZIP):
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as stream:  # the same bytes at any time
            yield stream
    elif name.endswith(ZSTD):
        import zstandard

        with zstandard.ZstdCompressor().stream_writer(raw, closefd=False) as stream:
            yield stream
    else:
        yield raw
