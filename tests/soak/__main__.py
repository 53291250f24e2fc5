"""`make soak`: cases of schemathesis and kills, on each database; results as data under benchmarks/results."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import randbelow
from typing import Any

import psycopg

from benchmarks.results import keep, show
from crmserver.settings import Settings
from tests.soak import cases, kills
from tests.soak.filling import fill, token
from tests.soak.process import at_port, free_port, serving
from tools.postgresql import postgresql

Tell = Callable[[str, dict[str, Any]], object]
ENDLESS = 10**9  # requests in a minute: the limit is not what is tried
LEASE = 1  # seconds until a job of a killed server goes on


@contextmanager
def databases(kind: str, folder: Path, name: str) -> Iterator[str]:
    """The URL of a new database that waits for the disk as in production."""
    if kind == "sqlite":
        yield str(folder / f"{name}.db")
        return
    with postgresql(durable=True) as server:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"{server}/{name}"


def settings_of(database: str, folder: Path, *, durable: bool) -> Settings:
    """Settings of a server on a free port."""
    made = Settings(
        database=database,
        files=str(folder / "files"),
        durable=durable,
        job_lease=LEASE,
        log_level="warning",
        requests_per_minute=ENDLESS,
    )
    return at_port(made, free_port())


def run_cases(kind: str, count: int, seed: int, tell: Tell) -> bool:
    """The cases on one kind of database; whether nothing was found."""
    with tempfile.TemporaryDirectory() as name, databases(kind, Path(name), "cases") as database:
        folder = Path(name)
        settings = settings_of(database, folder, durable=False)
        ids = fill(settings)
        allowed = token(settings)
        started = time.monotonic()
        with serving(settings, folder / "server.log") as served:
            found = cases.run(count, seed, served.url, allowed, ids, folder)
        seconds = round(time.monotonic() - started)
        for each in found.failures:
            print(each, file=sys.stderr)
    tell(f"soak-cases-{kind}", {"seed": seed, "seconds": seconds, **cases.figures(found)})
    return not found.failures


def run_kills(kind: str, count: int, seed: int, tell: Tell) -> bool:
    """The kills on one kind of database; whether nothing was found."""
    with tempfile.TemporaryDirectory() as name, databases(kind, Path(name), "kills") as database:
        settings = settings_of(database, Path(name), durable=True)
        found: dict[str, Any] = kills.run(settings, Path(name), count, seed)
    tell(f"soak-kills-{kind}", {"seed": seed, **found})
    return not found["faults"]


def main() -> int:
    """The exit code: 0 where nothing was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    asked.add_argument("--cases", type=int, default=100_000, help="cases of schemathesis on each database")
    asked.add_argument("--kills", type=int, default=50, help="kills on each database")
    asked.add_argument("--seed", type=int, default=None, help="seed of both; a fresh one where it is not given")
    asked.add_argument("--scratch", action="store_true", help="try only; leave the results that are kept as they are")
    asked.add_argument("--databases", default="sqlite,postgresql", help="parted by commas")
    given = asked.parse_args()
    seed = randbelow(1_000_000) if given.seed is None else given.seed
    print(f"seed {seed}: make soak SOAK='--seed {seed} --cases {given.cases} --kills {given.kills}'", flush=True)
    tell, fine = show if given.scratch else keep, True
    for kind in given.databases.split(","):
        fine = (not given.kills or run_kills(kind, given.kills, seed, tell)) and fine
        fine = (not given.cases or run_cases(kind, given.cases, seed, tell)) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
