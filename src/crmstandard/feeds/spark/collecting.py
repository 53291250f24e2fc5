"""What executors found, on its way to the driver: straight into files there, so that no process holds all of it.

Each piece is one connection: what was found and counted, then the keys and facts that it spilled, then a receipt.
Both ends prove that they know the key of the run before anything is read. A piece that is sent again, because Spark
tried it again, is taken once.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from crmstandard.feeds.part import Part

CHUNK = 1 << 20
WAITING = 128
Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece of a source and its bytes: what was found in it, or why its file could not be read."""

    number: int
    source: int
    size: int
    part: Part
    unreadable: str | None = None
    is_blank: bool = False


def send(address: Address, key: bytes, judged: Judged) -> None:
    """Sends what was found in a piece, with the files that its facts are spilled to; waits for the receipt."""
    facts = judged.part.facts
    files = [] if facts is None else [each.path for each in facts[0]]
    with Client(address, authkey=key) as connection:
        connection.send((judged, [path.stat().st_size for path in files]))
        for path in files:
            with path.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    connection.send_bytes(chunk)
        connection.recv_bytes()


class Collector:
    """The driver's end: listens until it is closed and keeps in `folder` what comes in."""

    def __init__(self, host: str, key: bytes, folder: Path, tell: Callable[[Judged], None]) -> None:
        self.judged: dict[int, Judged] = {}
        self._folder = folder
        self._tell = tell
        self._lock = threading.Lock()
        self._listener = Listener((host, 0), backlog=WAITING, authkey=key)
        self._closing = False
        threading.Thread(target=self._listen, name="crmstandard-collector", daemon=True).start()

    @property
    def address(self) -> Address:
        """Where executors send to."""
        host, port = self._listener.address
        return str(host), int(port)

    def close(self) -> None:
        """Stops listening."""
        self._closing = True
        self._listener.close()

    def _listen(self) -> None:
        while not self._closing:
            with suppress(Exception):  # somebody without the key, or the end: either way there is nothing to take
                threading.Thread(target=self._take, args=(self._listener.accept(),), daemon=True).start()

    def _take(self, connection: Connection[Any, Any]) -> None:
        try:
            with connection:
                judged, sizes = connection.recv()
                taken = replace(judged, part=replace(judged.part, facts=self._received(connection, judged, sizes)))
                with self._lock:
                    is_new = self.judged.setdefault(taken.number, taken) is taken
                    if is_new:
                        self._tell(taken)
                connection.send_bytes(b"taken")
        except (EOFError, OSError):
            return  # the executor was lost on the way; Spark tries the piece again

    def _received(self, connection: Connection[Any, Any], judged: Judged, sizes: list[int]) -> Any:
        if judged.part.facts is None:
            return None
        (facts, keys), given = judged.part.facts
        of_facts, of_keys = (self._keep(connection, size) for size in sizes)
        return (replace(facts, path=of_facts), replace(keys, path=of_keys)), given

    def _keep(self, connection: Connection[Any, Any], size: int) -> Path:
        number, name = tempfile.mkstemp(prefix="facts-", dir=self._folder)
        with os.fdopen(number, "wb") as stream:
            while size:
                chunk = connection.recv_bytes()
                stream.write(chunk)
                size -= len(chunk)
        return Path(name)
