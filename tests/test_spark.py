"""The check by a Spark cluster comes to the very report of this machine alone."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.feeds import bank, manifest
from tests.test_cli_validate import crmstandard

pytestmark = pytest.mark.spark
HOST = "127.0.0.1"
PIECE = 60_000
STARTED = 60


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank with faults whose files are as different as files are."""
    folder = bank(tmp_path_factory.mktemp("spark") / "feed", 60, 60)
    customers, people = folder / "customers.ndjson", folder / "persons.ndjson"
    customers.write_bytes(customers.read_bytes().replace(b"\n", b"\r\n\r\n").rstrip())
    people.write_bytes(b"\xef\xbb\xbf" + people.read_bytes() + b'{"resourceType":"Person","id":"cut-off')
    cases = folder / "cases.ndjson"
    (folder / "cases.json").write_bytes(b"[" + b",\n".join(cases.read_bytes().splitlines()) + b"]")
    cases.unlink()
    arrangements = folder / "arrangements.ndjson"
    packed = gzip.compress(arrangements.read_bytes())
    (folder / "arrangements.ndjson.gz").write_bytes(packed)
    (folder / "cut.ndjson.gz").write_bytes(packed[: len(packed) // 2])
    arrangements.unlink()
    (folder / "empty.ndjson").write_bytes(b"")
    return folder


SMALL = f"from crmstandard.feeds.spark import cluster; cluster.SIZE = {PIECE}; from crmstandard.cli import main; main()"


def _report(*arguments: str | Path) -> dict[str, Any]:
    """The report of the command, which cuts files into small pieces."""
    command = [sys.executable, "-c", SMALL, "feed", "check", *map(str, arguments), "--format", "json"]
    done = subprocess.run([*command, "--max-samples", "100"], capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout.startswith("{"), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "validatedAt": ""}


def _same(feed: Path, master: str, *more: str | Path) -> None:
    here = _report(feed, *more)
    assert here["recordCount"] > 100
    assert here["faults"]
    assert _report(feed, *more, "--engine", "spark", "--master", master) == here


def test_two_cores_of_this_machine_find_what_it_finds_alone(feed: Path) -> None:
    _same(feed, "local[2]")


def test_a_manifest_is_held_against_what_the_pieces_count(feed: Path) -> None:
    told = json.loads(manifest(feed).read_text())
    told["files"][0]["recordCount"] += 1
    (feed / "manifest.json").write_text(json.dumps(told))
    try:
        _same(feed, "local[2]", "--profile", "cn")
    finally:
        (feed / "manifest.json").unlink()


def test_executors_without_the_wheel_are_said(feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec {Path(sys.base_prefix) / "bin" / "python3"} "$@"\n')
    bare.chmod(0o755)
    monkeypatch.setenv("PYSPARK_PYTHON", str(bare))
    done = crmstandard("feed", "check", feed, "--engine", "spark", "--master", "local[1]")
    assert done.returncode == 2
    assert "PYSPARK_PYTHON" in done.stderr


def test_a_master_that_is_not_there_is_said(feed: Path) -> None:
    done = crmstandard("feed", "check", feed, "--engine", "spark", "--master", "spark//nowhere")
    assert done.returncode == 2
    assert "spark//nowhere" in done.stderr


def test_a_master_that_nobody_listens_for_is_said_at_once(feed: Path) -> None:
    port = _free_port()
    done = crmstandard("feed", "check", feed, "--engine", "spark", "--master", f"spark://{HOST}:{port}")
    assert done.returncode == 2
    assert f"no Spark master answers at spark://{HOST}:{port} (Connection refused)" in done.stderr


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A stand-alone master with two workers of one core each."""
    import pyspark

    home = Path(pyspark.__file__).parent
    port, folder = _free_port(), tmp_path_factory.mktemp("cluster")
    url = f"spark://{HOST}:{port}"
    roles = [
        ("master.Master", "--host", HOST, "--port", str(port), "--webui-port", "0"),
        *[("worker.Worker", "-c", "1", "-m", "1g", "--host", HOST, "--webui-port", "0", "-d", str(folder), url)] * 2,
    ]
    environment, running = {**os.environ, "SPARK_HOME": str(home)}, []
    with (folder / "log").open("wb") as log:
        for name, *arguments in roles:
            command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
            running.append(subprocess.Popen(command, stdout=log, stderr=log, env=environment))
            _wait(port)
        try:
            yield url
        finally:
            for each in running:
                each.terminate()
                each.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + STARTED
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"no Spark master on port {port}")


def test_a_master_with_two_workers_finds_what_this_machine_finds_alone(
    feed: Path, master: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    _same(feed, master)
