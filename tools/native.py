"""`make native`: builds the library of the gate with cargo and compiles its programs, into src/crmstandard/_native."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from crmstandard import schemas
from crmstandard.feeds.native import library, store
from tools.guided import HOW as UNGUIDED
from tools.guided import guided, llvm_of, merger

ROOT = Path(__file__).parents[1]
HOW = (
    "The native accept gate is not built: there is no cargo here. Everything works without it, large feeds run slower. "
    "Install it with `apt-get install cargo` (Debian) or by rustup, then run `make native`."
)


def cargo() -> str | None:
    """The cargo of this machine, also where rustup put it."""
    return shutil.which("cargo") or shutil.which("cargo", path=os.fspath(Path.home() / ".cargo" / "bin"))


def compiled(command: str, target: Path, *flags: str) -> Path:
    """The library as cargo builds it in a folder, with more flags for rustc; raises CalledProcessError."""
    env = {**os.environ, "RUSTFLAGS": " ".join((os.environ.get("RUSTFLAGS", ""), *flags)).strip()} if flags else None
    made = [command, "build", "--release", "--locked", "--lib", "--target-dir", os.fspath(target)]
    subprocess.run(made, cwd=ROOT / "native", env=env, check=True)
    return target / "release" / library.path().name


def fastest(command: str) -> Path:
    """The library built by counts of a feed where that can be done here, and as cargo builds it by itself elsewhere."""
    rustc, target = os.fspath(Path(command).with_name("rustc")), ROOT / "native" / "target"
    merge = merger(rustc)
    if merge is None:
        print(UNGUIDED.format(version=llvm_of(rustc) or "the same version as rustc"), file=sys.stderr)
    else:
        try:
            return guided(partial(compiled, command), target, merge)
        except subprocess.CalledProcessError as failed:
            print(f"{failed}; the library is built without counts of a feed instead", file=sys.stderr)
    return compiled(command, target)


def build(command: str) -> Path:
    """Builds the library and copies it beside the package; raises CalledProcessError."""
    built = fastest(command)
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
