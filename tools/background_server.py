"""A server that goes on after the command that started it: found again by a file, stopped by `make stop`."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

HOST, PATIENCE, PAUSE = "127.0.0.1", 60.0, 0.1


@dataclass(frozen=True, slots=True)
class Background:
    """One server by its folder, which holds database, log and the file that says where it runs."""

    folder: Path

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.folder / "bank.db"

    @property
    def credentials(self) -> Path:
        """The clients that `serve` makes for development."""
        return self.folder / "bank.db.dev-client.json"

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "server.log"

    @property
    def _place(self) -> Path:
        return self.folder / "server.json"

    def start(self, sample: int) -> str:
        """Starts it on a free port with a sample bank and waits until it is ready; gives its address."""
        self.folder.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        options = ("--db", str(self.database), "--host", HOST, "--port", str(port), "--sample", str(sample))
        pid = _spawn([sys.executable, "-m", "crmstandard", "serve", *options], self.log)
        self._place.write_text(json.dumps({"pid": pid, "port": port}), encoding="utf-8")
        until = time.monotonic() + PATIENCE
        while not _answers(port, "/readyz"):
            if _ended(pid) or time.monotonic() > until:
                self._place.unlink()
                raise RuntimeError(
                    f"the server did not start; its log {self.log} ends:\n{self.log.read_text()[-2000:]}"
                )
            time.sleep(PAUSE)
        return f"http://{HOST}:{port}"

    def stop(self) -> bool:
        """Stops it and waits for its end; False if it does not run."""
        if not self._place.is_file():
            return False
        place = json.loads(self._place.read_text(encoding="utf-8"))
        self._place.unlink()
        if not _answers(place["port"], "/healthz"):  # the process id may be another program's by now
            return False
        os.kill(place["pid"], signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        while not _ended(place["pid"]) and time.monotonic() < until:
            time.sleep(PAUSE)
        return True


def _spawn(command: list[str], log: Path) -> int:
    """Starts a process that nobody waits for; what it says goes to a file."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), write, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(command[0], command, os.environ, file_actions=files, setpgroup=0)


def _ended(pid: int) -> bool:
    """Whether a process is no more, a child of this one or not."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """Stops the server of the folder that is named."""
    stopped = Background(Path(sys.argv[1])).stop()
    print("stopped" if stopped else "no server of the quickstart is running")
    return 0


if __name__ == "__main__":
    sys.exit(main())
