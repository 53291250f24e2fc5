"""A library that is built by what a feed has counted: a first build counts which ways through its code are taken.

The compiler then lays out and inlines by these counts, and a scan takes about a sixth less time; what it finds is the
same. It needs the tool of LLVM that merges counts, of the same LLVM as rustc.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from benchmarks.written_otherwise import written_otherwise
from crmstandard.feeds.check import Options, check
from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.native import library
from crmstandard.sample.writing import TRUTH, write_bank

HOW = (
    "The library is built without counts of a feed, and scans take about a sixth longer: `llvm-profdata` of LLVM "
    "{version} is not here. `rustup component add llvm-tools` or `apt-get install llvm-{version}` (Debian) brings it."
)
CUSTOMERS, SEED, WRONG = 500, 3, 500
FORMS = ("json", "csv", "parquet")
Build = Callable[..., Path]


def told(*command: str) -> str:
    """What a command prints; nothing where it fails or is not there."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def llvm_of(rustc: str) -> str:
    """The major version of the LLVM that rustc is built with; nothing if it does not tell."""
    found = re.search(r"LLVM version: (\d+)", told(rustc, "-vV"))
    return found[1] if found else ""


def merger(rustc: str) -> str | None:
    """The tool that merges counts: that of rustup's toolchain, or Debian's for this LLVM."""
    host = re.search(r"host: (\S+)", told(rustc, "-vV"))
    own = Path(told(rustc, "--print", "sysroot").strip(), "lib", "rustlib", host[1] if host else "", "bin")
    return shutil.which("llvm-profdata", path=own) or shutil.which(f"llvm-profdata-{llvm_of(rustc)}")


def guided(build: Build, target: Path, merge: str) -> Path:
    """The library as `build(folder, flag)` builds it by counts; raises CalledProcessError where a step fails.

    Counts stay valid as long as the library that made them: they are not made again for the same code.
    """
    counting, counts = build(target / "counting", "-Cprofile-generate"), target / "counts.profdata"
    if not counts.exists() or counts.stat().st_mtime < counting.stat().st_mtime:
        with tempfile.TemporaryDirectory() as raw:
            of_a_process = {**os.environ, "LLVM_PROFILE_FILE": f"{raw}/%p.profraw"}
            subprocess.run([sys.executable, "-m", "tools.guided", os.fspath(counting)], env=of_a_process, check=True)
            subprocess.run([merge, "merge", "-o", os.fspath(counts), raw], check=True)
    return build(target / "guided", f"-Cprofile-use={counts}")


def feeds(folder: Path) -> list[Path]:
    """Folders with the records of a bank: good ones and wrong ones, in every form and written in many ways."""
    good, wrong = folder / "good", folder / "wrong"
    for bank, faults in ((good, 0), (wrong, WRONG)):
        write_bank(bank, CUSTOMERS, SEED, faults)
        (bank / TRUTH).unlink(missing_ok=True)
    for form in FORMS:
        convert([os.fspath(good)], Target(folder / form, form, is_folder=True))
    otherwise = written_otherwise(good, folder / "otherwise")
    return [good, wrong, *(folder / form for form in FORMS), *otherwise.values()]


def main() -> None:
    """Checks feeds with the library that is given, which writes its counts when this process ends."""
    given = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name, mock.patch.object(library, "path", return_value=given):
        for feed in feeds(Path(name)):
            check([os.fspath(feed)], Options())


if __name__ == "__main__":
    main()
