"""Clients of bulk imports while the server is killed: each row of an acknowledged import is applied, and once."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
from sqlalchemy import Connection, select

from crmserver.store.tables import heads

ROWS = 1000  # of one import, which makes two transactions of it
LONG = 200  # characters of a name
AGAIN = 0.4  # the share of rows that bring a record which is there already
PAUSE = 0.05  # seconds between looks at a job
PATIENCE = 2400  # looks at a job that nobody kills
HEADERS = {"content-type": "application/x-ndjson", "prefer": "respond-async"}


@dataclass
class Importer:
    """One client that starts an import, follows it over kills to its end, and starts the next."""

    number: int
    url: str
    token: str
    chance: random.Random
    times: Counter[str] = field(default_factory=Counter)  # how many imports brought each record
    started: int = 0
    key: str = ""  # of the import that is not finished, where there is one
    ids: list[str] = field(default_factory=list)
    job: str = ""  # path of its job, once it was acknowledged
    acknowledged: int = 0
    finished: int = 0
    cut_off: int = 0  # kills that came between an acknowledgement and the end of the job
    faults: list[str] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """Imports that were acknowledged."""
        return self.acknowledged

    def work(self, stop: threading.Event) -> None:
        """Imports until it is told to stop."""
        with self._client() as client:
            while not stop.is_set():
                with suppress(httpx.TransportError):
                    self._step(client)
                stop.wait(PAUSE)
        self.cut_off += bool(self.job)

    def settle(self) -> None:
        """Brings the import that is not finished to its end."""
        with self._client() as client:
            for _ in range(PATIENCE):
                if not self.key:
                    return
                self._step(client)
                threading.Event().wait(PAUSE)
        self.faults.append(f"the import {self.key} does not come to its end")

    def _client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers={"authorization": f"Bearer {self.token}"}, timeout=60)

    def _step(self, client: httpx.Client) -> None:
        if not self.key:
            self._choose()
        if self.job:
            self._look(client)
        else:
            self._begin(client)

    def _choose(self) -> None:
        """What the next import brings: new records, and records of earlier imports with something new."""
        self.started += 1
        self.key = f"import-{self.number}-{self.started}"
        known = sorted(self.times)
        again = self.chance.sample(known, min(len(known), int(ROWS * AGAIN)))
        fresh = [f"i{self.number}-{len(known) + i}" for i in range(ROWS - len(again))]
        self.ids = [*again, *fresh]
        self.chance.shuffle(self.ids)

    def _begin(self, client: httpx.Client) -> None:
        body = b"\n".join(self._row(each) for each in self.ids)
        headers = {**HEADERS, "idempotency-key": self.key}
        answer = client.post("/v1/bulk/imports?mode=partial", content=body, headers=headers)
        if answer.status_code == 202:
            self.acknowledged += 1
            self.job = "/v1" + answer.headers["content-location"].partition("/v1")[2]
        elif answer.status_code != 503:
            self.faults.append(f"the start of {self.key} answered {answer.status_code}")

    def _row(self, identifier: str) -> bytes:
        names = [{"use": "legal", "text": f"{identifier} of {self.key} ".ljust(LONG, "x")}]
        return orjson.dumps({"resourceType": "Person", "id": identifier, "status": "active", "names": names})

    def _look(self, client: httpx.Client) -> None:
        answer = client.get(self.job)
        if answer.status_code == 200:
            self._check(client, answer.json())
            self.times.update(self.ids)
            self.key, self.job = "", ""
            self.finished += 1
        elif answer.status_code not in (202, 503):
            self.faults.append(f"the job of {self.key} answered {answer.status_code}")

    def _check(self, client: httpx.Client, job: dict[str, Any]) -> None:
        """The job says of each row that it was stored."""
        told: list[Any] = []
        for each in job.get("outcomeFiles", ()):
            raw = client.get("/v1" + each["url"].partition("/v1")[2]).content
            told += map(orjson.loads, raw.splitlines())
        rows = sorted((each["row"], each["id"], each["outcome"]) for each in told)
        wanted = [(row, each, "stored") for row, each in enumerate(self.ids, 1)]
        if job["status"] != "completed" or rows != wanted:
            wrong = [each for each in rows if each not in set(wanted)][:3]
            self.faults.append(f"{self.key} is {job['status']} with {len(rows)} outcomes, among them {wrong}")


def promises(connection: Connection, importers: list[Importer]) -> Iterator[str]:
    """Rows of imports that are lost or were applied more than once: each import makes one version of a record."""
    versions = {row.id: row.last_number for row in connection.execute(select(heads.c.id, heads.c.last_number))}
    for each in importers:
        for identifier, times in each.times.items():
            if versions.get(identifier, 0) != times:
                yield f"{identifier} was imported {times} times and has {versions.get(identifier, 0)} versions"
