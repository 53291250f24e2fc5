"""The files of a source: which they are, and their lines as text whatever their compression and encoding."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from crmstandard.mapping.plan import MappingError, Table
from crmstandard.tabular.forms import PACKED, unpacked

UNREADABLE = "\udc80"  # a lone surrogate: no decoder makes one of good bytes, so it marks bad ones
LONGEST_LINE = 16 * 1024 * 1024


def _mark(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - registered for decoding alone
    return UNREADABLE, error.end


codecs.register_error("crmstandard-mark", _mark)


def files_of(name: str, table: Table, folder: Path) -> list[Path]:
    """The files that hold the rows of a table, in the order of the mapping and then of their names."""
    found = [path for pattern in table.files for path in _matching(pattern, folder)]
    for pattern in table.files:
        if not _matching(pattern, folder):
            raise MappingError(
                f"{folder} holds no file {pattern} (nor {' or '.join(PACKED)} of it), which table {name} "
                f"({table.title}) is read from. Name the folder of the data with --source."
            )
    bare = [unpacked(path.name) for path in found]
    for twice in sorted({each for each in bare if bare.count(each) > 1}):
        raise MappingError(f"{folder} holds {twice} more than once, plain or compressed; keep one of them.")
    return found


def _matching(pattern: str, folder: Path) -> list[Path]:
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise MappingError(f"{pattern!r} leads out of the source; file patterns stay inside the folder of --source.")
    return sorted(path for suffix in ("", *PACKED) for path in folder.glob(pattern + suffix) if path.is_file())


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """The lines of a file with their ends; bytes that are not of the encoding come as UNREADABLE."""
    try:
        with (
            _open(path) as binary,
            io.TextIOWrapper(binary, encoding=_codec(encoding), errors="crmstandard-mark", newline="") as text,
        ):
            while line := text.readline(LONGEST_LINE):
                if len(line) == LONGEST_LINE:
                    raise MappingError(f"{path.name} has a line of more than {LONGEST_LINE} characters.")
                yield line
    except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
        raise MappingError(f"{path} cannot be read: {error}. Is the file whole?") from None


def _open(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    if path.suffix == ".zst":
        return cast("BinaryIO", zstandard.open(path, "rb"))
    return path.open("rb")


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise MappingError(f"{encoding!r} is no encoding that Python knows; try utf-8, gb18030 or utf-16.") from None
    return "utf-8-sig" if name == "utf-8" else name
