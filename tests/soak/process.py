"""The server in a process of its own: what `crmstandard serve` runs, forked from a process that has imported it.

To import the server costs seconds, to fork one that was imported costs none, so many kills fit into a run.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from crmserver import serving as server
from crmserver.settings import Settings

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.soak.warm"])


@dataclass
class Served:
    """One running server."""

    process: multiprocessing.context.ForkServerProcess
    url: str
    log: Path

    def kill(self) -> None:
        """Ends it at once, as a loss of power would; processes that judge rows for it end by themselves."""
        self.process.kill()
        self.process.join()

    def stop(self) -> None:
        """Asks it to end, and sees to it that it does."""
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.kill()

    def resident(self) -> int:
        """Bytes of memory at their highest since it was started."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def at_port(settings: Settings, port: int) -> Settings:
    """The settings of a server that clients reach at a port of this machine."""
    return replace(settings, public_url=f"http://127.0.0.1:{port}")


def start(settings: Settings, log: Path, *, wait: bool = True) -> Served:
    """Starts a server at the address of its settings; returns when clients can connect, or at once."""
    port = int(settings.public_url.rpartition(":")[2])
    process = _forks.Process(target=_serve, args=(settings, port, log))
    process.start()
    served = Served(process, settings.public_url, log)
    if wait:
        _wait(served, port)
    return served


def _serve(settings: Settings, port: int, log: Path) -> None:
    """What the forked process does: its output goes to the log, credentials for development beside it."""
    told = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(told, 1)
    os.dup2(told, 2)
    os.chdir(log.parent)
    server.serve(server.Plan(settings, HOST, port), print)


def _wait(served: Served, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and served.process.is_alive():
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.02)
    served.kill()
    told = served.log.read_text(encoding="utf-8") if served.log.is_file() else ""
    raise RuntimeError(f"the server did not start:\n{told[-2000:]}")


@contextmanager
def serving(settings: Settings, log: Path) -> Iterator[Served]:
    """A server for as long as the context lasts."""
    served = start(settings, log)
    try:
        yield served
    finally:
        served.stop()
