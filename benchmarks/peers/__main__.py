"""`make bench-peers`: what records and rows cost with other tools and with ours, as ratios to parsing them once.

A tool that is not there is named as absent; `make bench-peers` installs all of them in an environment of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.feeds import KINDS, Contender, interleaved, parse_all, ratios
from benchmarks.peers import records, tables
from benchmarks.results import keep
from crmstandard.feeds.check import Options, check
from crmstandard.feeds.convert import convert, target_of
from crmstandard.feeds.native.gate import Gate
from crmstandard.sample.writing import write_bank

AJV = Path(__file__).parent / "ajv"
CUSTOMERS, ROUNDS, SEED = int(os.environ.get("CUSTOMERS", "2000")), 5, 7


def _present(peers: Any, absent: list[str], *given: Any) -> dict[str, Callable[[], int]]:
    found = {}
    for peer in peers:
        try:
            found[peer.__name__] = peer(*given)
        except ImportError:
            absent.append(peer.__name__)
    return found


def of_records(title: str, path: Path) -> dict[str, Any]:
    """Ratios of each tool for one kind of record; tools that are slow get a part of the lines."""
    lines: list[bytes] = path.read_bytes().splitlines()
    absent: list[str] = []
    text, gate = path.read_bytes(), Gate()
    found: dict[str, Any] = {}
    for part in (set(), records.SLOW):
        held = records.share(lines, next(iter(part))) if part else lines
        peers = [each for each in records.PEERS if (each.__name__ in records.SLOW) == bool(part)]
        counted = _present(peers, absent, title, held)
        contenders: dict[str, Contender] = {"orjson.loads": lambda held=held: parse_all(held), **counted}
        if not part:
            contenders |= {"ours, the gate": lambda: gate.scan(text), "ours, packages": _alone(path, native=False)}
            contenders |= {"ours, the whole check": _alone(path, native=True)}
        good = {name: run() for name, run in counted.items()}
        for name, row in ratios(interleaved(contenders, ROUNDS), len(held)).items():
            found.setdefault(name, row)
            if name in good:
                found[name] |= {"records": len(held), "good": good[name]}
    found |= {"ajv": ajv(title, path)}
    return {"records": len(lines), "absent": absent, "results": found}


def _alone(path: Path, *, native: bool) -> Contender:
    return lambda: check([str(path)], Options(native=native))


def ajv(title: str, path: Path) -> Any:
    """What Node's validator takes over its own parser, in a process of its own; None without it."""
    node = shutil.which("node")
    if node is None or not (AJV / "node_modules").is_dir():
        return None
    with tempfile.NamedTemporaryFile(suffix=".json") as bundle:
        bundle.write(records.bundle(title))
        bundle.flush()
        command = [node, str(AJV / "measure.mjs"), bundle.name, str(path), str(ROUNDS)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    judged = statistics.median(each["judge"] for each in told["rounds"])
    parsed = statistics.median(each["parse"] for each in told["rounds"])
    return {
        "microsecondsPerRecord": round(judged, 2),
        "ratioToItsOwnParser": round(judged / parsed, 2),
        "good": told["good"],
        "node": told["node"],
    }


def of_rows(title: str, path: Path, folder: Path) -> dict[str, Any]:
    """Microseconds a row of each tool for the flat file of one kind of record, and of our whole check of it."""
    flat = folder / f"{path.stem}.csv"
    absent: list[str] = []
    convert([str(path)], target_of(flat))
    rows = path.read_bytes().count(b"\n")
    counted = _present(tables.PEERS, absent, title, flat)
    good = {name: run() for name, run in counted.items()}
    lines = path.read_bytes().splitlines()
    contenders: dict[str, Contender] = {"orjson.loads": lambda: parse_all(lines), **counted}
    contenders["ours, the whole check"] = lambda: check([str(flat)], Options())
    found: dict[str, Any] = ratios(interleaved(contenders, ROUNDS), rows)
    for name, count in good.items():
        found[name] |= {"good": count}
    return {"rows": rows, "absent": absent, "results": found}


def main() -> None:
    """Measures, prints and keeps the result."""
    wanted = sys.argv[1:] or list(KINDS)
    with tempfile.TemporaryDirectory() as name:
        bank = Path(name) / "bank"
        write_bank(bank, CUSTOMERS, SEED, 0)
        paths = {title: bank / f"{KINDS[title]}.ndjson" for title in wanted}
        found = {title: of_records(title, path) for title, path in paths.items()}
        flat = {title: of_rows(title, path, Path(name)) for title, path in paths.items()}
    keep("feed-peers", {"rounds": ROUNDS, "customers": CUSTOMERS, "records": found, "rows": flat})


if __name__ == "__main__":
    main()
