"""`make bench-feeds`: full validation of records by themselves, as ratios to parsing the same lines.

Three kinds of record of about 1.3 KB, by the share of wrong ones: each is read, judged by its schema and its rules,
and counted; ids and facts are kept for what holds across records, which `benchmarks.feeds` measures with all else.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.feeds import KINDS, ROUNDS, SEED, Contender, interleaved, parse_all, ratios
from benchmarks.fuller import fuller
from benchmarks.results import keep
from crmstandard.feeds.checker import Checker, Task
from crmstandard.feeds.sources import blocks_of, gather
from crmstandard.sample.writing import write_bank

CUSTOMERS = int(os.environ.get("CUSTOMERS", "40000"))
PART = 5  # without the gate so many times fewer records are judged, which takes about as long
SHARES = (0, 1, 10, 50)  # per cent of the records with a planted fault
SETS = 2  # of rounds, one after the other: what they differ by is the machine
WAYS = {"native": 1, "packages only": PART}


def judged(path: Path, *, native: bool) -> Checker:
    """One worker that has judged all records of a file."""
    delivery, checker = gather([str(path)], None, None, None), Checker(Task(native=native))
    with delivery.engines() as engines:
        for source in delivery.sources:
            for block in blocks_of(source, native=native, engines=engines):
                checker.take(source.number, block, checker.scan(block))
    checker.finish_here()
    return checker


def _judging(path: Path, way: str) -> Contender:
    return lambda: judged(path, native=way == "native")


def _of_one_kind(folder: Path, lines: Sequence[bytes], rounds: int) -> dict[str, object]:
    """Both ways with the same records, so far as both judge them: what they find is compared once."""
    found: dict[str, object] = {"bytesPerRecord": round(sum(map(len, lines)) / len(lines))}
    for way, part in WAYS.items():
        held, path = list(lines[: len(lines) // part]), folder / f"{part}.ndjson"
        path.write_bytes(b"\n".join(held) + b"\n")
        contenders: dict[str, Contender] = {
            "orjson.loads": lambda held=held: parse_all(held),  # type: ignore[misc]
            way: _judging(path, way),
        }
        sets = [ratios(interleaved(contenders, rounds), len(held)) for _ in range(SETS)]
        found[way] = {"records": len(held), "wrong": _wrong(path, way), "sets": sets}
    if _wrong(path, "native") != _wrong(path, "packages only"):
        raise SystemExit(f"{path}: with the gate other records are wrong than without it")
    return found


def _wrong(path: Path, way: str) -> int:
    return judged(path, native=way == "native").part.received[0].rejected


def measure(rounds: int = ROUNDS) -> dict[str, object]:
    """Ratios by kind of record and by share of wrong records."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        bank = Path(name) / "bank"
        write_bank(bank, CUSTOMERS, SEED, 0)
        for title, kind in KINDS.items():
            given = (bank / f"{kind}.ndjson").read_bytes().splitlines()
            found[title] = {
                f"{share} % wrong": _of_one_kind(Path(name), list(fuller(title, given, share)), rounds)
                for share in SHARES
            }
    return {"rounds": rounds, "customers": CUSTOMERS, "kinds": found}


def main() -> None:
    """Measures, prints and keeps the result."""
    keep("judging", measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))


if __name__ == "__main__":
    main()
