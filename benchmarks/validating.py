"""`make bench`: the cost of making and of validating records, as ratios to parsing the same lines."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from benchmarks.results import keep
from crmstandard.sample.blocks import BLOCK, block
from crmstandard.sample.writing import write_bank
from crmstandard.validators import Session
from crmstandard.validators.structure import judge

CUSTOMERS, ROUNDS, SEED = 500, 7, 7


def _lines(folder: Path) -> list[bytes]:
    write_bank(folder, CUSTOMERS, SEED, 0)
    return [line for path in sorted(folder.glob("*.ndjson")) for line in path.read_bytes().splitlines()]


def _parse(lines: list[bytes]) -> None:
    for line in lines:
        orjson.loads(line)


def _structure(lines: list[bytes]) -> None:
    for line in lines:
        document = orjson.loads(line)
        judge(document["resourceType"]).is_valid(document)


def _full(lines: list[bytes]) -> None:
    session = Session()
    for line in lines:
        session.add(orjson.loads(line))
    session.finish()


def _make(_lines: list[bytes]) -> None:
    for first in range(0, CUSTOMERS, BLOCK):
        for each in block(SEED, first, first + BLOCK):
            orjson.dumps(each)


CONTENDERS: dict[str, Callable[[list[bytes]], None]] = {
    "orjson.loads": _parse,
    "structure (jsonschema-rs, our formats)": _structure,
    "full validation (structure, rules, rules across records)": _full,
    "sample (made and written as JSON)": _make,
}


def measure() -> dict[str, object]:
    """Seven interleaved rounds of each contender in CPU seconds; medians, spread and ratios to the first."""
    with tempfile.TemporaryDirectory() as name:
        lines = _lines(Path(name) / "bank")
    spent: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(ROUNDS + 1):  # the first round warms up
        for name, run in CONTENDERS.items():
            start = time.process_time()
            run(lines)
            spent[name].append(time.process_time() - start)
    base = statistics.median(spent["orjson.loads"][1:])
    rows = {
        name: {
            "microsecondsPerRecord": round(statistics.median(times[1:]) / len(lines) * 1e6, 2),
            "ratioToOrjson": round(statistics.median(times[1:]) / base, 2),
            "spread": [round(min(times[1:]) / base, 2), round(max(times[1:]) / base, 2)],
        }
        for name, times in spent.items()
    }
    return {"records": len(lines), "rounds": ROUNDS, "results": rows}


def main() -> None:
    """Measures, prints and keeps the result."""
    keep("validate", measure())


if __name__ == "__main__":
    main()
