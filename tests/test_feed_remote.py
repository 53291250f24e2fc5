"""Files at URLs are fetched and judged as those that lie here; what they lead to is named without secrets."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crmstandard.feeds.check import Options, check
from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.remote import NotFetched, at_hand, without_secrets
from crmstandard.feeds.sources import gather
from tests.feeds import bank, checked, places
from tests.test_cli_validate import crmstandard


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("bad") / "feed", 20, 20)


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec", reason="the extra cloud is not installed: pip install 'crmstandard[cloud]'")
    system = fsspec.filesystem("memory")
    yield system
    system.rm("/", recursive=True)


def _put(system: Any, folder: Path, there: str) -> None:
    for path in folder.iterdir():
        system.pipe(f"{there}/{path.name}", path.read_bytes())


def test_a_folder_there_has_the_findings_of_the_folder_here(bad: Path, memory: Any) -> None:
    _put(memory, bad, "/feed")
    assert places(checked("memory://feed")[1]) == places(checked(bad)[1]) != set()


def test_a_csv_file_is_fetched_with_the_files_of_its_arrays_alone(bad: Path, memory: Any, tmp_path: Path) -> None:
    convert([str(bad / "persons.ndjson")], Target(tmp_path, "csv", is_folder=True))
    _put(memory, tmp_path, "/in")
    memory.pipe("/in/persons.old.csv", b"id\nx\n")
    outcome, report = checked("memory://in/persons.csv")
    assert {each["name"] for each in report["files"]} == {each.name for each in tmp_path.iterdir()}
    assert outcome.records == len((bad / "persons.ndjson").read_bytes().splitlines())


def test_files_of_one_name_in_several_folders_stay_apart(bad: Path, memory: Any) -> None:
    for part in ("a", "b"):
        memory.pipe(f"/{part}/tasks.ndjson", (bad / "tasks.ndjson").read_bytes())
    with at_hand(["memory://*/tasks.ndjson"]) as files:
        sources = gather(files).sources
        assert [each.name for each in sources] == ["memory:///a/tasks.ndjson", "memory:///b/tasks.ndjson"]
        assert {each.path.read_bytes() for each in sources if each.path} == {(bad / "tasks.ndjson").read_bytes()}
    assert not any(each.path.exists() for each in sources if each.path)


def test_what_is_not_there_is_said(memory: Any) -> None:
    for url in ("memory://nowhere.ndjson", "memory://nowhere/*.ndjson"):
        with pytest.raises(NotFetched, match="there is no such file"):
            check([url], Options())


def test_an_unknown_kind_of_place_is_said(memory: Any) -> None:
    with pytest.raises(NotFetched, match="gopher"):
        check(["gopher://user:secret@host/x.ndjson"], Options())


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fsspec", "fsspec.core"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(NotFetched, match=r"pip install 'crmstandard\[cloud\]'"):
        check(["s3://bucket/feed"], Options())


def test_secrets_of_a_url_are_not_shown() -> None:
    assert (
        without_secrets("https://me:pw@host:8443/a/b.ndjson?X-Amz-Signature=1&a=2/3#2")
        == "https://host:8443/a/b.ndjson"
    )
    assert without_secrets("s3://bucket/key.csv.gz") == "s3://bucket/key.csv.gz"


def test_a_cluster_does_not_read_urls() -> None:
    done = crmstandard("feed", "check", "s3://bucket/feed", "--engine", "spark")
    assert done.returncode == 2
    assert "what a URL leads to" in done.stderr


def test_a_server_that_is_not_reached_is_told_from_a_file_that_is_not_there() -> None:
    pytest.importorskip("aiohttp", reason="the extra cloud is not installed: pip install 'crmstandard[cloud]'")
    with closing(socket.socket()) as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/persons.ndjson"
        with pytest.raises(NotFetched, match=r"persons\.ndjson: the server was not reached: Connect call failed"):
            check([url], Options())
