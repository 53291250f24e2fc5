"""Bytes of a source: plain, gzip or zstandard, told apart by their content; what can not be opened is said so."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import zstandard

PEEK = 1 << 16
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
STDIN = "-"
KNOWN = {
    b"PK\x03\x04": "a ZIP archive; unpack it first",
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"-----BEGIN PGP": "encrypted (PGP)",
}


class Unreadable(Exception):
    """A source that can not be read at all: what it is and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


@contextmanager
def opened(path: Path | None) -> Iterator[io.BufferedReader]:
    """The decompressed bytes of a file, or of standard input for None; raises Unreadable, also while being read."""
    source = STDIN if path is None else str(path)
    try:
        with _raw(path) as raw:
            yield _checked(source, _decompressed(raw))
    except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
        raise Unreadable(source, f"the compressed data is damaged or cut short ({error})") from error
    except IsADirectoryError as error:
        raise Unreadable(source, "is a folder; name the files in it") from error
    except FileNotFoundError as error:
        raise Unreadable(source, "there is no such file") from error
    except OSError as error:
        raise Unreadable(source, error.strerror or str(error)) from error


@contextmanager
def _raw(path: Path | None) -> Iterator[io.BufferedReader]:
    if path is None:
        yield io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer), PEEK)
        return
    with path.open("rb", buffering=PEEK) as stream:
        yield cast("io.BufferedReader", stream)


def _decompressed(raw: io.BufferedReader) -> io.BufferedReader:
    head = raw.peek(PEEK)[:4]
    stream: IO[bytes] | None = None
    if head.startswith(GZIP):
        stream = cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    elif head == ZSTD:
        stream = cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    return raw if stream is None else io.BufferedReader(cast("io.RawIOBase", stream), PEEK)


def _checked(source: str, stream: io.BufferedReader) -> io.BufferedReader:
    head = stream.peek(PEEK)
    if not head:
        raise Unreadable(source, "is empty")
    for magic, name in KNOWN.items():
        if head.startswith(magic):
            raise Unreadable(source, f"is {name}")
    if head.startswith(UTF16):
        raise Unreadable(source, "is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)")
    if b"\x00" in head:
        raise Unreadable(source, "is binary, not JSON text")
    if not head.strip() and not stream.peek(PEEK)[len(head) :] and len(head) < PEEK:
        raise Unreadable(source, "holds nothing but blanks")
    return stream
