"""`make bench-spark`: the check of a large feed by the cores of a Spark master beside that of one machine alone.

Rates are per core and warm: a first check of the same feed starts Spark's Python processes and fills the caches.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.feeds_at_scale import RECORDS_OF_A_CUSTOMER, SEED
from benchmarks.results import keep
from crmstandard.feeds.check import Options, Outcome, check
from crmstandard.sample.writing import write_bank

RECORDS, CORES, ROUNDS = 10_000_000, 2, 3
MASTER = f"local[{CORES}]"
ALONE = "1 worker"
Run = Callable[[], Outcome]


def _seconds(run: Run, records: int) -> float:
    """Seconds of a check, which has to read every record and find nothing."""
    started = time.perf_counter()
    outcome = run()
    spent = time.perf_counter() - started
    if outcome.records != records or outcome.rejected:
        raise SystemExit(f"{outcome.records} of {records} records, {outcome.rejected} of them rejected")
    return spent


def rates(spent: Mapping[str, list[float]], cores: Mapping[str, int], records: int) -> dict[str, object]:
    """Median seconds, records a second for each core, and that to the rate of one worker of this machine."""
    alone = statistics.median(spent[ALONE])
    rows: dict[str, object] = {}
    for name, times in spent.items():
        median = statistics.median(times)
        rows[name] = {
            "seconds": [round(each, 1) for each in times],
            "recordsPerSecondAndCore": round(records / median / cores[name]),
            "ofOneWorker": round(alone / median / cores[name], 2),
        }
    return rows


def measure(records: int, rounds: int, folder: Path) -> dict[str, object]:
    """The check of a feed of about so many records, in interleaved rounds."""
    from pyspark.sql import SparkSession

    bank = folder / "feed"
    written = write_bank(bank, round(records / RECORDS_OF_A_CUSTOMER), SEED, 0).lines.total()
    size = sum(each.stat().st_size for each in bank.iterdir())
    os.sync()  # what is still to be written would hold up the checks
    given = [str(bank)]
    contenders: dict[str, Run] = {
        f"Spark {MASTER}": lambda: check(given, Options(master=MASTER, jobs=CORES)),
        ALONE: lambda: check(given, Options()),
        f"{CORES} workers": lambda: check(given, Options(jobs=CORES)),
    }
    cores = {name: 1 if name == ALONE else CORES for name in contenders}
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    quiet = SparkSession.builder.master(MASTER).config("spark.ui.showConsoleProgress", "false")
    session = quiet.config("spark.log.level", "ERROR").getOrCreate()
    try:
        spent: dict[str, list[float]] = {name: [] for name in contenders}
        for number in range(rounds + 1):
            for name, run in contenders.items():
                seconds = _seconds(run, written)
                if number > 0:  # the first round warms up
                    spent[name].append(seconds)
        version = session.version
    finally:
        session.stop()
    return {"spark": version, "records": written, "bytes": size, "results": rates(spent, cores, written)}


def main() -> None:
    """Measures, prints and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--folder", help="where there is room for about 6 GB and as much again for what is spilled")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="bench-spark-") as name:
        tempfile.tempdir = name
        keep("feeds-on-spark", measure(given.records, given.rounds, Path(name)))


if __name__ == "__main__":
    main()
