"""`make native`: builds the library of the gate with cargo and compiles its programs, into src/crmstandard/_native."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from crmstandard import schemas
from crmstandard.feeds.native import library, store

ROOT = Path(__file__).parents[1]
HOW = (
    "The native accept gate is not built: there is no cargo here. Everything works without it, large feeds run slower. "
    "Install it with `apt-get install cargo` (Debian) or by rustup, then run `make native`."
)


def cargo() -> str | None:
    """The cargo of this machine, also where rustup put it."""
    return shutil.which("cargo") or shutil.which("cargo", path=os.fspath(Path.home() / ".cargo" / "bin"))


def build(command: str) -> Path:
    """Builds the library and copies it beside the package; raises CalledProcessError."""
    subprocess.run([command, "build", "--release", "--locked", "--lib"], cwd=ROOT / "native", check=True)
    built = ROOT / "native" / "target" / "release" / library.path().name
    library.FOLDER.mkdir(exist_ok=True)
    fresh = library.FOLDER / f"{built.name}.new"
    shutil.copyfile(built, fresh)  # a program that uses the old one keeps it
    fresh.replace(library.path())
    return library.path()


def programs() -> list[Path]:
    """Compiles the programs, one without profile and one for each profile; those of older sources go."""
    made = [store.write(library.FOLDER, profile) for profile in (None, *schemas.profiles())]
    for old in set(library.FOLDER.glob(f"*{store.SUFFIX}")) - set(made):
        old.unlink()
    return made


def main() -> int:
    """Builds; without cargo says how to get it, and fails only if that was not foreseen (`--if-possible`)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--if-possible", action="store_true", help="succeed without cargo too")
    wanted = parser.parse_args()
    command = cargo()
    if command is None:
        print(HOW, file=sys.stderr)
        return 0 if wanted.if_possible else 1
    try:
        built = build(command)
    except subprocess.CalledProcessError as failed:
        print(
            f"cargo could not build native/ (exit code {failed.returncode}); the lines above say why", file=sys.stderr
        )
        return 0 if wanted.if_possible else 1
    sizes = ", ".join(f"{each.name} {each.stat().st_size:,} bytes" for each in (built, *programs()))
    print(f"built {sizes}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
