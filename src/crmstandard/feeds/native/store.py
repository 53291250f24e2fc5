"""Where programs are kept: shipped beside the package, else compiled on first use into a cache."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from functools import cache
from pathlib import Path

import orjson

from crmstandard.feeds.native.library import FOLDER
from crmstandard.feeds.native.words import Program
from crmstandard.sources import root

SUFFIX = ".gate"


@cache
def stored(profile: str | None = None) -> Program:
    """The program of a profile: the shipped one if its sources did not change since, else that of the cache."""
    name = f"{profile or 'base'}-{digest()}{SUFFIX}"
    for folder in (FOLDER, cache_folder()):
        found = _read(folder / name)
        if found is not None:
            return found
    from crmstandard.feeds.native.program import compile_program

    made = compile_program(profile)
    _write(cache_folder() / name, made)
    return made


def digest() -> str:
    """A digest of all that programs are made of: schemas, reference data, workflows and the package itself."""
    found = hashlib.sha256()
    own = Path(__file__).parents[2]
    groups = (
        (root() / "schemas", "*.json"),
        (root() / "spec" / "reference", "*.json"),
        (root() / "spec" / "statemachines", "*.yaml"),
    )
    code = ((own / "validators", "*.py"), (own / "feeds" / "native", "*.py"), (own / "feeds", "accuracy.py"))
    for folder, kind in (*groups, *code):
        for path in sorted(folder.rglob(kind)):
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def cache_folder() -> Path:
    """The folder of the user's caches."""
    given = os.environ.get("XDG_CACHE_HOME")
    return (Path(given) if given else Path.home() / ".cache") / "crmstandard"


def _read(path: Path) -> Program | None:
    try:
        head, raw = zlib.decompress(path.read_bytes()).split(b"\n", 1)
        taken, members = ({name: tuple(each) for name, each in told.items()} for told in orjson.loads(head))
    except (OSError, ValueError, AttributeError, zlib.error):
        return None
    return Program(raw, tuple(taken), taken, members)


def write(folder: Path, profile: str | None) -> Path:
    """Compiles the program of a profile into a folder."""
    from crmstandard.feeds.native.program import compile_program

    path = folder / f"{profile or 'base'}-{digest()}{SUFFIX}"
    _write(path, compile_program(profile))
    return path


def _write(path: Path, program: Program) -> None:
    """Keeps a program; a folder that cannot be written to costs time at the next start, nothing else."""
    packed = zlib.compress(orjson.dumps((program.taken, program.members)) + b"\n" + program.raw, 6)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(packed)
        Path(stream.name).replace(path)
    except OSError:
        return
