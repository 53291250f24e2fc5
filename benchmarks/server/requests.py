"""Reads by id, searches, creates and a mix of nine reads to one write, ours beside the peers, in interleaved rounds."""

from __future__ import annotations

import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.results import keep
from benchmarks.server import databases
from crmstandard.sample.blocks import BLOCK, block

PERSONS, ROUNDS, SEED, CONNECTIONS = 10_000, 7, 7, 32
SIZES = {"read": 4000, "search": 600, "create": 1500, "mixed": 3000}
RUNNER = (
    "import sys, uvicorn; "
    "uvicorn.run(sys.argv[1], factory=True, host='127.0.0.1', port=int(sys.argv[2]), log_level='error', "
    "access_log=False, loop='uvloop', http='httptools', proxy_headers=False, server_header=False)"
)


def documents() -> list[dict[str, Any]]:
    """Persons of the sample bank, with ids, as the server stores them."""
    found: list[dict[str, Any]] = []
    first = 0
    while len(found) < PERSONS:
        found += [each for each in block(SEED, first, first + BLOCK) if each["resourceType"] == "Person"]
        first += BLOCK
    return found[:PERSONS]


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(factory: str, environment: dict[str, str]) -> Iterator[int]:
    """A server of an application factory in a process of its own; gives its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", RUNNER, factory, str(port)], env={**os.environ, **environment})
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on port {port}")


def load(port: int, requests: list[dict[str, Any]], token: str | None) -> dict[str, Any]:
    """Sends requests from a process of its own; gives its figures."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    plan = {
        "port": port,
        "connections": CONNECTIONS,
        "requests": [{**each, "headers": headers} for each in requests],
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.server.load"],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def workloads(people: list[dict[str, Any]], number: int) -> dict[str, list[dict[str, Any]]]:
    """The requests of one round."""
    chosen = random.Random(number)  # noqa: S311 - a load, no secret
    new = [{name: value for name, value in each.items() if name not in ("id", "meta", "replaces")} for each in people]

    def read() -> dict[str, Any]:
        return {"kind": "read", "method": "GET", "path": f"/v1/persons/{chosen.choice(people)['id']}"}

    def search() -> dict[str, Any]:
        born = next(b for b in iter(lambda: chosen.choice(people).get("birthDate"), 0) if b)
        return {"kind": "search", "method": "GET", "path": f"/v1/persons?birthDate={born}"}

    def create() -> dict[str, Any]:
        return {"kind": "create", "method": "POST", "path": "/v1/persons", "body": json.dumps(chosen.choice(new))}

    mixed = [create() if i % 10 == 9 else read() for i in range(SIZES["mixed"])]
    return {
        "read": [read() for _ in range(SIZES["read"])],
        "search": [search() for _ in range(SIZES["search"])],
        "create": [create() for _ in range(SIZES["create"])],
        "mixed": mixed,
    }


def measure(database: str, folder: Path, people: list[dict[str, Any]], rounds: int = ROUNDS) -> dict[str, Any]:
    """The figures on one database: for each workload and server the rate of each round."""
    listed = folder / "persons.ndjson"
    listed.write_text("\n".join(map(json.dumps, people)), encoding="utf-8")
    peer_url, ours = databases.urls(database, folder)
    environment = {"BENCH_DOCUMENTS": str(listed), "BENCH_DATABASE": peer_url, "PYTHONPATH": str(Path.cwd())}
    os.environ.update(environment)
    from benchmarks.server.peers import fill

    fill(peer_url)
    token = databases.fill_ours(ours, people)
    rates: dict[str, dict[str, list[float]]] = {}
    details: dict[str, Any] = {}
    with ExitStack() as stack:
        ports = {
            "bare": stack.enter_context(running("benchmarks.server.peers:bare", environment)),
            "crud sync": stack.enter_context(running("benchmarks.server.peers:crud_sync", environment)),
            "crud async": stack.enter_context(running("benchmarks.server.peers:crud_async", environment)),
            "ours": stack.enter_context(running("crmserver.app:create_app", environment | ours)),
        }
        for number in range(rounds + 1):  # the first warms up
            for kind, requests in workloads(people, number).items():
                for name, port in ports.items():
                    if name == "bare" and kind != "read":
                        continue
                    found = load(port, requests, token if name == "ours" else None)
                    _check(name, found)
                    if number:
                        rates.setdefault(kind, {}).setdefault(name, []).append(found["perSecond"])
                        details[f"{kind} {name}"] = found
    return {"ratios": _ratios(rates), "perSecond": _medians(rates), "lastRound": details}


def _check(name: str, found: dict[str, Any]) -> None:
    bad = [status for status in found["statuses"] if status.split()[1] not in ("200", "201")]
    if bad:
        raise RuntimeError(f"{name} answered {bad}")


def _medians(rates: dict[str, dict[str, list[float]]]) -> dict[str, dict[str, Any]]:
    return {
        kind: {name: {"median": statistics.median(r), "spread": [min(r), max(r)]} for name, r in each.items()}
        for kind, each in rates.items()
    }


def _ratios(rates: dict[str, dict[str, list[float]]]) -> dict[str, float]:
    made = {}
    for kind, each in rates.items():
        ours = statistics.median(each["ours"])
        crud = max(statistics.median(each["crud sync"]), statistics.median(each["crud async"]))
        made[f"{kind}, ours to crud"] = round(ours / crud, 2)
        if "bare" in each:
            made[f"{kind}, ours to bare"] = round(ours / statistics.median(each["bare"]), 2)
    return made


def main() -> None:
    """Measures on each database that is there, prints and keeps the figures."""
    people, rounds = documents(), int(os.environ.get("BENCH_ROUNDS", ROUNDS))
    for database in databases.present():
        with tempfile.TemporaryDirectory() as name:
            keep(f"server-{database}", {"rounds": rounds, **measure(database, Path(name), people, rounds)})


if __name__ == "__main__":
    main()
