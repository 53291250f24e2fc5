"""The kill matrix: which wrong server was caught by which checks, as data and as a page.

Tests write a row each; `make kill-matrix` holds every mutant against all checks of its class and those that
every system meets, which takes hours. It keeps each row as it comes and goes on where it ended, for as long as the
suite is the same; `--shard 2/4` does a part, `--minutes` ends it in time, and the sums are kept once all are there.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import orjson

from benchmarks.results import keep as keep_figures
from crmconformance import digests
from crmconformance.journal import Recording
from crmconformance.planning import class_of
from crmconformance.registry import checks, checks_of
from crmconformance.verdicts import FAIL, UNVERIFIED, WARN
from crmstandard.requirements import requirement
from crmstandard.sources import root
from tests.conformance.wrong import wrong_servers
from tests.mutants import mutants

FOLDER = root() / "out" / "kill-matrix"
SMOKE = ("API-001", "API-002", "API-020", "API-040", "API-050", "API-062", "API-091", "API-130", "API-164", "SEC-001")
Row = dict[str, Any]


def row_of(name: str, broken: Iterable[str], recording: Recording) -> Row:
    """What a run says of one wrong server: the checks that caught it, each with what it expected and observed."""
    outcomes = [row["outcome"] for row in recording.verdicts.values()]
    caught: dict[tuple[str, str], Row] = {}
    for each in outcomes:
        if each["verdict"] in (FAIL, WARN):
            known = caught.setdefault((each["requirement"], each["check"]), _caught(each))
            known["trials"] += 1
    asked = {(each["requirement"], each["check"]) for each in outcomes}
    left = {each["requirement"] for each in outcomes if each["verdict"] == UNVERIFIED} & set(broken)
    about = {"server": name, "breaks": sorted(broken), "checks": len(asked)}
    return {**about, "caughtBy": list(caught.values()), "leftOpen": sorted(left)}


def _caught(outcome: Mapping[str, Any]) -> Row:
    told = {name: outcome["fault"][name] for name in ("expected", "observed")}
    return {"requirement": outcome["requirement"], "check": outcome["check"], "trials": 0, **told}


def keep(row: Row, folder: Path = FOLDER) -> None:
    """Keeps a row for the page; another run of the same server takes its place."""
    path = folder / "rows" / f"{row['server']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(orjson.dumps(row))


def assemble(folder: Path = FOLDER) -> list[Row]:
    """Writes kill-matrix.json and kill-matrix.md of the rows that are there; gives the rows."""
    found = [orjson.loads(path.read_bytes()) for path in sorted((folder / "rows").glob("*.json"))]
    known = {each.name for each in mutants()} | {each.name for each in wrong_servers()}
    rows = [each for each in found if each["server"] in known]
    for name, raw in (("kill-matrix.json", _data(rows)), ("kill-matrix.md", page(rows).encode())):
        path = folder / f"{name}.new"
        path.write_bytes(raw)
        path.replace(folder / name)
    return rows


def _data(rows: list[Row]) -> bytes:
    return orjson.dumps(matrix(rows), option=orjson.OPT_INDENT_2) + b"\n"


def matrix(rows: list[Row]) -> dict[str, Any]:
    """The rows with their sums."""
    return {"servers": len(rows), "caught": sum(is_caught(each) for each in rows), "rows": rows}


def is_caught(row: Row) -> bool:
    """Whether a check of what a server breaks caught it."""
    return any(each["requirement"] in row["breaks"] for each in row["caughtBy"])


def is_stopped(row: Row) -> bool:
    """Whether a server with this row can claim nothing of what it breaks: caught, or left unverified."""
    return is_caught(row) or bool(row["leftOpen"])


def page(rows: list[Row]) -> str:
    """The matrix to read."""
    lines = [
        "# Kill matrix",
        "",
        f"{sum(map(is_caught, rows))} of {len(rows)} servers that are wrong on purpose are caught by a check of what "
        f"they break; {sum(is_stopped(each) and not is_caught(each) for each in rows)} are left unverified.",
        "",
        "| Server | Breaks | Caught by | Checks run |",
        "|---|---|---|---|",
    ]
    for each in sorted(rows, key=lambda row: (is_stopped(row), row["breaks"], row["server"])):
        caught = [f"{one['requirement']} {one['check']}" for one in each["caughtBy"]]
        by = "<br>".join([*caught, *(f"{one} left unverified" for one in each["leftOpen"])]) or "**nothing**"
        lines.append(f"| {each['server']} | {' '.join(each['breaks'])} | {by} | {each['checks']} |")
    return "\n".join(lines) + "\n"


def wanted(identifier: str) -> list[str]:
    """The requirements that a mutant is held against: those of its class, and some that every system meets."""
    own = class_of(requirement(identifier))
    return sorted({each for each, _ in checks() if class_of(requirement(each)) == own} | {*SMOKE, identifier})


def part(names: list[str], shard: str) -> list[str]:
    """The names of one part of several, such as 2/4; raises ValueError."""
    number, count = (int(each) for each in shard.split("/"))
    if not 1 <= number <= count:
        raise ValueError(shard)
    return names[number - 1 :: count]


def rows_of(names: Iterable[str], folder: Path) -> dict[str, Row]:
    """The rows of earlier runs of this very suite, by name."""
    found: dict[str, Row] = {}
    for name in names:
        path = folder / "rows" / f"{name}.json"
        row = orjson.loads(path.read_bytes()) if path.is_file() else {}
        found |= {name: row} if row.get("suite") == digests.suite() else {}
    return found


def crossed(name: str) -> Row:
    """The row of one mutant, held against all of that."""
    from tests.conformance.systems import reference, run_against, settings_for

    mutant = next(each for each in mutants() if each.name == name)

    async def run(folder: Path) -> Recording:
        more = settings_for(mutant.requirement, folder)
        async with reference(folder, str(folder / "bank.db"), [mutant.fault], **more) as app:
            return await run_against(app, folder, *wanted(mutant.requirement))

    with tempfile.TemporaryDirectory() as folder:
        return {**row_of(name, [mutant.requirement], asyncio.run(run(Path(folder)))), "suite": digests.suite()}


def cross(names: list[str], processes: int, minutes: float, folder: Path) -> None:
    """Holds mutants against all that; keeps each row as it comes, and begins none when the time is up."""
    end, waiting = time.monotonic() + minutes * 60, iter(names)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(crossed, each) for each in islice(waiting, processes)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                row = each.result()
                keep(row, folder)
                print(f"{row['server']}: {len(row['caughtBy'])} of {row['checks']}", flush=True)
            more = islice(waiting, len(done) if time.monotonic() < end else 0)
            running |= {pool.submit(crossed, each) for each in more}


def main() -> int:
    """The exit code: 0 where every mutant was caught."""
    asked = argparse.ArgumentParser(prog="python -m tests.conformance.matrix", description=__doc__)
    asked.add_argument("--only", default="", help="mutants of requirements that begin so, such as API-05")
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--shard", default="1/1", help="a part of them, such as 2/4")
    asked.add_argument("--minutes", type=float, default=24 * 60, help="begin none after that")
    asked.add_argument("--anew", action="store_true", help="rows of earlier runs do not count")
    asked.add_argument("--scratch", action="store_true", help="leave the results that are kept as they are")
    given = asked.parse_args()
    folder, fit = FOLDER / "cross", [each for each in mutants() if checks_of(each.requirement)]
    every = [each.name for each in fit]
    chosen = part([each.name for each in fit if each.requirement.startswith(given.only)], given.shard)
    known = {} if given.anew else rows_of(chosen, folder)
    cross([each for each in chosen if each not in known], given.processes, given.minutes, folder)
    found = rows_of(every, folder)
    assemble(folder)
    print(f"{len(found)} of {len(every)} rows are there")
    if not given.scratch and len(found) == len(every):
        keep_figures("kill-matrix", matrix(list(found.values())))
    return 0 if all(map(is_caught, found.values())) else 1


if __name__ == "__main__":
    sys.exit(main())
