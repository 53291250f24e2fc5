"""Bytes of a source: plain, gzip or zstandard, told apart by their content; what can not be opened is said so."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from crmstandard.reading.tokens import BOM

PEEK = 1 << 16
GZIP, ZSTD, ZSTD_SKIPPABLE = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18"
UTF16 = (b"\xff\xfe", b"\xfe\xff", b"{\x00", b"[\x00", b"\x00{", b"\x00[")
PARQUET, ZIP = b"PAR1", b"PK\x03\x04"
SESSION_KEYS = frozenset((0x84, 0x85, 0x8C, 0x8D, 0xC1, 0xC3))  # first bytes of OpenPGP packets of tag 1 and 3
STDIN = "-"
CUT = "the compressed data is damaged or cut short"
UNSOUND = (EOFError, zlib.error, OSError)  # what reading a stream raises where it is damaged or can not be read
KNOWN = {
    ZIP: "a ZIP archive; unpack it first",
    b"\xfd7zXZ": "compressed with xz; unpack it, or use gzip or zstd",
    b"BZh": "compressed with bzip2; unpack it, or use gzip or zstd",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it first",
    b"%PDF": "a PDF",
    PARQUET: "a Parquet file",
    b"-----BEGIN PGP": "encrypted (PGP); decrypt it first",
    b"-----BEGIN CMS": "encrypted (CMS); decrypt it first",
    b"-----BEGIN PKCS7": "encrypted (PKCS #7); decrypt it first",
    b"age-encryption.org/": "encrypted (age); decrypt it first",
    b"-----BEGIN AGE ENC": "encrypted (age); decrypt it first",
    b"Salted__": "encrypted (OpenSSL); decrypt it first",
    b"PARE": "an encrypted Parquet file; decrypt it first",
    b"Rar!": "a RAR archive; unpack it first",
    b"\x04\x22\x4d\x18": "compressed with LZ4; unpack it, or use gzip or zstd",
    b"\xd0\xcf\x11\xe0": "an Excel or Word file; save it as CSV in UTF-8",
    b"Obj\x01": "an Avro file; deliver NDJSON, CSV or Parquet",
    b"ORC": "an ORC file; deliver NDJSON, CSV or Parquet",
    b"<?xml": "XML; deliver NDJSON, CSV or Parquet",
    b"<!DOCTYPE": "a web page, perhaps one that says what went wrong with the transfer",
    b"<html": "a web page, perhaps one that says what went wrong with the transfer",
}
PGP = "encrypted (PGP); decrypt it first"
ENCRYPTED_ZIP = "an encrypted ZIP archive; decrypt and unpack it first"
WORKBOOK = "an Excel workbook; save it as CSV in UTF-8"


def sayable(path: Path | str) -> str:
    """A path as reports say it: bytes of its name that are no UTF-8 are written as `\\xff`."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class Unreadable(Exception):
    """A source that can not be read at all: what it is and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


@contextmanager
def opened(
    path: Path | None, raws: list[IO[bytes]] | None = None, *, binary: bool = False
) -> Iterator[io.BufferedReader]:
    """The decompressed bytes of a file, or of standard input for None; raises Unreadable, also while being read.

    The file itself is added to `raws`, for those who tell how far the reading is; a pipe is not, it has no places. What
    is no text is refused unless `binary` says that it may be; what is encrypted or an archive is named as such in any
    case.
    """
    source = STDIN if path is None else sayable(path)
    try:
        with _raw(path) as raw:
            if raws is not None and path is not None and raw.seekable():
                raws.append(raw)
            yield _checked(source, _decompressed(_with_head(raw)), binary=binary)
    except UNSOUND as error:
        raise unreadable(source, error) from error


def unreadable(source: str, error: Exception, what: str = "") -> Unreadable:
    """What went wrong while a source was read, in words; `what` goes before them."""
    if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile)):
        return Unreadable(source, what + CUT)
    if isinstance(error, IsADirectoryError):
        return Unreadable(source, f"{what}is a folder; name the files in it")
    if isinstance(error, FileNotFoundError):
        return Unreadable(source, f"{what}there is no such file")
    said = error.strerror if isinstance(error, OSError) else None
    return Unreadable(source, what + (said or str(error)))


@contextmanager
def _raw(path: Path | None) -> Iterator[IO[bytes]]:
    if path is None:
        yield sys.stdin.buffer
        return
    with path.open("rb", buffering=PEEK) as stream:
        yield stream


class _Rejoined(io.RawIOBase):
    """A stream whose head was read already and is given once more."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            return int(self._rest.readinto1(buffer))
        size = min(len(buffer), len(self._head))
        buffer[:size], self._head = self._head[:size], self._head[size:]
        return size


class _ZstdFrames(io.RawIOBase):
    """Zstandard frames one after another; unlike the library's own reader it notices an end inside a frame."""

    STEP = 1024  # few compressed bytes at a time: a block of four can stand for 128 KiB

    def __init__(self, source: io.BufferedReader) -> None:
        import zstandard

        self._source = source
        self._library = zstandard
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and self._more():
            pass
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _more(self) -> bool:
        packed = self._source.read1(self.STEP)
        if not packed:
            if self._frame is not None:
                raise EOFError
            return False
        try:
            self._ready = self._unpacked(packed)
        except self._library.ZstdError as error:
            raise EOFError from error
        return True

    def _unpacked(self, packed: bytes) -> bytes:
        made = []
        while packed:
            self._frame = self._frame or self._library.ZstdDecompressor().decompressobj()
            made.append(self._frame.decompress(packed))
            if not self._frame.eof:
                break
            packed, self._frame = self._frame.unused_data, None
        return b"".join(made)


def _decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    head = stream.peek(PEEK)
    if head.startswith(GZIP):
        return _with_head(gzip.GzipFile(fileobj=stream))
    if head.startswith(ZSTD) or head[1:4] == ZSTD_SKIPPABLE:
        return _with_head(io.BufferedReader(_ZstdFrames(stream), PEEK))
    return stream


def _with_head(stream: Any) -> io.BufferedReader:
    """The stream with as much of it in its buffer as tells what it is; a pipe is not waited for longer than that."""
    head = b""
    while len(head) < PEEK and not _tells(head):
        more = stream.read1(PEEK - len(head))
        if not more:
            break
        head += more
    return io.BufferedReader(_Rejoined(head, stream), PEEK)


def _tells(head: bytes) -> bool:
    """Whether a head holds a line and the beginning of a second one."""
    _, newline, rest = head.lstrip().partition(b"\n")
    return bool(newline and rest.strip())


def _strange(head: bytes) -> str | None:
    """What a file is by its first bytes, where it is none of a feed."""
    if _is_pgp(head):
        return PGP
    if head.startswith(ZIP):
        return (
            ENCRYPTED_ZIP if head[6:7] and head[6] & 1 else WORKBOOK if b"[Content_Types].xml" in head else KNOWN[ZIP]
        )
    return next((name for magic, name in KNOWN.items() if head.startswith(magic)), None)


def _is_pgp(head: bytes) -> bool:
    """Whether a binary OpenPGP message with a session key begins: tag 1 or 3, its length, version 3 to 6 (RFC 9580)."""
    if len(head) < 8 or head[0] not in SESSION_KEYS:
        return False
    long = head[0] in (0x85, 0x8D) or (head[0] in (0xC1, 0xC3) and 192 <= head[1] < 224)
    return 3 <= head[3 if long else 2] <= 6


def _checked(source: str, stream: io.BufferedReader, *, binary: bool) -> io.BufferedReader:
    head = stream.peek(PEEK)
    if not head:
        raise Unreadable(source, "is empty")
    name = _strange(head)
    if name is not None and not (binary and head.startswith(PARQUET)):
        raise Unreadable(source, f"is {name}")
    if binary:
        return stream
    if head.startswith(UTF16):
        raise Unreadable(source, "is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)")
    text = head.removeprefix(BOM).lstrip()
    if b"\x00" in head and not text.startswith((b"{", b"[")):
        raise Unreadable(source, "is binary, not JSON text")
    return stream
