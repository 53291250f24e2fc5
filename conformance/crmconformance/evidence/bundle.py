"""The bundle: journal, report and a manifest of what they are and what they were made with, in one file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from crmconformance import discovery
from crmconformance.evidence.signing import sealed
from crmconformance.journal import FILE, Recording
from crmconformance.report.document import report
from crmconformance.report.files import JSON_REPORT, dumped
from crmconformance.running import replay_of
from crmconformance.target import Target

MANIFEST, STATEMENT, SIGNED = "manifest.json", "capability-statement.json", "statement.dsse.json"
CONTENT = (FILE, JSON_REPORT, STATEMENT)
LARGEST = 2 * 1024**3  # bytes that a bundle may unpack to
EPOCH = (1980, 1, 1, 0, 0, 0)
SEAL = 64  # hexadecimal digits at the end of the file, which are the comment of the archive


class Unreadable(ValueError):
    """A file that is no bundle; the text says why."""


def manifest(files: Mapping[str, bytes], recording: Recording) -> bytes:
    """The manifest of a bundle, as canonical JSON (RFC 8785)."""
    head = recording.head
    made = {
        "bundleVersion": "1",
        "files": {name: sha256(raw).hexdigest() for name, raw in files.items()},
        "kitVersion": head["kitVersion"],
        "suiteDigest": head["suiteDigest"],
        "requirementsDigest": head["requirementsDigest"],
        "configurationDigest": sha256(rfc8785.dumps(head["settings"])).hexdigest(),
        "challenge": head["challenge"],
        "environment": head["environment"],
    }
    return rfc8785.dumps(made)


def write(path: Path, journal: bytes, key: Ed25519PrivateKey | None) -> dict[str, Any]:
    """Writes the bundle of a journal, signed where there is a key; gives the report in it.

    The file ends with the digest of all of it before: signatures cover what the files say, not how they are packed.
    """
    recording = Recording(journal)
    made = report(recording)
    target = discovery.recorded(replay_of(recording, Target({})))
    files = {FILE: journal, JSON_REPORT: dumped(made), STATEMENT: rfc8785.dumps(dict(target.statement))}
    listed = manifest(files, recording)
    files[MANIFEST] = listed
    if key is not None:
        files[SIGNED] = sealed(listed, key)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, raw in files.items():
            about = zipfile.ZipInfo(name, EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, raw)
        archive.comment = bytes(SEAL)
    raw = path.read_bytes()[:-SEAL]
    path.write_bytes(raw + _seal_of(raw))
    return made


def _seal_of(raw: bytes) -> bytes:
    return sha256(raw).hexdigest().encode()


def is_as_written(path: Path) -> bool:
    """Whether no byte of a bundle was changed since it was written, those that only pack it among them."""
    raw = path.read_bytes()
    return raw[-SEAL:] == _seal_of(raw[:-SEAL])


def read(path: Path) -> dict[str, bytes]:
    """The files of a bundle; raises Unreadable."""
    try:
        with zipfile.ZipFile(path) as archive:
            about = archive.infolist()
            names = [each.filename for each in about]
            if len(names) != len(set(names)) or sum(each.file_size for each in about) > LARGEST:
                raise Unreadable("it names a file twice or is too large")
            found = {each.filename: archive.read(each) for each in about}
    except Unreadable:
        raise
    except Exception as error:  # zlib.error and what else a damaged archive brings
        raise Unreadable(f"{type(error).__name__}: {error}") from None
    missing = [name for name in (*CONTENT, MANIFEST) if name not in found]
    if missing:
        raise Unreadable(f"{missing[0]} is missing")
    return found
