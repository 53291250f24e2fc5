"""Files of jobs: a folder a job that the server's user alone reads, and files that are counted while written."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
ONLY_OWNER, ONLY_OWNER_ENTERS = 0o600, 0o700
PART = 1 << 18


def job_folder(root: str, job: str) -> Path:
    """The folder of a job."""
    if not NAME.fullmatch(job):
        raise ValueError(job)
    return Path(root) / job


def make_folder(path: Path) -> Path:
    """A folder that only its owner enters."""
    path.mkdir(mode=ONLY_OWNER_ENTERS, parents=True, exist_ok=True)
    return path


def remove_folder(path: Path) -> None:
    """Removes a folder with everything in it, if it is there."""
    shutil.rmtree(path, ignore_errors=True)


def private(path: Path, mode: str = "wb") -> IO[bytes]:
    """A file opened to be written that only its owner reads; "r+b" keeps what is in it."""
    more = os.O_TRUNC if mode == "wb" else 0
    return open(path, mode, opener=lambda name, _: os.open(name, os.O_RDWR | os.O_CREAT | more, ONLY_OWNER))


def settle(stream: IO[bytes]) -> None:
    """Waits until what was written is on the disk, name of the file included."""
    stream.flush()
    os.fsync(stream.fileno())
    settle_folder(Path(stream.name).parent)


def settle_folder(path: Path) -> None:
    """Waits until the names in a folder are on the disk."""
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@dataclass(frozen=True, slots=True)
class Written:
    """One finished file: what the manifest says of it."""

    name: str
    resource: str
    records: int
    size: int
    digest: str

    def entry(self, address: str) -> dict[str, Any]:
        """Its entry in the manifest; `address` is that of the job."""
        return {
            "url": f"{address}/files/{self.name}",
            "resourceType": self.resource,
            "recordCount": self.records,
            "byteCount": self.size,
            "sha256": self.digest,
        }


class Series:
    """Lines of one resource in files of bounded size, begun when there is a line for them.

    A file is open only while lines are added to it, so that a job broken off between two pages leaves none open.
    """

    def __init__(self, folder: Path, stem: str, resource: str, largest: int) -> None:
        self._folder, self._stem, self._resource, self._largest = folder, stem, resource, largest
        self.files: list[Written] = []
        self._begin()

    def _begin(self) -> None:
        self._records, self._size, self._digest = 0, 0, sha256()

    @property
    def _name(self) -> str:
        return f"{self._stem}-{len(self.files) + 1}.ndjson"

    def add(self, lines: list[bytes]) -> None:
        """Adds lines without their ends."""
        if not lines:
            return
        raw = b"\n".join([*lines, b""])
        with private(self._folder / self._name, "r+b") as stream:
            stream.seek(self._size)
            stream.write(raw)
        self._digest.update(raw)
        self._size += len(raw)
        self._records += len(lines)
        if self._size >= self._largest:
            self.close()

    def close(self) -> None:
        """Ends the file that was begun, once it is safe on the disk."""
        if self._records:
            with private(self._folder / self._name, "r+b") as stream:
                settle(stream)
            self.files.append(Written(self._name, self._resource, self._records, self._size, self._digest.hexdigest()))
            self._begin()


def measured(path: Path, resource: str) -> Written:
    """What the manifest says of a file of lines that is there already."""
    digest, records, size = sha256(), 0, 0
    with path.open("rb") as stream:
        while part := stream.read(PART):
            digest.update(part)
            records += part.count(b"\n")
            size += len(part)
    return Written(path.name, resource, records, size, digest.hexdigest())


def parts(path: Path) -> Iterator[bytes]:
    """A file part by part."""
    with path.open("rb") as stream:
        while part := stream.read(PART):
            yield part


def left_over(root: str, known: set[str], seconds: float) -> list[Path]:
    """Folders of no known job in which nothing was written for a while."""
    folder, found = Path(root), []
    if not folder.is_dir():
        return []
    for each in folder.iterdir():
        if each.name not in known and each.is_dir() and NAME.fullmatch(each.name):
            latest = max((inner.stat().st_mtime for inner in (each, *each.rglob("*"))), default=0)
            if time.time() - latest > seconds:
                found.append(each)
    return found
