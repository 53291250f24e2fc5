"""A PostgreSQL server for one command: `python -m tools.postgresql COMMAND…` starts it, tells the tests, stops it.

The server lives in a temporary folder, listens on a free loopback port and trusts whoever connects
from there. The programs are those of Debian's package `postgresql`; as root they run as the user
that the package made, since the server refuses root.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE, USER = "CRM_TEST_POSTGRESQL", "postgres"
DEBIAN = Path("/usr/lib/postgresql")
MISSING = "no PostgreSQL on this machine: apt-get install postgresql"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL programs; None where there are none."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    return max(found, key=str, default=None)


def _run(program: Path, *arguments: str) -> None:
    account = USER if os.geteuid() == 0 else None
    with tempfile.TemporaryFile("w+") as told:  # a file, since the server would keep a pipe open
        done = subprocess.run([str(program), *arguments], check=False, stdout=told, stderr=told, cwd="/", user=account)
        told.seek(0)
        said = told.read()
    if done.returncode:
        raise RuntimeError(f"{program.name} failed:\n{said}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The URL of a new server that stops with the context; `durable` waits for the disk as in production."""
    found = programs()
    if found is None:
        raise RuntimeError(MISSING)
    with tempfile.TemporaryDirectory(prefix="crm-postgresql-") as name:
        folder, port = Path(name), _free_port()
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam(USER).pw_uid, -1)
        data = folder / "data"
        _run(found / "initdb", "-D", str(data), "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-locale")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
        options += "" if durable else " -c fsync=off -c full_page_writes=off"
        _run(found / "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            _run(found / "pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def main() -> int:
    """Runs the command of the arguments beside a server; its exit code."""
    if programs() is None:
        print(MISSING, file=sys.stderr)
        return 2
    with postgresql() as url:
        return subprocess.run(sys.argv[1:], check=False, env={**os.environ, VARIABLE: url}).returncode


if __name__ == "__main__":
    sys.exit(main())
