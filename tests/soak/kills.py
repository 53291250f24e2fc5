"""Writers and imports at work while the server is killed again and again; afterwards every promise is checked.

A writer knows of each request whether it was answered. What was answered must be there, once; what was
not may be there, once at the most, which the same idempotency key finds out by asking again.
"""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import orjson

from crmserver.settings import Settings
from tests.soak import checking
from tests.soak.filling import token
from tests.soak.imports import Importer
from tests.soak.process import serving, start

WRITERS, IMPORTERS = 6, 1
LONGEST = 1.0  # seconds between the first answer, or the start, and a kill
EARLY = 0.2  # the share of kills that do not wait for an answer
WAIT = 0.02  # seconds until a client tries again to connect
STARTS = 60.0  # seconds within which a server answers
MERGE = "application/merge-patch+json"


@dataclass
class Known:
    """What a writer knows of one record: its answered versions, and changes that were sent and not answered."""

    name: str
    id: str = ""
    versions: list[dict[str, Any]] = field(default_factory=list)
    pending: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False
    maybe_deleted: bool = False


@dataclass
class Writer:
    """One client that creates, changes and deletes its own records until it is told to stop."""

    number: int
    url: str
    token: str
    chance: random.Random
    records: list[Known] = field(default_factory=list)
    unanswered: dict[str, Known] = field(default_factory=dict)
    answered: int = 0
    cut_off: int = 0  # requests that were in flight at a kill
    faults: list[str] = field(default_factory=list)

    def work(self, stop: threading.Event) -> None:
        """Writes until it is told to stop."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.url, headers=headers, timeout=30) as client:
            while not stop.is_set():
                try:
                    self._settle(client)
                    self._one(client)
                except httpx.ConnectError:  # it is not there yet, or not any more
                    stop.wait(WAIT)
                except httpx.TransportError:
                    self.cut_off += 1

    def settle(self) -> None:
        """Asks again for everything that was not answered."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.url, headers=headers, timeout=30) as client:
            self._settle(client)

    def _settle(self, client: httpx.Client) -> None:
        for key, record in list(self.unanswered.items()):
            self._create(client, key, record)

    def _one(self, client: httpx.Client) -> None:
        living = [each for each in self.records if each.id and not (each.deleted or each.maybe_deleted or each.pending)]
        turn = self.chance.random()
        if turn < 0.5 or not living:
            name = f"Writer {self.number} record {len(self.records)}"
            record = Known(name)
            self.records.append(record)
            self.unanswered[name] = record
            self._create(client, name, record)
        elif turn < 0.9:
            self._patch(client, self.chance.choice(living))
        else:
            self._delete(client, self.chance.choice(living))

    def _create(self, client: httpx.Client, key: str, record: Known) -> None:
        body = {"resourceType": "Person", "names": [{"use": "legal", "text": record.name}], "status": "active"}
        answer = client.post("/v1/persons", json=body, headers={"idempotency-key": key})
        if answer.status_code == 201:
            record.id = answer.json()["id"]
            record.versions = [answer.json()]
            self.unanswered.pop(key, None)
            self.answered += 1
        elif answer.status_code != 503:
            self.faults.append(f"create answered {answer.status_code}")

    def _patch(self, client: httpx.Client, record: Known) -> None:
        change = {
            "names": [{"use": "legal", "text": record.name}],
            "birthDate": f"19{self.chance.randrange(10, 99)}-01-01",
        }
        before = record.versions[-1]["meta"]["versionId"]
        record.pending.append(change)
        headers = {"if-match": f'"{before}"', "content-type": MERGE}
        answer = client.patch(f"/v1/persons/{record.id}", content=orjson.dumps(change), headers=headers)
        record.pending.pop()
        if answer.status_code == 200:
            record.versions.append(answer.json())
            self.answered += 1
        elif answer.status_code != 503:
            self.faults.append(f"patch of {record.id} answered {answer.status_code}")

    def _delete(self, client: httpx.Client, record: Known) -> None:
        record.maybe_deleted = True
        headers = {"if-match": f'"{record.versions[-1]["meta"]["versionId"]}"'}
        answer = client.delete(f"/v1/persons/{record.id}", headers=headers)
        if answer.status_code == 204:
            record.deleted = True
            self.answered += 1
        else:
            record.maybe_deleted = False
            if answer.status_code != 503:
                self.faults.append(f"delete of {record.id} answered {answer.status_code}")


def run(settings: Settings, folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """Kills a server under load so many times; gives what was written and every promise that was broken."""
    chance = random.Random(seed)
    writers = [Writer(i, *_client(settings, f"writer-{i}", seed)) for i in range(WRITERS)]
    importers = [Importer(i, *_client(settings, f"importer-{i}", seed)) for i in range(IMPORTERS)]
    clients: list[Writer | Importer] = [*writers, *importers]
    log = folder / "server.log"
    for _ in range(kills):
        _round(settings, log, clients, chance)
    faults: list[str] = []
    with serving(settings, log):
        for each in importers:
            each.settle()
        for writer in writers:
            writer.settle()
            faults += checking.promises(settings.public_url, writer.token, writer.records)
    faults += [fault for each in clients for fault in each.faults]
    faults += checking.database(settings, importers)
    if not all(each.answered for each in clients):
        faults.append("a client had no answer at all, so nothing is proved")
    return {"kills": kills, **_figures(writers, importers), "faults": faults[:100]}


def _figures(writers: list[Writer], importers: list[Importer]) -> dict[str, Any]:
    return {
        "writers": len(writers),
        "answered": sum(each.answered for each in writers),
        "records": sum(len(each.records) for each in writers),
        "requestsCutOff": sum(each.cut_off for each in writers),
        "importers": len(importers),
        "imports": sum(each.finished for each in importers),
        "importedRows": sum(each.times.total() for each in importers),
        "killsWithinAnImport": sum(each.cut_off for each in importers),
    }


def _client(settings: Settings, name: str, seed: int) -> tuple[str, str, random.Random]:
    """Where a client finds the server, its token and its chance."""
    return settings.public_url, token(settings, client_id=name), random.Random(f"{seed} {name}")


def _round(settings: Settings, log: Path, clients: list[Writer | Importer], chance: random.Random) -> None:
    """Starts the server, lets the clients work, and kills it in the middle of it."""
    early = chance.random() < EARLY
    before = sum(each.answered for each in clients)
    served = start(settings, log, wait=not early)
    stop = threading.Event()
    threads = [threading.Thread(target=each.work, args=(stop,), daemon=True) for each in clients]
    for each in threads:
        each.start()
    until = time.monotonic() + STARTS
    while not early and sum(each.answered for each in clients) == before and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(chance.uniform(0.0, LONGEST))
    served.kill()
    stop.set()
    for each in threads:
        each.join(60)
