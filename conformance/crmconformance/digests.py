"""What a run was made with: digests of the suite and of the requirement set, so that another one is noticed."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from crmstandard.sources import root

SUFFIXES = (".py", ".json", ".yaml", ".html", ".css")


def _digest(base: Path, paths: Iterable[Path]) -> str:
    """One digest of files: of their names below `base` and of what they hold."""
    made = sha256()
    for path in sorted(paths):
        made.update(f"{path.relative_to(base).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return made.hexdigest()


@cache
def suite() -> str:
    """The digest of the suite itself."""
    base = Path(__file__).parent
    return _digest(base, (each for each in base.rglob("*") if each.suffix in SUFFIXES and each.is_file()))


@cache
def requirement_set() -> str:
    """The digest of the standard: schemas, requirements, vectors, machines."""
    base = root()
    folders = (base / "schemas", base / "spec")
    return _digest(base, (each for folder in folders for each in folder.rglob("*") if each.is_file()))


def kit_version() -> str:
    """The version of the kit."""
    try:
        return version("crmstandard")
    except PackageNotFoundError:  # sources that were never installed
        return "0"


def made_with() -> dict[str, Any]:
    """What the record of a run says of the tools."""
    return {
        "kitVersion": kit_version(),
        "suiteDigest": suite(),
        "requirementsDigest": requirement_set(),
        "environment": {"python": platform.python_version(), "system": platform.system()},
    }
