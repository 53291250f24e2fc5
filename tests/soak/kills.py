"""Writers at work while the server is killed again and again; afterwards every promise is checked.

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
from tests.soak.process import serving, start

WRITERS, LONGEST = 6, 1.5  # seconds between a start and a kill
RETRIES = 8
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
    faults: list[str] = field(default_factory=list)

    def work(self, stop: threading.Event) -> None:
        """Writes until it is told to stop or the server is gone."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.url, headers=headers, timeout=30) as client:
            try:
                self._settle(client)
                while not stop.is_set():
                    self._one(client)
            except httpx.TransportError:
                return

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
    writers = [
        Writer(i, settings.public_url, token(settings, client_id=f"writer-{i}"), random.Random(f"{seed} {i}"))
        for i in range(WRITERS)
    ]
    log = folder / "server.log"
    for _ in range(kills):
        _round(settings, log, writers, chance.uniform(0.05, LONGEST))
    faults = [fault for each in writers for fault in each.faults]
    with serving(settings, log):
        for each in writers:
            each.settle()
            faults += checking.promises(settings.public_url, each.token, each.records)
    faults += checking.database(settings)
    if sum(each.answered for each in writers) < kills:
        faults.append("next to nothing was written, so nothing is proved")
    return {
        "kills": kills,
        "writers": WRITERS,
        "answered": sum(each.answered for each in writers),
        "records": sum(len(each.records) for each in writers),
        "inFlightAtAKill": sum(
            bool(r.pending) or (r.maybe_deleted and not r.deleted) for w in writers for r in w.records
        ),
        "faults": faults[:100],
    }


def _round(settings: Settings, log: Path, writers: list[Writer], seconds: float) -> None:
    """Starts the server, lets the writers work, and kills it in the middle of it."""
    served = start(settings, log)
    stop = threading.Event()
    threads = [threading.Thread(target=each.work, args=(stop,), daemon=True) for each in writers]
    for each in threads:
        each.start()
    time.sleep(seconds)
    served.kill()
    stop.set()
    for each in threads:
        each.join(60)
