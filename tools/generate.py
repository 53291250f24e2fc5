"""`make generate`: writes what is derived from schemas/ and spec/; `--check` says what is stale instead."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.outputs import Output, outputs

ROOT = Path(__file__).parents[1]
REMEDY = "Generated files are stale: run `make generate` and commit the result (never edit them by hand)."
SHOWN = 40


def stale(output: Output, root: Path = ROOT) -> Iterator[tuple[str, str | None, str | None]]:
    """What differs from the files on disk, as (path, text on disk, text wanted); None: there is none."""
    wanted = output.files()
    present = {p.relative_to(root).as_posix() for pattern in output.owns for p in root.glob(pattern) if p.is_file()}
    for path in sorted(wanted.keys() | present):
        file = root / path
        found = file.read_bytes().decode() if file.is_file() else None
        if found != wanted.get(path):
            yield path, found, wanted.get(path)


def write(output: Output, root: Path = ROOT) -> int:
    """Brings the files of one output up to date and returns how many were touched."""
    changes = list(stale(output, root))
    for path, _, wanted in changes:
        file = root / path
        if wanted is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(wanted.encode())
    return len(changes)


def difference(path: str, found: str | None, wanted: str | None) -> str:
    """A unified diff of one stale file, its first lines."""
    before, after = ((text or "").splitlines(keepends=True) for text in (found, wanted))
    lines = list(difflib.unified_diff(before, after, f"{path} (on disk)", f"{path} (generated)", n=1))
    cut = [line if len(line) < 300 else f"{line[:300]}…\n" for line in lines[:SHOWN]]
    return "".join(cut) + (f"… {len(lines) - SHOWN} more lines\n" if len(lines) > SHOWN else "")


def check(chosen: list[Output]) -> int:
    """Prints the difference of every stale file; exit code 1 if there is one."""
    changes = [each for output in chosen for each in stale(output)]
    for path, found, wanted in changes:
        print(difference(path, found, wanted))
    if changes:
        print(f"{len(changes)} files differ. {REMEDY}", file=sys.stderr)
    return 1 if changes else 0


def main() -> int:
    """The command."""
    table = {each.name: each for each in outputs()}
    parser = argparse.ArgumentParser(prog="python -m tools.generate", description=__doc__)
    parser.add_argument("outputs", nargs="*", help=f"which of {', '.join(table)}; all if none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 and a diff if files are stale")
    options = parser.parse_args()
    unknown = set(options.outputs) - set(table)
    if unknown:
        parser.error(f"no such output: {', '.join(sorted(unknown))}")
    chosen = [table[name] for name in options.outputs or table]
    if options.check:
        return check(chosen)
    for output in chosen:
        print(f"{output.name}: {write(output)} files written or removed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
