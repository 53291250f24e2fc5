"""What a search costs over ten thousand and over a million records, and on the first and the thousandth page."""

from __future__ import annotations

import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson

from benchmarks.results import keep
from benchmarks.server import databases
from benchmarks.server.requests import running
from crmserver.store.batch import head_row
from crmserver.store.fields import index_of
from crmserver.store.store import Store, open_store
from crmserver.store.timeline import Version
from crmserver.store.unit import Head
from crmserver.store.values import instant
from crmserver.store.writing import insert_rows

SIZES = (10_000, 1_000_000)
ROUNDS, REQUESTS, STRETCH, SEED = 7, 15, 5_000, 11
RESOURCE, PAGES = "Customer", 1000
FIRST_DAY = date(1990, 1, 1)
WIDTH = 100  # days with a share of one in a hundred


def records(count: int) -> Iterator[dict[str, Any]]:
    """Customers: a hundred in the tier RARE, one in a hundred since the days looked for, half of them retail."""
    chosen = random.Random(SEED)  # noqa: S311 - a load, no secret
    rare = set(chosen.sample(range(count), 100))
    at = "2026-01-01T00:00:00.000000Z"
    for number in range(count):
        since = FIRST_DAY + timedelta(days=chosen.randrange(100 * WIDTH))
        yield {
            "resourceType": RESOURCE,
            "id": f"customer-{number:09d}",
            "party": {"type": "Person", "id": f"person-{number:09d}"},
            "customerNumber": {"system": "urn:bench", "value": str(number)},
            "bankUnit": {"type": "OrganizationUnit", "id": "unit-1"},
            "customerType": chosen.choice(("retail", "corporate")),
            "lifecycleStage": "active",
            "since": since.isoformat(),
            "valueTier": "RARE" if number in rare else f"T{chosen.randrange(20)}",
            "meta": {"versionId": "1", "recordedAt": at, "validTime": {"start": at}, "source": "urn:bench"},
        }


def fill(store: Store, count: int) -> None:
    """Puts records straight into the tables."""
    tenant, terms = store.tenants["bank"], store.terms
    rows: dict[str, list[dict[str, Any]]] = {"heads": [], "entries": []}
    for seq, each in enumerate(records(count), start=1):
        each["meta"]["recordedAt"] = instant(1_767_225_600_000_000 + seq)
        version = Version(1, seq, 1_767_225_600_000_000, None, 1_767_225_600_000_000 + seq, orjson.dumps(each))
        head = Head(RESOURCE, each["id"], version, 1, None, deleted=False)
        rows["heads"].append({"tenant": tenant, "resource": terms[RESOURCE], "id": head.id, **head_row(head)})
        for term, value in index_of(RESOURCE, each):
            rows["entries"].append({"tenant": tenant, "field": terms[term], "value": value, "id": head.id, "seq": seq})
        if seq % STRETCH == 0:
            _write(store, rows)
    _write(store, rows)
    with store.database.writing() as connection:
        connection.exec_driver_sql("ANALYZE")


def _write(store: Store, rows: dict[str, list[dict[str, Any]]]) -> None:
    with store.database.writing() as connection:
        for table, found in rows.items():
            if found:
                insert_rows(connection, table, found)
                found.clear()


def searches() -> dict[str, str]:
    """The requests that are timed."""
    start = FIRST_DAY + timedelta(days=50 * WIDTH)
    end = start + timedelta(days=WIDTH)
    return {
        "equality that matches 100": "valueTier=RARE",
        "range that matches 1 %": f"since[gte]={start}&since[lt]={end}",
        "equality, sorted by id": "customerType=retail&sort=id",
        "equality, sorted by -meta.recordedAt": "customerType=retail&sort=-meta.recordedAt",
    }


class Client:
    """One kept connection."""

    def __init__(self, port: int, token: str | None) -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._headers = {"authorization": f"Bearer {token}"} if token else {}

    def get(self, query: str) -> tuple[float, dict[str, Any]]:
        """Seconds that a search took, and its page."""
        started = time.perf_counter()
        self._connection.request("GET", f"/v1/customers?{quote(query, safe='=&-.')}", headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - started
        if answer.status != 200:
            raise RuntimeError(body.decode())
        return seconds, json.loads(body)


def last_cursor(client: Client, query: str) -> str:
    """The cursor of the thousandth page."""
    cursor = ""
    for _ in range(PAGES - 1):
        _, page = client.get(f"{query}&cursor={cursor}" if cursor else query)
        cursor = page["next"]
    return cursor


def measure(database: str, folder: Path, sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Milliseconds of each search over each number of records; and of the first and thousandth page."""
    with ExitStack() as stack:
        clients = {}
        for count in sizes:
            environment = databases.ours(database, folder, f"search{count}")
            store = open_store(environment["CRM_DATABASE"], ["bank"], durable=False)
            fill(store, count)
            store.close()
            token = databases.token(environment)
            port = stack.enter_context(running("crmserver.app:create_app", environment))
            clients[count] = Client(port, token)
        wanted = {f"{name}, {count}": (clients[count], query) for name, query in searches().items() for count in sizes}
        largest = clients[max(sizes)]
        for name, query in list(searches().items())[2:]:
            cursor = last_cursor(largest, query)
            wanted[f"{name}, page {PAGES}"] = (largest, f"{query}&cursor={cursor}")
        return _timed(wanted, sizes)


def _timed(wanted: dict[str, tuple[Client, str]], sizes: tuple[int, ...]) -> dict[str, Any]:
    rounds: dict[str, list[float]] = {}
    for number in range(ROUNDS + 1):  # the first warms up
        for name, (client, query) in wanted.items():
            times = [client.get(query)[0] for _ in range(REQUESTS)]
            if number:
                rounds.setdefault(name, []).append(statistics.median(times) * 1000)
    medians = {name: round(statistics.median(each), 3) for name, each in rounds.items()}
    few, many = min(sizes), max(sizes)
    ratios = {
        f"{name}, {many} to {few}": round(medians[f"{name}, {many}"] / medians[f"{name}, {few}"], 2)
        for name in searches()
    }
    for name in list(searches())[2:]:
        ratios[f"{name}, page {PAGES} to 1"] = round(medians[f"{name}, page {PAGES}"] / medians[f"{name}, {many}"], 2)
    spread = {name: [round(min(each), 3), round(max(each), 3)] for name, each in rounds.items()}
    return {"ratios": ratios, "milliseconds": medians, "spread": spread}


def main() -> None:
    """Measures on each database that is there, prints and keeps the figures."""
    sizes = tuple(int(each) for each in os.environ.get("BENCH_SIZES", "10000 1000000").split())
    for database in databases.present():
        with tempfile.TemporaryDirectory() as name:
            keep(f"searches-{database}", {"rounds": ROUNDS, **measure(database, Path(name), sizes)})


if __name__ == "__main__":
    main()
