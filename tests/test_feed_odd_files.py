"""Pipes and names that are no UTF-8: shells hand over the one, old file servers the other."""

from __future__ import annotations

import gzip
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crmstandard.feeds.convert import Target, convert
from tests.feeds import bank, checked
from tests.test_cli_validate import crmstandard

SAID = "caf\\xe9.ndjson"


@contextmanager
def _pipe(folder: Path, content: bytes) -> Iterator[Path]:
    """A pipe that somebody writes to while it is read."""
    path = folder / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(content,))
    writer.start()
    try:
        yield path
    finally:
        writer.join(10)
        assert not writer.is_alive(), "nobody has read the pipe to its end"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("people") / "feed") / "persons.ndjson"


@pytest.mark.parametrize("form", ["ndjson", "parquet"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipe_is_read_like_a_file(people: Path, tmp_path: Path, form: str, packed: bool, jobs: int) -> None:
    file = tmp_path / f"persons.{form}"
    convert([str(people)], Target(file, form, is_folder=False))
    content = file.read_bytes()
    with _pipe(tmp_path, gzip.compress(content) if packed else content) as pipe:
        outcome, report = checked(pipe, form=form, resource="Person", jobs=jobs)
    assert (outcome.verdict, report["recordCount"]) == ("accepted", len(people.read_bytes().splitlines()))


def test_a_pipe_is_no_place_for_tables_with_arrays_beside_them(people: Path, tmp_path: Path) -> None:
    convert([str(people)], Target(tmp_path / "csv", "csv", is_folder=True))
    with _pipe(tmp_path, (tmp_path / "csv" / "persons.csv").read_bytes()) as pipe:
        _, report = checked(pipe, form="csv", resource="Person")
    assert report["recordCount"] == len(people.read_bytes().splitlines())
    assert "FED-021" in {each["requirement"] for each in report["faults"]}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_a_name_that_is_no_utf_8_is_said_in_every_report(people: Path, tmp_path: Path, form: str) -> None:
    odd = os.fsdecode(b"caf\xe9.ndjson")
    (tmp_path / odd).write_bytes(people.read_bytes() + b'{"resourceType":"Person"}\n')
    done = crmstandard("feed", "check", str(tmp_path / odd), "--format", form)
    assert done.returncode == 1, done.stderr
    assert (json.dumps(SAID)[1:-1] if form in ("json", "sarif") else SAID) in done.stdout


def test_a_name_that_is_no_utf_8_is_said_where_the_file_is_not_there(tmp_path: Path) -> None:
    for command in (["feed", "check"], ["validate"]):
        done = crmstandard(*command, str(tmp_path / os.fsdecode(b"caf\xe9.ndjson")))
        assert done.returncode == 2, done.stderr
        assert SAID in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
