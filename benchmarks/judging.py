"""`make bench-feeds`: full validation of records by themselves, as ratios to parsing the same lines.

Three kinds of record of about 1.3 KB, by the share of wrong ones: each is read, judged by its schema and its rules,
and counted; ids and facts are kept for what holds across records, which `benchmarks.feeds` measures with all else.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.feeds import CUSTOMERS, KINDS, ROUNDS, SEED, Contender, interleaved, parse_all, ratios
from benchmarks.fuller import fuller
from benchmarks.results import keep
from crmstandard.feeds.checker import Checker, Task
from crmstandard.feeds.sources import blocks_of, gather
from crmstandard.sample.writing import write_bank

SHARES = (0, 1, 10, 50)  # per cent of the records with a planted fault
SETS = 2  # of rounds, one after the other: what they differ by is the machine


def judged(path: Path, *, native: bool) -> Checker:
    """One worker that has judged all records of a file."""
    delivery, checker = gather([str(path)], None, None, None), Checker(Task(native=native))
    with delivery.engines() as engines:
        for source in delivery.sources:
            for block in blocks_of(source, native=native, engines=engines):
                checker.take(source.number, block, checker.scan(block))
    checker.finish_here()
    return checker


def _judging(path: Path, *, native: bool) -> Contender:
    return lambda: judged(path, native=native)


def _of_one_kind(path: Path, lines: Sequence[bytes], rounds: int) -> dict[str, object]:
    path.write_bytes(b"\n".join(lines) + b"\n")
    bad = {native: judged(path, native=native).part.received[0].rejected for native in (True, False)}
    if len(set(bad.values())) != 1:
        raise SystemExit(f"{path.name}: {bad} records are wrong with the gate and without it")
    contenders: dict[str, Contender] = {
        "orjson.loads": lambda: parse_all(list(lines)),
        "native": _judging(path, native=True),
        "packages only": _judging(path, native=False),
    }
    sets = [ratios(interleaved(contenders, rounds), len(lines)) for _ in range(SETS)]
    size = round(path.stat().st_size / len(lines))
    return {"records": len(lines), "wrong": bad[True], "bytesPerRecord": size, "sets": sets}


def measure(rounds: int = ROUNDS) -> dict[str, object]:
    """Ratios by kind of record and by share of wrong records."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        bank = Path(name) / "bank"
        write_bank(bank, CUSTOMERS, SEED, 0)
        for title, kind in KINDS.items():
            given = (bank / f"{kind}.ndjson").read_bytes().splitlines()
            found[title] = {
                f"{share} % wrong": _of_one_kind(
                    Path(name) / f"{kind}-{share}.ndjson", list(fuller(title, given, share)), rounds
                )
                for share in SHARES
            }
    return {"rounds": rounds, "customers": CUSTOMERS, "kinds": found}


def main() -> None:
    """Measures, prints and keeps the result."""
    keep("judging", measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))


if __name__ == "__main__":
    main()
