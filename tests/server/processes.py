"""Servers in processes of their own, as an operator starts them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import orjson

HOST, PATIENCE = "127.0.0.1", 60.0


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """One process: where it answers, its log, and the credentials of its client for development."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path
    credentials: Path
    verify: Any = True

    def token(self, client: str = "development") -> str:
        """A token of a development client."""
        written = orjson.loads(self.credentials.read_bytes())
        row = next(each for each in (written, *written["others"]) if each["client_id"] == client)
        form = {"grant_type": "client_credentials", **{name: row[name] for name in ("client_id", "client_secret")}}
        answer = httpx.post(f"{self.url}/oauth/token", data=form, verify=self.verify, timeout=30)
        return str(answer.json()["access_token"])

    def client(self, **more: Any) -> httpx.Client:
        """A client that may do everything."""
        headers = {"authorization": f"Bearer {self.token()}"}
        return httpx.Client(base_url=self.url, headers=headers, verify=self.verify, timeout=60, **more)

    def stop(self) -> int:
        """Tells it to stop and waits; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextmanager
def served(folder: Path, database: str, *options: str, verify: Any = True, **environment: str) -> Iterator[Served]:
    """A server on a database, ready; killed at the end if it still runs."""
    port, log = free_port(), folder / f"server-{time.monotonic_ns()}.log"
    command = [sys.executable, "-m", "crmstandard", "serve", "--db", database, "--port", str(port), *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder, env={**os.environ, **environment})
    scheme = "https" if "--tls-cert" in options else "http"
    name = database if "://" not in database else str(folder / "crmstandard")
    made = Served(process, f"{scheme}://{HOST}:{port}", log, Path(f"{name}.dev-client.json"), verify)
    try:
        _wait(made)
        yield made
    finally:
        process.kill()
        process.wait()


def _wait(made: Served) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            if httpx.get(f"{made.url}/readyz", verify=made.verify, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        if made.process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(made.log.read_text())
        time.sleep(0.05)
