"""`make soak-feeds`: a feed of ten million records with planted faults: what is found, how fast, in how much memory.

The check runs in a process of its own, whose highest memory is taken. Places of faults are held against those that
were planted, so far as a report names places: none may be invented, and every fault's count has to be that of the
truth.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from benchmarks.results import keep
from crmstandard.sample.writing import TRUTH, write_bank

RECORDS, FAULTS, SEED = 10_000_000, 5_000, 11
RECORDS_OF_A_CUSTOMER = 18.85
OF_THE_FEED = "FED-015"  # said of the feed as a whole, since it has records with errors

Place = tuple[str, int, str, str]


def planted(folder: Path) -> set[Place]:
    """File, line, pointer and requirement of each fault and of what follows from it; the truth is taken away."""
    path = folder / TRUTH
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    path.unlink()
    places = (each for row in rows for each in (row, *row["follows"]))
    return {(each["file"], each["line"], each["pointer"], each["requirement"]) for each in places}


def checked(folder: Path, report: Path, jobs: int) -> dict[str, Any]:
    """What the command has found, and what it took."""
    command = [sys.executable, "-m", "crmstandard", "feed", "check", str(folder), "--jobs", str(jobs)]
    options = ["--format", "json", "--output", str(report), "--max-samples", "100"]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ended = subprocess.run([*command, *options], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in (0, 1):
        raise SystemExit(ended.stderr.decode())
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wallSeconds": wall, "cpuSeconds": cpu, "peakMebibytes": after.ru_maxrss // 1024}


def compared(report: dict[str, Any], truth: set[Place]) -> dict[str, Any]:
    """Findings that were planted, missed and invented, by count and by place."""
    faults = [each for each in report["faults"] if each["requirement"] != OF_THE_FEED]
    found = Counter[str]()
    for each in faults:
        found[each["requirement"]] += each["count"]
    expected = Counter(requirement for *_, requirement in truth)
    named = {(s["file"], s["line"], s["pointer"], each["requirement"]) for each in faults for s in each["samples"]}
    return {
        "planted": len(truth),
        "found": found.total(),
        "missed": (expected - found).total(),
        "invented": (found - expected).total(),
        "placesNamed": len(named),
        "placesInvented": len(named - truth),
    }


def parsing(folder: Path) -> float:
    """CPU seconds of orjson.loads of every line."""
    started = time.process_time()
    for path in sorted(folder.glob("*.ndjson")):
        with path.open("rb") as stream:
            for line in stream:
                try:
                    orjson.loads(line)
                except orjson.JSONDecodeError:
                    continue
    return time.process_time() - started


def measure(records: int, folder: Path) -> dict[str, Any]:
    """The check of a feed of about so many records, by one worker and by two."""
    bank = folder / "feed"
    written = write_bank(bank, round(records / RECORDS_OF_A_CUSTOMER), SEED, FAULTS)
    truth = planted(bank)
    size = sum(each.stat().st_size for each in bank.iterdir())
    os.sync()  # what is still to be written would hold up the checks
    base = parsing(bank)
    made: dict[str, Any] = {"records": written.lines.total(), "bytes": size, "orjsonCpuSeconds": round(base, 1)}
    for jobs in (2, 1):
        report = folder / "report.json"
        spent = checked(bank, report, jobs)
        said = compared(orjson.loads(report.read_bytes()), truth)
        ratios = {"cpuToOrjson": spent["cpuSeconds"] / base, "wallToOrjson": spent["wallSeconds"] / base}
        made[f"{jobs} workers" if jobs > 1 else "1 worker"] = {
            **{name: round(value, 2) for name, value in {**spent, **ratios}.items()},
            **said,
        }
    return made


def main() -> None:
    """Measures, prints and keeps the result; ends with 1 where something was missed or invented."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--folder", help="where there is room for about 6 GB and as much again for what is spilled")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="soak-feeds-") as name:
        os.environ["TMPDIR"] = name
        made = measure(given.records, Path(name))
    keep("soak-feeds", made)
    runs = [each for each in made.values() if isinstance(each, dict)]
    sys.exit(any(each["missed"] or each["invented"] or each["placesInvented"] for each in runs))


if __name__ == "__main__":
    main()
