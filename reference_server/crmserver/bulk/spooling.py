"""The stream of an import on its way to the disk: unpacked, limited, and safe there before it is acknowledged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from crmserver.bulk.folders import private, settle
from crmserver.refusals import Refusal, cite

STEP = 1 << 16  # bytes unpacked or taken at a time
FREE, RATIO = 64 * 1024 * 1024, 200  # unpacked beyond FREE bytes, a stream may be at most RATIO times its packed size
ENCODINGS = ("identity", "gzip", "zstd")


class Damaged(Exception):
    """Compressed data that is not what its header says, or ends too early."""


class _Plain:
    def unpacked(self, packed: bytes) -> Iterator[bytes]:
        yield packed

    def end(self) -> None:
        """Nothing can be missing."""


class _Gzip:
    """Gzip members one after another, unpacked a step at a time."""

    def __init__(self) -> None:
        self._member: Any = None
        self._begun = self._pending = False

    def unpacked(self, packed: bytes) -> Iterator[bytes]:
        try:
            while packed or self._pending:
                if self._member is None:
                    self._member, self._begun = zlib.decompressobj(31), True
                made = self._member.decompress(packed, STEP)
                yield made
                packed = self._member.unconsumed_tail
                self._pending = len(made) == STEP  # then there may be more behind it, even with all bytes taken
                if self._member.eof:
                    packed, self._member, self._pending = self._member.unused_data, None, False
        except zlib.error:
            raise Damaged from None

    def end(self) -> None:
        if self._member is not None or not self._begun:
            raise Damaged


class _Zstd:
    """Zstandard frames one after another; few packed bytes at a time, since a block of four can stand for 128 KiB."""

    STEP = 256

    def __init__(self) -> None:
        import zstandard

        self._library = zstandard
        self._frame: Any = None
        self._begun = False

    def unpacked(self, packed: bytes) -> Iterator[bytes]:
        view = memoryview(packed)
        for first in range(0, len(view), self.STEP):
            yield from self._step(bytes(view[first : first + self.STEP]))

    def _step(self, packed: bytes) -> Iterator[bytes]:
        try:
            while packed:
                if self._frame is None:
                    made = self._library.ZstdDecompressor(max_window_size=1 << 27)
                    self._frame, self._begun = made.decompressobj(), True
                yield self._frame.decompress(packed)
                if not self._frame.eof:
                    return
                packed, self._frame = self._frame.unused_data, None
        except self._library.ZstdError:
            raise Damaged from None

    def end(self) -> None:
        if self._frame is not None or not self._begun:
            raise Damaged


KINDS: dict[str, Any] = {"identity": _Plain, "gzip": _Gzip, "zstd": _Zstd}


@dataclass
class Spool:
    """One file being filled from a stream; `limit` bounds it in bytes, packed as well as unpacked."""

    path: Path
    encoding: str
    limit: int
    packed: int = 0
    size: int = 0
    _digest: Any = field(default_factory=sha256)
    _stream: IO[bytes] | None = None
    _kind: Any = None

    def add(self, packed: bytes) -> None:
        """Takes a part of the stream; raises Refusal beyond the limit, Damaged for what cannot be unpacked."""
        if self._stream is None:
            self._stream, self._kind = private(self.path), KINDS[self.encoding]()
        self.packed += len(packed)
        if self.packed > self.limit:  # members that hold nothing cost time as well
            raise Refusal("too-large", cite("API-150", allowed=self.limit))
        for made in self._kind.unpacked(packed):
            self.size += len(made)
            self._check()
            self._digest.update(made)
            self._stream.write(made)

    def _check(self) -> None:
        if self.size > self.limit or (self.encoding != "identity" and self.size > max(FREE, RATIO * self.packed)):
            allowed = self.limit if self.size > self.limit else max(FREE, RATIO * self.packed)
            requirement = "API-150" if self.encoding == "identity" else "BLK-055"
            raise Refusal("too-large", cite(requirement, allowed=allowed))

    def finish(self) -> str:
        """The digest of what was unpacked, once that is safe on the disk; raises Damaged."""
        if self._stream is None:
            self._stream, self._kind = private(self.path), KINDS[self.encoding]()
        self._kind.end()
        settle(self._stream)
        self.close()
        return str(self._digest.hexdigest())

    def close(self) -> None:
        """Closes the file; what is in it stays."""
        if self._stream is not None:
            self._stream.close()
