"""The server in a process of its own, as `crmstandard serve` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from crmserver.settings import Settings, to_environment

COMMAND = "from crmstandard.cli import main; main()"
PATIENCE = 60.0  # seconds


@dataclass
class Served:
    """One running server."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def kill(self) -> None:
        """Ends it at once, as a loss of power would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Asks it to end, and sees to it that it does."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
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


def start(settings: Settings, log: Path) -> Served:
    """Starts a server at the address of its settings; returns when it answers."""
    port = settings.public_url.rpartition(":")[2]
    environment = {**os.environ, **to_environment(settings)}
    with log.open("ab") as told:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "serve", "--port", port],
            env=environment,
            stdout=told,
            stderr=told,
            start_new_session=True,
            cwd=log.parent,  # where credentials for development are written
        )
    served = Served(process, settings.public_url, log)
    _wait(served, int(port))
    return served


def _wait(served: Served, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if served.process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    served.process.kill()
    raise RuntimeError(f"the server did not start:\n{served.log.read_text(encoding='utf-8')[-2000:]}")


@contextmanager
def serving(settings: Settings, log: Path) -> Iterator[Served]:
    """A server for as long as the context lasts."""
    served = start(settings, log)
    try:
        yield served
    finally:
        served.stop()
