"""Imports with full validation beside the same rows of the same tables written by COPY or executemany without any."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from benchmarks.results import keep
from benchmarks.server import databases
from crmserver.app import build
from crmserver.auth.caller import Caller
from crmserver.bulk.folders import job_folder, make_folder
from crmserver.bulk.holding import root, take
from crmserver.bulk.importing import SPOOL
from crmserver.bulk.jobs import insert_job, new_job
from crmserver.bulk.running import carry_out
from crmserver.settings import from_environment
from crmserver.store.loading import ENTRIES, EVENTS, HEADS
from crmserver.store.store import open_store
from crmstandard.sample.bank import bank
from crmstandard.sample.blocks import BLOCK, block

CUSTOMERS, ROUNDS, SEED = int(os.environ.get("BENCH_CUSTOMERS", "1000")), 7, 7
TABLES = {"heads": HEADS, "entries": ENTRIES, "events": EVENTS}
CALLER = Caller("bench", "bank", frozenset({"admin"}), "urn:bench", "bench", "system", None, "S", "t", 0)


def lines() -> bytes:
    """The sample bank as a stream."""
    found = list(bank())
    for first in range(0, CUSTOMERS, BLOCK):
        found += block(SEED, first, min(CUSTOMERS, first + BLOCK))
    return b"".join(orjson.dumps(each) + b"\n" for each in found)


async def imported(environment: dict[str, str], body: bytes, folder: Path) -> tuple[float, dict[str, list[Any]]]:
    """Seconds from the spooled stream to the finished job, judging processes warm; and the rows that it wrote."""
    settings = replace(from_environment(environment), files=str(folder / "files"))
    server = build(settings)
    try:
        await _carried(server, b"".join(body.splitlines(keepends=True)[:2000]), "warm")
        with server.store.database.writing() as connection:
            for table in TABLES:
                connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        seconds = await _carried(server, body, "timed")
        with server.store.database.reading() as connection:
            rows = {name: [tuple(row) for row in connection.exec_driver_sql(_all(name))] for name in TABLES}
        return seconds, rows
    finally:
        server.bulk.close()
        server.store.close()


def _all(table: str) -> str:
    return f"SELECT {', '.join(TABLES[table])} FROM {table} ORDER BY seq"  # noqa: S608 - names of ours


async def _carried(server: Any, body: bytes, name: str) -> float:
    server.bulk.small = 0
    (make_folder(job_folder(root(server), name)) / SPOOL).write_bytes(body)
    job = new_job("bank", name, "import", CALLER, None, server.store.now(), {"mode": "partial", "format": "ndjson"})
    await server.store.run("bank", lambda unit: insert_job(unit, job))
    started = time.perf_counter()
    holding = await take(server, "bank", name)
    if holding is None:
        raise RuntimeError(name)
    await carry_out(holding)
    if holding.job.status != "completed":
        raise RuntimeError(str(holding.job.shown))
    return time.perf_counter() - started


def written(environment: dict[str, str], rows: dict[str, list[Any]]) -> float:
    """Seconds that the rows take by themselves, in one transaction."""
    store = open_store(environment["CRM_DATABASE"], ["bank"])
    started = time.perf_counter()
    with store.database.writing() as connection:
        raw: Any = connection.connection.driver_connection
        for table, names in TABLES.items():
            if store.database.is_sqlite:
                places = ", ".join("?" * len(names))
                raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows[table])  # noqa: S608
            else:
                with raw.cursor().copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                    for row in rows[table]:
                        copy.write_row(row)
    seconds = time.perf_counter() - started
    store.close()
    return seconds


def measure(database: str) -> dict[str, Any]:
    """Interleaved rounds, each on new databases."""
    body, ours, plain = lines(), [], []
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seconds, rows = asyncio.run(imported(databases.ours(database, folder, f"import{number}"), body, folder))
            ours.append(seconds)
            plain.append(written(databases.ours(database, folder, f"plain{number}"), rows))
    count = body.count(b"\n")
    ratios = [b / a for a, b in zip(ours, plain, strict=True)]
    return {
        "records": count,
        "rounds": ROUNDS,
        "load": os.getloadavg(),
        "ratio": round(statistics.median(ratios), 3),
        "spread": [round(min(ratios), 3), round(max(ratios), 3)],
        "recordsPerSecond": {
            "import": round(count / statistics.median(ours), 1),
            "plain rows": round(count / statistics.median(plain), 1),
        },
    }


def main() -> None:
    """Measures on each database that is there, prints and keeps the figures."""
    for database in databases.present():
        keep(f"imports-{database}", measure(database))


if __name__ == "__main__":
    main()
